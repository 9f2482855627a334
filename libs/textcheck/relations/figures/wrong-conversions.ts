import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { comesToInAll } from './for-each.js';
import { dimensionOf, measured, measuredIn, pieceOf } from './measures.js';

/** A figure told again in another unit that does not come to the same. */
export interface WrongConversion {
  readonly printed: Mention;
  readonly from: Mention;
  readonly right: Decimal;
}

const OF_METRES = 0.001;

const CONVERTS =
  /^[（(，,]?(?:大约|约)?(?:合|折合|即|约合|约为|折算为|换算为|相当于|也就是|换算(?:过来|下来|成|后)?(?:就是|是|为)?|等于)(?:人民币)?(?:约)?$/;

/** 32,767,152.12元（约合3276.72万元）; 4.35万亩（2900公顷）: one figure in two units. */
export const wrongConversions = (
  document: TextDocument,
  { mentions }: Statement,
): WrongConversion[] =>
  mentions.flatMap((printed, index) => {
    const from = mentions[index - 1];
    if (from === undefined || from.unit === printed.unit || !isToldAgain(document, from, printed))
      return [];
    const right = measuredIn(measured(from), printed);
    const gap = right.minus(printed.value).abs();
    return gap.lessThanOrEqualTo(slack(right, printed, from)) ? [] : [{ printed, from, right }];
  });

/** In another unit of its dimension, by the words or alone in a bracket. */
function isToldAgain({ text }: TextDocument, from: Mention, printed: Mention): boolean {
  if (dimensionOf(from) !== dimensionOf(printed)) return false;
  if (comesToInAll(from, from.base.toNumber(), printed.base.toNumber())) return false;
  const bracket = /^（(?:约|大约|近)?$/.test(printed.before) && text.charAt(printed.end) === '）';
  return bracket || CONVERTS.test(printed.before.trim());
}

/** Half a unit of both last places; a 亩 is not a whole number of square metres. */
function slack(right: Decimal, printed: Mention, from: Mention): Decimal {
  const rounding = measuredIn(from.half.times(pieceOf(from)), printed).plus(printed.half);
  const metres = from.thing !== printed.thing && [from, printed].some(isOfMetres);
  return metres ? rounding.plus(right.times(OF_METRES)) : rounding;
}

const isOfMetres = ({ thing }: Mention): boolean => thing === '平方米';
