import type { Statement } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';

/** A mark told of an item of which the same sentence says that it has none. */
export interface ScoredApart {
  readonly got: Range;
  readonly points: string;
}

const MARK = String.raw`(?:自评)?(?:时|仍|却|也|还|照)*(?:该|此|本)?(?:项|指标)?(?:自评)?(?:仍|却|也|还|照)*(?:得|计|记|打|给|评|拿|填|赋)(?:了|上|到|为|分|满分?)*\s?(?<points>[1-9]\d*(?:\.\d+)?|0\.\d*[1-9])\s?分`;
/** 不参与评分，…该指标计满分6分: left out of the marks, and it has some. */
const LEFT_OUT = new RegExp(
  `(?:不参与(?:评分|计分|评价|打分|考评)|不参评|不评分|不打分|不计分|不作评价|不予评分)，(?:[^，。；\\d]{0,10}，)?[^，。；\\d其余]{0,6}${MARK}(?!以)`,
);
/** 打了3分，备注栏写的是“不适用” */
const NOTED =
  /(?:得|计|记|打|给|评|拿|填)(?:了|上|到|为|分|满分?)*\s?(?<points>[1-9]\d*(?:\.\d+)?|0\.\d*[1-9])\s?分，[^，。；\d]{0,4}(?:备注|说明|理由|依据|情况)[^，。；\d]{0,10}“?(?:不适用|不涉及|未涉及|无此项|不参评)/;

/** By words that leave no doubt: what is left out of the marks, or noted as not applying, has marks. */
export function scoredApart({ text, start }: Statement): ScoredApart[] {
  const match = LEFT_OUT.exec(text) ?? NOTED.exec(text);
  return match === null
    ? []
    : [{ got: rangeOf({ start }, match), points: match.groups?.points ?? '' }];
}
