import { sumDecimals, type Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { applyingMarks } from './conversions.js';
import { itemName, scoreRows, toldItems } from './items.js';
import { matchesIn } from '../../text/matches.js';

/** An item that the report leaves out of its score and scores in another place. */
export interface ScoredAll {
  readonly name: string;
  readonly got: Mention;
}

const HUNDRED = 100;
const NONE = /不涉及|未涉及|不适用|无此项|没有(?:相关|此类|此项|该项)/;
const LEFT_OUT =
  /不计入|不计分|不参与(?:评分|计分|评价)|剔除|[不未]纳入|不参评|扣除|参评|可评|适用|其余/;
const AS_FULL = /(?<!不)(?:按|[计得]|视同|视为)满分/;
/** “政府债务管理”（3分）, “资产收益上缴”3分 */
const QUOTED =
  /“([^”，。；]{2,24})”(?=(?:指标)?[（(]?(?:\d|[^，。；“”]{0,8}(?:不涉及|未涉及|不适用)|[、和]))/g;
/** 整改反馈指标不涉及, 生态效益指标5分不涉及 */
const PLAIN =
  /(?:^|[，。；：])(?:其中)?([一-龥]{2,20}?)(?:指标|项目)?(?:[（(]?\d+(?:\.\d+)?分[）)]?)?(?:属于|按|因[^，。；]{0,20})?(?:不涉及|未涉及|不适用)/g;

/** Names of items that a paragraph leaves out of the score. */
const leftOutNames = oncePerDocument((document): ReadonlySet<string> => {
  const running = new Set(
    document.statements.filter(({ inTable }) => !inTable).map(({ passage }) => passage),
  );
  const names = document.passages.flatMap(({ text }, index) =>
    running.has(index) && NONE.test(text) && LEFT_OUT.test(text) && !AS_FULL.test(text)
      ? [QUOTED, PLAIN].flatMap((words) =>
          matchesIn(text, words).map(([, name = '']) => itemName(name)),
        )
      : [],
  );
  return new Set(names.filter((name) => name.length > 1));
});

/** The points of what is scored are those that the marks which apply leave out of a hundred. */
function areLeftOut(document: TextDocument, points: readonly Decimal[]): boolean {
  const sums = [...points, sumDecimals(points)];
  return applyingMarks(document).some(({ value }) =>
    sums.some((sum) => sum.isPositive() && !sum.isZero() && value.plus(sum).equals(HUNDRED)),
  );
}

/** Items left out by the text that a table, or the text elsewhere, scores all the same. */
export function scoredAllTheSame(document: TextDocument): ScoredAll[] {
  const names = leftOutNames(document);
  if (names.size === 0) return [];
  const items = toldItems(document).filter(({ full }) => full !== null);
  const scored = [
    ...scoreRows(document).flat(),
    ...items.map(({ name, full, got }) => ({ name, got, fulls: full === null ? [] : [full] })),
  ].filter(
    ({ name, got, fulls }) => names.has(name) && !got.value.isZero() && isWithin(got, fulls),
  );
  const points = scored.flatMap(({ fulls }) => fulls[0]?.value ?? []);
  return areLeftOut(document, points) ? scored.map(({ name, got }) => ({ name, got })) : [];
}

/** 不涉及，适用指标总分95分: more than its full marks is what all the others have. */
const isWithin = (got: Mention, fulls: readonly Mention[]): boolean =>
  fulls.length === 0 || fulls.some(({ value }) => got.value.lessThanOrEqualTo(value));

/** True for a row of what the text leaves out. */
export const isLeftOut = (document: TextDocument, name: string): boolean =>
  leftOutNames(document).has(name);
