import { asNumber, asText, type Value } from '../values.js';
import { foreignName, suffixConflict } from './place-names.js';
import type { FormulaFunction } from './types.js';
import { mixedUnit, templatePrompt, yearsIn } from './wording-rules.js';

function yearsWhere(text: Value, keep: (year: number) => boolean): string {
  return yearsIn(asText(text))
    .filter(keep)
    .map((year) => `${year}年`)
    .join('、');
}

/** Functions over running text; each gives the offending words, or empty text when there are none. */
export const wordingFunctions: readonly FormulaFunction[] = [
  {
    name: 'foreign_names_in',
    params: ['text'],
    result: 'text',
    doc: 'foreign_names_in(text.report)：文中出现的其他单位名称；没有则为空文本',
    apply: ([text], context) =>
      foreignName(asText(text!), context.organisation, context.otherOrganisations),
  },
  {
    name: 'suffix_conflicts',
    params: ['text'],
    result: 'text',
    doc: 'suffix_conflicts(text.report)：与单位类别不符的自称（乡的报告写“我镇”）；乡镇、村镇、镇村等泛称不算',
    apply: ([text], context) => suffixConflict(asText(text!), context.organisation),
  },
  {
    name: 'years_before',
    params: ['text', 'number'],
    result: 'text',
    doc: 'years_before(文本, 年)：文中早于此年的年份；书名号和文号内的不算',
    apply: ([text, year]) => yearsWhere(text!, (found) => asNumber(year!).gt(found)),
  },
  {
    name: 'years_after',
    params: ['text', 'number'],
    result: 'text',
    doc: 'years_after(文本, 年)：文中晚于此年的年份；书名号和文号内的不算',
    apply: ([text, year]) => yearsWhere(text!, (found) => asNumber(year!).lt(found)),
  },
  {
    name: 'template_prompts_in',
    params: ['text'],
    result: 'text',
    doc: 'template_prompts_in(text.report)：遗留的模板提示语（请填写、XX乡、____ 等）',
    apply: ([text]) => templatePrompt(asText(text!)),
  },
  {
    name: 'mixed_units_in',
    params: ['text'],
    result: 'text',
    doc: 'mixed_units_in(text.report)：以万元计的报告中以元书写的大额（≥10000 元）数字',
    apply: ([text]) => mixedUnit(asText(text!)),
  },
];
