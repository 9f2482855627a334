import { Decimal } from '#libs/kernel';

import { matchesIn } from '../../../text/matches.js';
import { chineseNumeral } from '../../../text/numerals.js';

/** A state and its marks. */
export interface Label {
  readonly name: string;
  readonly mark: Decimal;
  readonly start: number;
  readonly end: number;
}

const GIVEN = String.raw`(?:等次|等级|档次?|级别)?(?:的|者)?[，]?(?:得|计|记|给|为|评|赋)\s?(?<mark>\d+(?:\.\d+)?)\s?分`;
const LABEL = new RegExp(
  String.raw`(?<=[，、；：（“。]|为|级|次|评)(?<name>[一-龥A-E]{1,8}?)${GIVEN}`,
  'g',
);
/** No names of a state: who was given them, or what is reckoned. */
const NO_LABEL = /[我本该此共实合总]|得分|自评|因此|故|据此|最终|指标|单位|否则|其余|其他|应/;
const FEWEST = 2;

/** The states of a rule that gives each its marks: 优秀得10分、良好得8分. */
export function labelsIn(text: string, start: number): Label[] {
  const found = matchesIn(text, LABEL)
    .map(({ index, 0: words, groups }) => ({
      name: groups?.name ?? '',
      mark: new Decimal(groups?.mark ?? 0),
      start: start + index,
      end: start + index + words.length,
    }))
    .filter(({ name }) => !NO_LABEL.test(name));
  const run = found.filter(
    (one, at) => found[at + 1]?.start === one.end + 1 || found[at - 1]?.end === one.start - 1,
  );
  const names = new Set(run.map(({ name }) => name));
  return names.size < FEWEST || names.size < run.length ? [] : run;
}

const RANKS = new RegExp(
  String.raw`(?:前(?<top>[一二三四五六七八九十\d]{1,3})名?|第?(?<from>[一二三四五六七八九十\d]{1,3})名?[至到~～—-]第?(?<to>[一二三四五六七八九十\d]{1,3})名|第(?<one>[一二三四五六七八九十\d]{1,3})名?)(?:的|者|以内|以上)?(?:得|计|记|给)\s?(?<mark>\d+(?:\.\d+)?)\s?分`,
  'g',
);
/** A place in digits or in words; nought where none is told. */
export const numberOf = (digits: string | undefined): number =>
  digits === undefined
    ? 0
    : /^\d+$/.test(digits)
      ? Number(digits)
      : Number(chineseNumeral(digits) ?? 0);

/** From the one place to the other. */
export interface Rank {
  readonly from: number;
  readonly to: number;
  readonly mark: Decimal;
  readonly start: number;
  readonly end: number;
}

/** 前三得5分，四至六名得3分，其余得1分 */
export function ranksIn(text: string, start: number): Rank[] {
  const found = matchesIn(text, RANKS).map(({ index, 0: words, groups }): Rank => {
    const { top, from, to, one, mark } = groups ?? {};
    const place = { start: start + index, end: start + index + words.length };
    const first = numberOf(one ?? from) || 1;
    return { ...place, from: first, to: numberOf(one ?? top ?? to), mark: new Decimal(mark ?? 0) };
  });
  if (found.length < FEWEST) return [];
  const rest = /其[余他]的?(?:得|计|记|给)\s?(\d+(?:\.\d+)?)\s?分/.exec(text);
  if (rest === null) return found;
  const place = { start: start + rest.index, end: start + rest.index + rest[0].length };
  const last = Math.max(...found.map(({ to }) => to));
  return [...found, { from: last + 1, to: Infinity, mark: new Decimal(rest[1] ?? 0), ...place }];
}
