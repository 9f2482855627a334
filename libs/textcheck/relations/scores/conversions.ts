import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees } from '../figures/arithmetic.js';
import { paragraphs } from '../outline/paragraphs.js';
import { scoresOf } from './scores.js';

/** A score said to be converted to a hundred, with what it does not follow from. */
export interface Conversion {
  readonly said: Mention;
  readonly got: Mention;
  /** What could be had, and the figures that say so. */
  readonly full: Full;
  readonly computed: Decimal;
}

interface Full {
  readonly value: Decimal;
  readonly of: readonly Mention[];
}

export const CONVERTED = /(?:换算|折算|折合|百分制)[^，。；\d]*$|^制(?:后)?(?:得分)?(?:为|是|得)?$/;
const FULL = /(?:适用|应得|有效|可得|参评|满分|总分值?|剔除后|调整后)[^，。；\d]*$/;
/** 剔除不适用指标6分后 */
export const LEFT_OUT = /(?:剔除|扣除|核减|去除|不适用|不涉及|不计入|不参评)[^，。；\d]*$/;
const HUNDRED = 100;
const FAR = 24;
/** Below that a figure is the full marks of a part. */
const LEAST_FULL = 50;

/** Conversions that follow from no score and no full marks stated with them. */
export function wrongConversions(document: TextDocument): Conversion[] {
  return paragraphs(document).flatMap((passage) => {
    const said = passage.flatMap(({ mentions }) => mentions).find(isConverted);
    if (said === undefined) return [];
    const scores = gotBefore(passage, said);
    const pairs = scores.flatMap(({ mention: got }) =>
      fullsOf(passage, said, got)
        .filter(({ of }) => !of.includes(got))
        .map((full) => ({ got, full, computed: converted(got, full) })),
    );
    if (pairs.some(({ computed }) => agrees(computed, said)) || isWeighted(passage, said))
      return [];
    const found = pairs.find(({ computed }) => computed.lessThanOrEqualTo(HUNDRED));
    return found === undefined ? [] : [{ said, ...found }];
  });
}

/** 换算成100分制: 100 is what it is converted to. */
export const isConverted = ({ unit, exact, before, value }: Mention): boolean =>
  unit === '分' && exact && CONVERTED.test(before) && !value.equals(HUNDRED);

/** Scores stated before the converted one; those of the whole first, the nearest of them first of all. */
function gotBefore(passage: readonly Statement[], said: Mention) {
  const scores = passage
    .flatMap(scoresOf)
    .filter(({ role, mention }) => role === 'got' && mention.start < said.start)
    .reverse();
  return [...scores.filter(({ whole }) => whole), ...scores.filter(({ whole }) => !whole)];
}

/** 以20%折算计入部门考核: a part of another score. */
const isWeighted = (passage: readonly Statement[], said: Mention): boolean =>
  passage.some(({ mentions }) =>
    mentions.some(
      ({ kind, end }) => kind === 'percent' && end <= said.start && said.start - end < FAR,
    ),
  );

const converted = (got: Mention, { value }: Full): Decimal => got.value.div(value).times(HUNDRED);

/** Full marks as stated, as what is left of a hundred, or as what was had and what was taken off. */
function fullsOf(passage: readonly Statement[], said: Mention, got: Mention): Full[] {
  const scored = passage
    .flatMap(({ mentions }) => mentions)
    .filter((mention) => mention.unit === '分' && mention.exact && mention !== said);
  const stated = scored
    .filter(({ before, value }) => FULL.test(before) && value.greaterThan(LEAST_FULL))
    .map((mention) => ({ value: mention.value, of: [mention] }));
  const rest = scored
    .filter(({ before }) => LEFT_OUT.test(before))
    .map((mention) => ({ value: new Decimal(HUNDRED).minus(mention.value), of: [mention] }));
  const deducted = passage
    .flatMap(scoresOf)
    .filter(({ role }) => role === 'deducted')
    .map(({ mention }) => ({ value: got.value.plus(mention.value), of: [mention] }));
  const told = [...stated.filter(({ value }) => !value.equals(HUNDRED)), ...rest, ...deducted];
  return (told.length === 0 ? stated : told).filter(({ value }) => value.greaterThan(LEAST_FULL));
}
