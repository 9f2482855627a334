import type { Rule } from './rules.js';

/** A stretch of a page between two lines across, and the upright lines that part it. */
interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly uprights: readonly number[];
}

/** A box of a table; one that reaches over several rows stands in the first. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Boxes of a row from left to right; null where one from a row above reaches down. */
export interface Row {
  readonly top: number;
  readonly boxes: readonly (Box | null)[];
}

/** Lines so near are one, drawn twice or in pieces. */
const NEAR = 2.5;

/** The rows of the tables a page's lines make, from top to bottom. A box as wide as several columns is followed by nulls. */
export function rowsOf(rules: readonly Rule[]): Row[] {
  const isAcross = ({ left, right, top, bottom }: Rule): boolean => right - left > top - bottom;
  const upright = rules.filter((rule) => !isAcross(rule));
  const drawn = rules.filter(isAcross);
  const across = [...drawn, ...opened(drawn, upright)];
  const bands = bandsOf(across, upright);
  return tablesOf(bands).flatMap((table) => {
    const columns = distinct(table.flatMap(({ uprights }) => uprights));
    return table.map((band, at) => ({
      top: band.top,
      boxes: boxesOf(band, table.slice(at), across).flatMap((box, index) => {
        const [left = 0, right = 0] = band.uprights.slice(index, index + 2);
        const within = columns.filter((x) => left + NEAR < x && x < right - NEAR);
        return [box, ...within.map(() => null)];
      }),
    }));
  });
}

/** Where upright lines of one table end and none across closes it: a page ends amid a row. */
function opened(across: readonly Rule[], upright: readonly Rule[]): Rule[] {
  const heights = distinct(upright.flatMap(({ top, bottom }) => [top, bottom]));
  return heights.flatMap((height) => {
    const isNear = (y: number): boolean => Math.abs(y - height) <= NEAR;
    const ending = upright.filter(({ top, bottom }) => isNear(top) || isNear(bottom));
    if (ending.length < 2 || across.some(({ top, bottom }) => isNear((top + bottom) / 2)))
      return [];
    const left = Math.min(...ending.map((rule) => rule.left));
    const right = Math.max(...ending.map((rule) => rule.right));
    return [{ left, right, top: height, bottom: height }];
  });
}

function bandsOf(across: readonly Rule[], upright: readonly Rule[]): Band[] {
  const heights = distinct(across.map(({ top, bottom }) => (top + bottom) / 2)).reverse();
  return heights.slice(1).flatMap((bottom, at) => {
    const top = heights[at] ?? bottom;
    const middle = (top + bottom) / 2;
    const own = upright.filter((rule) => rule.bottom - NEAR <= middle && middle <= rule.top + NEAR);
    const uprights = distinct(own.map(({ left, right }) => (left + right) / 2));
    return uprights.length > 1 ? [{ top, bottom, uprights }] : [];
  });
}

/** Bands that touch are of one table. */
function tablesOf(bands: readonly Band[]): Band[][] {
  const tables: Band[][] = [];
  for (const band of bands) {
    const last = tables.at(-1)?.at(-1);
    if (last !== undefined && last.bottom - band.top <= NEAR) tables.at(-1)?.push(band);
    else tables.push([band]);
  }
  return tables;
}

function boxesOf(
  { top, bottom, uprights }: Band,
  below: readonly Band[],
  across: readonly Rule[],
): (Box | null)[] {
  const isDrawn = (height: number, x: number): boolean =>
    across.some(
      (rule) =>
        Math.abs((rule.top + rule.bottom) / 2 - height) <= NEAR &&
        rule.left - NEAR <= x &&
        x <= rule.right + NEAR,
    );
  return uprights.slice(1).map((right, at) => {
    const left = uprights[at] ?? right;
    const middle = (left + right) / 2;
    if (!isDrawn(top, middle)) return null;
    const end = below.find((band) => isDrawn(band.bottom, middle))?.bottom ?? bottom;
    return { left, right, top, bottom: end };
  });
}

/** Sorted, those near one another once. */
function distinct(values: readonly number[]): number[] {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted.filter((value, at) => at === 0 || value - (sorted[at - 1] ?? value) > NEAR);
}
