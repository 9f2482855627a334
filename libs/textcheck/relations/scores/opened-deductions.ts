import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { paragraphs } from '../outline/paragraphs.js';
import { isTypo } from '../figures/near.js';
import type { Scored } from './deductions.js';
import { scoresOf } from './scores.js';

/** 扣分共3.77分：, 共扣2.9分：, （三）产出类扣1.10分。 */
const OPENS =
  /^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）).、]\s?)?(?:[^，。；：\d]{2,12}(?:类|部分|方面|指标)?)?(?:共|合计|累计|总共|总计|总)?(?:扣|失|丢)(?:减|除)?(?:了|分)?(?:合计|共计|共|总计)?(?:为|是)?\s?$/;
const CLASS = /(?:类|部分|方面|指标|管理|共|合计|累计|总计|总|^扣分|^失分|^丢分)(?:扣|失|丢)?/;
/** What follows is some of the reasons only. */
const SOME = /主要|等|部分原因|如|例如/;
const LISTS = /^\s?(?:[：:]|，(?:其中|具体(?:为|是|如下)?|分别(?:为|是)?)[：:]?)/;
const NAMED = /^[，、；：:和及]{0,2}(?:其中|分别[为是]|具体[为是]?)?[：:]?[^，。；：:\d]{2,20}$/;
const TAKEN = /(?:扣|失|丢)(?:减|除)?(?:了|分)?\s?$/;

/** Deductions of a whole or a class that its paragraph opens with, against those that follow it there. */
export const openedDeductions = (document: TextDocument): Scored[] =>
  paragraphs(document).flatMap(([first, ...rest]) =>
    first === undefined ? [] : judge(first, rest),
  );

function judge(first: Statement, rest: readonly Statement[]): Scored[] {
  const [whole] = first.mentions;
  if (whole === undefined || first.inTable || !isWhole(whole)) return [];
  const after = first.text.slice(whole.end - first.start);
  const isList = LISTS.test(after);
  // 数量指标扣1.5分，时效指标扣1.9分: parts of a whole told elsewhere.
  const opens = (isList || after.trim() === '') && !SOME.test(after.slice(0, 8));
  const parts = opens ? partsOf([first, ...rest], whole, isList) : null;
  return parts === null || parts.length < 2 ? [] : against(whole, parts, isList);
}

function against(whole: Mention, parts: readonly Mention[], isList: boolean): Scored[] {
  const computed = sumDecimals(parts.map(({ value }) => value));
  const isWrong = isList || computed.greaterThan(whole.value) || isTypo(computed, whole);
  const worked = parts.map(({ value }) => value.toFixed()).join(' + ');
  return isWrong && !makeUp(parts, whole.value)
    ? [{ got: whole, of: parts, worked, computed }]
    : [];
}

const isWhole = ({ unit, exact, before }: Mention): boolean =>
  unit === '分' && exact && OPENS.test(before) && CLASS.test(before);

/** All marks of the paragraph after the first, or those of its list; null where some are no deductions. */
function partsOf(
  paragraph: readonly Statement[],
  whole: Mention,
  isList: boolean,
): readonly Mention[] | null {
  const taken = paragraph
    .flatMap(scoresOf)
    .filter(({ role }) => role === 'deducted')
    .map(({ mention }) => mention);
  const marks = paragraph
    .flatMap(({ mentions }) => mentions)
    .filter((one) => one !== whole && one.unit === '分');
  const own = isList ? marks.filter(({ start }) => start < endOf(paragraph[0])) : marks;
  const isPart = (one: Mention): boolean =>
    isList ? taken.includes(one) || NAMED.test(one.before) : taken.includes(one);
  if (own.some(({ before }) => /满分|得分?$|合计|每|乘以?|分值/.test(before))) {
    return isList ? null : own.filter((one) => taken.includes(one) && TAKEN.test(one.before));
  }
  return own.every((one) => one.exact && isPart(one)) ? own : null;
}

const endOf = (statement: Statement | undefined): number =>
  statement === undefined ? 0 : statement.start + statement.text.length;

/** All of them, or some in a row: the others are details. */
const makeUp = (parts: readonly Mention[], whole: Decimal): boolean =>
  parts.some((_, from) =>
    parts.some(
      (_part, to) =>
        to >= from &&
        sumDecimals(parts.slice(from, to + 1).map(({ value }) => value)).equals(whole),
    ),
  );
