import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { agrees } from '../figures/arithmetic.js';
import { paragraphs } from '../outline/paragraphs.js';
import { isConverted } from './converted.js';
import { tableTotalScores } from './score-tables.js';
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

const FULL = /(?:适用|应得|有效|可得|参评|满分|总分值?|剔除后|调整后)[^，。；\d]*$/;
/** 剔除不适用指标6分后 */
export const LEFT_OUT = /(?:剔除|扣除|核减|去除|不适用|不涉及|不计入|不参评)[^，。；\d]*$/;
/** 适用满分为96分, 实际参评指标13项，对应分值94分, 其余98分 */
const APPLYING =
  /(?:适用|参评|可评|评[价分]|计分|有效|应评|其余)(?:的|(?:各项)?指标|项目|部分|\d+项|[，、])*(?:对应|合计)?(?:满分|分值|总分值?|标准分|分|其余|共)(?:合计)?(?:恰)?(?:为|是|：|:)?$|(?:^|[，；。])其余(?:各项)?(?:指标|部分)?(?:共|合计)?$/;
const HUNDRED = 100;
const FAR = 24;
/** Below that a figure is the full marks of a part. */
const LEAST_FULL = 50;

/** Conversions that follow from no score and no full marks stated with them, nor from those the report has elsewhere. */
export function wrongConversions(document: TextDocument): Conversion[] {
  const elsewhere = fullsOfDocument(document);
  return paragraphs(document).flatMap((passage) => {
    const said = passage.flatMap(({ mentions }) => mentions).find(isConverted);
    if (said === undefined || isOfAnotherYear(document, said)) return [];
    const before = gotBefore(passage, said).map(({ mention }) => mention);
    const scores = before.length > 0 ? before : tableTotalScores(document).map(({ got }) => got);
    const near = fullsOf(passage, said);
    const taken = elsewhere.length > 0 ? [] : scores.map((got) => whatWasTaken(passage, got));
    const conversions = [
      ...scores.flatMap((got) => near.map((full) => conversion(said, got, full))),
      ...scores.flatMap((got) => elsewhere.map((full) => conversion(said, got, full))),
      ...taken.flat().map(({ got, full }) => conversion(said, got, full)),
    ].filter(({ full, got }) => !full.of.includes(got));
    if (conversions.some(({ computed }) => agrees(computed, said)) || isWeighted(passage, said))
      return [];
    const found = conversions.find(({ computed }) => computed.lessThanOrEqualTo(HUNDRED));
    return found === undefined ? [] : [found];
  });
}

/** 2023年度换算得分96.20分 in the report of 2024. */
const isOfAnotherYear = ({ year: own }: TextDocument, { year, before }: Mention): boolean =>
  (year !== null && year !== own) || /上年|去年/.test(before);

const conversion = (said: Mention, got: Mention, full: Full): Conversion => ({
  said,
  got,
  full,
  computed: got.value.div(full.value).times(HUNDRED),
});

/** 适用满分97分, wherever it is told. */
export const applyingMarks = oncePerDocument((document): readonly Mention[] =>
  document.statements.flatMap(({ mentions, text, start: from }) =>
    mentions.filter(
      ({ unit, exact, start }) =>
        unit === '分' && exact && APPLYING.test(text.slice(0, start - from)),
    ),
  ),
);

/** Marks that apply, said to be others than a hundred leaves. */
export interface Applying {
  readonly full: Mention;
  readonly taken: Mention;
  readonly computed: Decimal;
}

const ALL_OUT =
  /(?:剔除|扣除|核减|去除)(?:了)?(?:不适用|不涉及|无关)的?(?:指标|项目|事项)?(?:共|合计|计)?$/;

/** 剔除不适用指标4分，适用指标满分94分: what applies and what is left out make no hundred. */
export function wrongApplying({ statements }: TextDocument): Applying[] {
  return statements.flatMap(({ mentions, text, start: from, inTable }) => {
    const marks = mentions.filter(({ unit, exact }) => unit === '分' && exact);
    const [taken, ...outs] = marks.filter(({ before }) => ALL_OUT.test(before));
    const [full, ...fulls] = marks.filter(({ start }) =>
      APPLYING.test(text.slice(0, start - from)),
    );
    if (inTable || taken === undefined || full === undefined || outs.length + fulls.length > 0)
      return [];
    const computed = new Decimal(HUNDRED).minus(taken.value);
    const isWhole = full.value.greaterThan(LEAST_FULL) && full.value.lessThan(HUNDRED);
    const isBehind = taken.end <= full.start && full.start - taken.end < FAR;
    return isWhole && isBehind && !computed.equals(full.value) ? [{ full, taken, computed }] : [];
  });
}

/** Full marks that apply, as the report states them anywhere, and as its tables of scores total them. */
const fullsOfDocument = (document: TextDocument): Full[] => {
  const told = applyingMarks(document);
  const cells = tableTotalScores(document).flatMap(({ fulls }) => fulls);
  return [...told, ...cells]
    .filter(({ value }) => value.greaterThan(LEAST_FULL) && value.lessThan(HUNDRED))
    .map((mention) => ({ value: mention.value, of: [mention] }));
};

/** Scores stated before the converted one; those of the whole first, the nearest of them first of all. */
function gotBefore(passage: readonly Statement[], said: Mention) {
  const scores = passage
    .flatMap(scoresOf)
    .filter(({ role, mention }) => role === 'got' && mention.start < said.start)
    .reverse();
  return [...scores.filter(({ whole }) => whole), ...scores.filter(({ whole }) => !whole)];
}

/** 得分率96.00%，换算得分 */
const RATE = /率(?:为|是|达|达到)?$/;

/** 以20%折算计入部门考核: a part of another score. */
const isWeighted = (passage: readonly Statement[], said: Mention): boolean =>
  passage.some(({ mentions }) =>
    mentions.some(
      ({ kind, end, before }) =>
        kind === 'percent' && !RATE.test(before) && end <= said.start && said.start - end < FAR,
    ),
  );

/** Full marks as what was had and what was taken off make them. */
const whatWasTaken = (
  passage: readonly Statement[],
  got: Mention,
): { readonly got: Mention; readonly full: Full }[] =>
  passage
    .flatMap(scoresOf)
    .filter(({ role }) => role === 'deducted')
    .map(({ mention }) => ({ value: got.value.plus(mention.value), of: [mention] }))
    .filter(({ value }) => value.greaterThan(LEAST_FULL))
    .map((full) => ({ got, full }));

/** Full marks as stated, or as what is left of a hundred. */
function fullsOf(passage: readonly Statement[], said: Mention): Full[] {
  const scored = passage
    .flatMap(({ mentions }) => mentions)
    .filter((mention) => mention.unit === '分' && mention.exact && mention !== said);
  const stated = scored
    .filter(({ before, value }) => FULL.test(before) && value.greaterThan(LEAST_FULL))
    .map((mention) => ({ value: mention.value, of: [mention] }));
  const rest = scored
    .filter(({ before }) => LEFT_OUT.test(before))
    .map((mention) => ({ value: new Decimal(HUNDRED).minus(mention.value), of: [mention] }));
  const told = [...stated.filter(({ value }) => !value.equals(HUNDRED)), ...rest];
  return (told.length === 0 ? stated : told).filter(({ value }) => value.greaterThan(LEAST_FULL));
}
