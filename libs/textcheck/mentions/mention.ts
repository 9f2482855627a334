import { Decimal } from '#libs/kernel';

export type MentionKind = 'amount' | 'percent' | 'points' | 'count';

/** A figure of the text with what it is a figure of. */
export interface Mention {
  readonly kind: MentionKind;
  /** As printed, in its own unit. */
  readonly value: Decimal;
  /** Half a unit of the last printed place, in its own unit. */
  readonly half: Decimal;
  readonly unit: string;
  /** In yuan for an amount, else the value. */
  readonly base: Decimal;
  /** Yuan in one unit for an amount, else one. */
  readonly scale: Decimal;
  /** Offsets of number and unit in the whole text. */
  readonly start: number;
  readonly end: number;
  /** The words before it, back to the figure before or the start of the sentence. */
  readonly before: string;
  /** What it is a figure of: its noun, stripped of years, pronouns and verbs; may be empty. */
  readonly label: string;
  /** The year it is of, as far as the sentence says; null where it does not. */
  readonly year: number | null;
  /** Stands inside brackets of its sentence. */
  readonly bracketed: boolean;
}

const YUAN_IN: Readonly<Record<string, number>> = {
  亿元: 100_000_000,
  万元: 10_000,
  千元: 1_000,
  元: 1,
};
const MEASURES =
  '个百分点|百分点|%|亿元|万元|千元|元|万(?:人次|人|户|亩|平方米|吨|次|条|件|册|株|公里)|平方米|平方公里|公里|千米|米|亩|公顷|辆|台|套|册|场次|场|期|名|人次|人|位|户|次|条|件|项|处|所|家|个|村|份|起|分|宗|批|艘|座|间|天|月|年|日|号|度|级|笔|篇|盏|株|棵|吨|小时|轮|支|类|种|队|张|例|床|课时|学时|班次';
const NUMBER = new RegExp(
  String.raw`(?<![\dA-Za-z.])(-?\d+(?:,\d{3})+(?:\.\d+)?|-?\d+(?:\.\d+)?)\s?(${MEASURES})?`,
  'g',
);
/** Units of the calendar and of names: no figures to calculate with. */
const NOT_FIGURES = new Set(['年', '月', '日', '号', '级', '度']);

/** The figures of one sentence of a normalised text, in order. */
export function mentionsOf(sentence: { readonly text: string; readonly start: number }): Mention[] {
  const found: Mention[] = [];
  let from = 0;
  let year: number | null = null;
  for (const match of sentence.text.matchAll(NUMBER)) {
    const [whole, digits = '', unit = ''] = match;
    if (unit === '' || NOT_FIGURES.has(unit)) continue;
    const before = sentence.text.slice(from, match.index);
    year = lastYear(before) ?? year;
    const printed = new Decimal(digits.replaceAll(',', ''));
    const scale = new Decimal(YUAN_IN[unit] ?? 1);
    found.push({
      kind: kindOf(unit),
      value: printed,
      half: new Decimal(10).pow(-printedPlaces(digits)).div(2),
      unit: unit === '百分点' ? '个百分点' : unit,
      base: printed.times(scale),
      scale,
      start: sentence.start + match.index,
      end: sentence.start + match.index + whole.length,
      before,
      label: labelOf(before),
      year,
      bracketed: isBracketed(sentence.text, match.index),
    });
    from = match.index + whole.length;
  }
  return found;
}

const printedPlaces = (digits: string): number => digits.split('.')[1]?.length ?? 0;

function kindOf(unit: string): MentionKind {
  if (unit === '%') return 'percent';
  if (unit.endsWith('百分点')) return 'points';
  return unit in YUAN_IN ? 'amount' : 'count';
}

function lastYear(text: string): number | null {
  const years = [...text.matchAll(/(20\d\d)年/g)];
  const last = years.at(-1)?.[1];
  return last === undefined ? null : Number(last);
}

function isBracketed(text: string, index: number): boolean {
  const before = text.slice(0, index);
  const opened = (before.match(/[（(]/g) ?? []).length;
  return opened > (before.match(/[）)]/g) ?? []).length;
}

const LEADING =
  /^(?:其中|包括|包含|主要是|主要为|分别为|分别是|分为|以及|和|及|与|比|较|共|合计|的|是|为|有|截至|截止|我乡|我镇|我部门|我单位|我局|我街道|本部门|本单位|全年|累计|当年|年末|年底|底|末|20\d\d年度?|上年同期|上年|去年|\s)+/;
const TRAILING =
  /(?:分别)?(?:为|是|达到|达|共计|共有|共|约|有|的|完成|实现|累计|数|人民币|各|均|仅|只|已|了|\s|:|：)+$/;

/** The noun a figure belongs to, e.g. `一般公共服务支出`. */
export function labelOf(before: string): string {
  const clause = /[^，。；：、,;:！？!?（）()\n]*$/.exec(before)?.[0] ?? '';
  return clause.trim().replace(LEADING, '').replace(TRAILING, '').trim();
}
