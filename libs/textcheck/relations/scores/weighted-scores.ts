import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees } from '../figures/arithmetic.js';
import { isConverted } from './converted.js';
import type { Scored } from './deductions.js';
import { tableTotalScores } from './score-tables.js';
import { paragraphs } from '../outline/paragraphs.js';
import { scoresOf } from './scores.js';

const HUNDRED = 100;
const FAR = 60;
/** What a score by weight is called; the weight stands shortly before. */
const BY_WEIGHT = /(?:折算|折合|计入|按权重)[^，。；\d]*$/;

/** 占年度考核的15分: as much as 15% of a hundred. */
const OF_ANOTHER = /占[^，。；\d]*$/;
/** 换算得分按15%计入: of the converted score and no other. */
const OF_CONVERTED = /换算(?:后)?(?:的)?(?:得分|分)?[^，。；\d]{0,4}$/;
const FULL_MARKS = /(?:满分|分值)(?:为|是)?$/;

/** 95分按20%的权重计入年度考核19分 */
export const byWeight = (document: TextDocument): Scored[] =>
  paragraphs(document).flatMap((paragraph) => {
    const mentions = paragraph.flatMap((statement) => statement.mentions);
    const scores = mentions.filter(({ unit, exact }) => unit === '分' && exact);
    return scores.flatMap((got) => {
      const weight = mentions.findLast(
        (mention) => isWeight(mention) && mention.end <= got.start && got.start - mention.end < FAR,
      );
      if (weight === undefined || !BY_WEIGHT.test(got.before) || FULL_MARKS.test(got.before))
        return [];
      // 折合百分制88分: out of other full marks, by no weight.
      if (got.before.includes('百分制')) return [];
      const products = weighed(document, scores, weight).map((of) => ({
        of,
        computed: part(of, weight),
      }));
      const [first] = products;
      if (first === undefined || products.some(({ computed }) => agrees(computed, got))) return [];
      const worked = `${first.of.value.toFixed()} × ${weight.value.toFixed()}%`;
      return [{ got, of: [first.of, weight], worked, computed: first.computed }];
    });
  });

/** 支出率97.31%，折算得9.7分: marks by a rate, not by a weight. */
const RATE = /率(?:为|是|达|达到)?$/;
/** 10分×97.65%, 与90%之比, 目标为95%: a rate in a sum, or one that was wanted. */
const IN_A_SUM = /[×xX*÷/=]\s?$|(?:目标|要求)(?:值)?(?:为|是)?$|[≥≤]\s?$/;
const isWeight = ({ kind, unit, before }: Mention): boolean =>
  (kind === 'percent' && ![RATE, IN_A_SUM].some((words) => words.test(before))) ||
  (unit === '分' && OF_ANOTHER.test(before));

/** The scores of a hundred told before a weight, the converted one where the words say so; those of the whole report where none is. */
function weighed(
  document: TextDocument,
  scores: readonly Mention[],
  weight: Mention,
): readonly Mention[] {
  const earlier = scores.filter(
    ({ end, value }) => end <= weight.start && value.greaterThan(HUNDRED / 2),
  );
  const converted = earlier.filter(isConverted);
  if (OF_CONVERTED.test(weight.before) && converted.length > 0) return converted;
  return earlier.length > 0 ? earlier : scoresOfWhole(document);
}

const scoresOfWhole = (document: TextDocument): Mention[] => [
  ...document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) => [
      ...scoresOf(statement)
        .filter(({ role, whole }) => role === 'got' && whole)
        .map(({ mention }) => mention),
      ...statement.mentions.filter(isConverted),
    ])
    .filter(({ value }) => value.greaterThan(HUNDRED / 2)),
  ...tableTotalScores(document).map(({ got }) => got),
];

const part = ({ value }: Mention, weight: Mention): Decimal =>
  value.times(weight.value).div(HUNDRED);

/** 甲得94分，占60%；乙得91分，占40%，加权综合得分92.8分; the weights may stand before their scores, and the result in the next sentence. */
export const weightedSums = (document: TextDocument): Scored[] =>
  paragraphs(document).flatMap((paragraph) => {
    const mentions = paragraph.flatMap((statement) => statement.mentions);
    const at = mentions.findIndex(({ unit, before }) => unit === '分' && SUMMED_UP.test(before));
    const got = mentions[at];
    return got === undefined ? [] : weightedSum(mentions.slice(0, at), got);
  });

/** Both parts are told with their weights; what they make need not be called weighed. */
const SUMMED_UP = /加权|综合得?分|总评|最终得分|总得分/;

function weightedSum(before: readonly Mention[], got: Mention): Scored[] {
  const told = before.filter(({ unit, kind }) => unit === '分' || kind === 'percent');
  const pairs = inPairs(told) ?? inRows(told);
  const weights = sumDecimals(pairs.map(([, { value }]) => value));
  if (pairs.length < 2 || !weights.equals(HUNDRED)) return [];
  const computed = sumDecimals(pairs.map(([score, weight]) => part(score, weight)));
  const worked = pairs
    .map(([score, weight]) => `${score.value.toFixed()} × ${weight.value.toFixed()}%`)
    .join(' + ');
  return agrees(computed, got) ? [] : [{ got, of: pairs.flat(), worked, computed }];
}

