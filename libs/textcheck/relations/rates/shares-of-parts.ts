import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { alike } from '../figures/near.js';
import type { SureRate } from './rate-place.js';

/** What a share says that it is of, at the end of its words. */
const OF_WHOLE = /占([^，。；、\d占]{2,14}?)(?:的)?(?:比例|比重)?(?:为|达到?|约|是|仅)*$/;
/** Right behind a figure, its own share. */
const OWN_SHARE = /^[，,（(]?(?:约|仅)?占[^，。；]*$/;
const MOST_PARTS = 8;

/** 税收48000万元，占75%；非税16000万元，占25%: a figure with a share of its own is a part, unless its parts follow or it is named as the whole. */
export function isOfPart({ figures }: TextDocument, { printed, denominator }: SureRate): boolean {
  const own = figures.find((some) => some.includes(denominator)) ?? [];
  const behind = own.slice(own.indexOf(denominator) + 1);
  const [next] = behind;
  if (next?.kind !== 'percent' || next === printed || !OWN_SHARE.test(next.before)) return false;
  const words = OF_WHOLE.exec(printed.before)?.[1];
  const isNamed = words !== undefined && denominator.before.includes(words);
  return !isNamed && !isMadeOf(denominator, behind);
}

/** Some figures of its sort in a row behind it make it. */
function isMadeOf(whole: Mention, behind: readonly Mention[]): boolean {
  const [first, ...parts] = behind.filter((one) => alike(one, whole)).slice(0, MOST_PARTS);
  if (first === undefined) return false;
  let sum = first.base;
  return parts.some(({ base }) => {
    sum = sum.plus(base);
    return sum.equals(whole.base);
  });
}
