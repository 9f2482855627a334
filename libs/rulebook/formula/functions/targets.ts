import { Decimal, roundHalfUp } from '#libs/kernel';
import { asText, type Value } from '../values.js';
import { bigramOverlap } from './bigrams.js';
import { measuredNumbers, unansweredNumbers } from './measured-numbers.js';
import type { FormulaFunction } from './types.js';

const PLACES = 4;

function share(part: number, whole: number): Decimal {
  return whole === 0 ? new Decimal(0) : roundHalfUp(new Decimal(part).div(whole), PLACES);
}

function similarity([left, right]: readonly Value[]): Decimal {
  const overlap = bigramOverlap(asText(left!), asText(right!));
  return share(2 * overlap.common, overlap.left + overlap.right);
}

function copiedShare([target, outcome]: readonly Value[]): Decimal {
  const overlap = bigramOverlap(asText(target!), asText(outcome!));
  return share(overlap.common, overlap.right);
}

/** Functions that hold an outcome against its target. */
export const targetFunctions: readonly FormulaFunction[] = [
  {
    name: 'similarity',
    params: ['text', 'text'],
    result: 'number',
    doc: 'similarity(甲, 乙)：相似度 0 至 1（相邻两字重合，忽略标点）；完全相同为 1',
    apply: similarity,
  },
  {
    name: 'copied_share',
    params: ['text', 'text'],
    result: 'number',
    doc: 'copied_share(目标, 实现)：实现情况中取自目标的文字比例 0 至 1',
    apply: copiedShare,
  },
  {
    name: 'numbers_in',
    params: ['text'],
    result: 'number',
    doc: 'numbers_in(文本)：带量词的数字个数，年月日和文号不计',
    apply: ([text]) => new Decimal(measuredNumbers(asText(text!)).length),
  },
  {
    name: 'figures_not_in_facts',
    params: ['text'],
    result: 'text',
    readsReport: true,
    doc: 'figures_not_in_facts(text.rewritten)：文中带量词而任何事实都没有的数字，如“12.5万元”；没有则为空文本',
    apply: ([text], context) =>
      measuredNumbers(asText(text!))
        .filter((item) => !context.isKnownFigure(item.value))
        .map((item) => item.text)
        .join('、'),
  },
  {
    name: 'numbers_missing',
    params: ['text', 'text'],
    result: 'number',
    doc: 'numbers_missing(目标, 实现)：目标中带量词而实现情况未提及的数字个数',
    apply: ([target, outcome]) =>
      new Decimal(unansweredNumbers(asText(target!), asText(outcome!)).length),
  },
  {
    name: 'numbers_missing_list',
    params: ['text', 'text'],
    result: 'text',
    doc: 'numbers_missing_list(目标, 实现)：同上，列出这些数字，如“19位、500元”；没有则为空文本',
    apply: ([target, outcome]) =>
      unansweredNumbers(asText(target!), asText(outcome!))
        .map((item) => item.text)
        .join('、'),
  },
];