type Weighed = readonly [score: Mention, weight: Mention];
const isWeighed = ([score, weight]: Weighed): boolean =>
  score.unit === '分' && weight.kind === 'percent';

/** 94分，占60%；91分，占40%, or each weight before its score. */
function inPairs(told: readonly Mention[]): readonly Weighed[] | null {
  const isAhead = told[0]?.kind === 'percent';
  const pairs = told.flatMap((one, index): Weighed[] => {
    const next = told[index + 1];
    if (index % 2 === 1 || next === undefined) return [];
    return [isAhead ? [next, one] : [one, next]];
  });
  return pairs.every(isWeighed) ? pairs : null;
}

/** 权重分别为60%和40%。甲得95分，乙得90分: all of the one and then all of the other. */
function inRows(told: readonly Mention[]): readonly Weighed[] {
  const half = told.length / 2;
  if (!Number.isInteger(half)) return [];
  const [first, second] = [told.slice(0, half), told.slice(half)];
  const pairs = first.flatMap((one, at): Weighed[] => {
    const other = second[at];
    if (other === undefined) return [];
    return [one.kind === 'percent' ? [other, one] : [one, other]];
  });
  return pairs.every(isWeighed) ? pairs : [];
}

/** 合计扣4分 at the head of its clause: a subject of its own would be one part of several. */
const CLOSES =
  /^[，；](?:以上|上述|各项|[两三四五六七八九十]项)?(?:共|合计|累计|总)(?:计)?[扣失丢](?:减|除)?(?:了|分)?$/;
/** 参保率扣0.8分、管护扣0.6分，产出类共扣1.4分: of the class that the parts joined before it are of. */
const CLOSES_CLASS =
  /^，[^，。；：\d]{2,8}(?:类|部分|方面|指标)(?:共|合计|累计)(?:计)?[扣失丢](?:减|除)?(?:了|分)?$/;
const ALL_TAKEN = /(?:共|合计|累计|总)(?:计)?[扣失丢](?:减|除)?(?:了|分)?$/;

/** 预算编制扣1.2分，资产管理扣0.8分，…，合计扣4分: a list that its own sentence sums up. */
export function sumOfDeductions(statement: Statement): Scored[] {
  const taken = scoresOf(statement).filter(({ role }) => role === 'deducted');
  const got = taken.at(-1)?.mention;
  const parts = taken.slice(0, -1).map(({ mention }) => mention);
  if (got === undefined || parts.length < 2) return [];
  const areJoined = parts.slice(1).every(({ before }) => before.startsWith('、'));
  if (!CLOSES.test(got.before) && !(areJoined && CLOSES_CLASS.test(got.before))) return [];
  // 进度、合格率各扣2分: so many times.
  if (
    parts.some(({ before }) => ALL_TAKEN.test(before) || /各[^，。；]{0,2}$/.test(before)) ||
    makesUp(parts, got)
  )
    return [];
  const worked = parts.map(({ value }) => value.toFixed()).join(' + ');
  return [{ got, of: parts, worked, computed: sumDecimals(parts.map(({ value }) => value)) }];
}

/** Some run of the parts does: the others are details of them. */
const makesUp = (parts: readonly Mention[], { value }: Mention): boolean =>
  parts.some((_, from) =>
    parts
      .slice(from)
      .some((_part, length) =>
        sumDecimals(parts.slice(from, from + length + 1).map((one) => one.value)).equals(value),
      ),
  );

/** Parts in chapters of their own, whose full marks make a hundred, against the one total told of them. */
export function sumAcross({ statements }: TextDocument): Scored[] {
  const told = statements.filter(({ inTable }) => !inTable).map(scoresOf);
  const parts = told.flatMap((scores) => {
    const [full, got, ...more] = scores;
    const isPair = full?.role === 'full' && got?.role === 'got' && more.length === 0;
    return isPair && full.mention.value.lessThan(HUNDRED)
      ? [{ full: full.mention, got: got.mention }]
      : [];
  });
  const fulls = sumDecimals(parts.map(({ full }) => full.value));
  if (parts.length < 2 || !fulls.equals(HUNDRED)) return [];
  const computed = sumDecimals(parts.map(({ got }) => got.value));
  const totals = told
    .flat()
    .filter(({ role, mention }) => role === 'got' && !parts.some(({ got }) => got === mention))
    .map(({ mention }) => mention)
    .filter(({ value }) => value.greaterThan(HUNDRED / 2));
  const [got] = totals;
  if (got === undefined || totals.some(({ value }) => !value.equals(got.value))) return [];
  if (computed.equals(got.value)) return [];
  const of = parts.map((one) => one.got);
  return [{ got, of, worked: of.map(({ value }) => value.toFixed()).join(' + '), computed }];
}
