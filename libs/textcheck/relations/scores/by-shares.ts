import { Decimal, sumDecimals } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { figureOfCell } from '../../mentions/cell.js';
import { matchesIn } from '../../text/matches.js';
import { agrees, show } from '../figures/arithmetic.js';
import { isWithinReach } from '../figures/near.js';
import { paragraphs } from '../outline/paragraphs.js';
import type { Scored } from './deductions.js';

const HUNDRED = 100;
const LEAST = 30;
const FULL = /(?:满分|百分制|分值|以上|[≥≤])(?:为|是|按)?$/;
const ENDS = /(?:得分?|为|计|是|达|评|综合分|总分|分数|成绩)(?:为|是|出)?$/;
const IN_TENTHS = /([一二三四五六七八九])成/g;
const AS_PARTS = /(?<![\d.])0\.\d{1,2}(?![\d%分万亿])/g;
const WEIGHTS = /权重|占|加权|比重|比例|按|×|\*/;

interface Weight {
  readonly value: Decimal;
  /** What stands before it. */
  readonly words: string;
  readonly at: Mention;
}

/** 职工占四成、患者占六成，职工90分、患者95分，综合92分: parts by their weights, in whatever way they are told. */
export const byShares = (document: TextDocument): Scored[] =>
  paragraphs(document).flatMap((paragraph) =>
    paragraph.flatMap((statement, at) => {
      const own = judge([statement]);
      const before = paragraph[at - 1];
      return own.length > 0 || before === undefined ? own : judge([before, statement]);
    }),
  );

const isScored = ({ mentions }: Statement): boolean => mentions.some(({ unit }) => unit === '分');

function judge(told: readonly Statement[]): Scored[] {
  if (!told.some(isScored)) return [];
  const text = told.map((one) => one.text).join('。');
  if (!WEIGHTS.test(text)) return [];
  const marks = told
    .flatMap(({ mentions }) => mentions)
    .filter(({ unit, exact, before }) => unit === '分' && exact && !FULL.test(before));
  const weights = told.flatMap(weightsIn);
  const got = marks.at(-1);
  const parts = marks.slice(0, -1);
  const isAll = weights.length > 1 && weights.length === parts.length;
  if (got === undefined || !isAll || parts.some(({ value }) => value.lessThan(LEAST))) return [];
  if (!sumDecimals(weights.map(({ value }) => value)).equals(HUNDRED)) return [];
  if (!ENDS.test(got.before) || parts.every(({ value }) => value.equals(HUNDRED))) return [];
  return against(got, parts, weights);
}

function against(got: Mention, parts: readonly Mention[], weights: readonly Weight[]): Scored[] {
  const orders = isNamed(parts, weights) ? [weights] : [weights, weights.toReversed()];
  const sums = orders.map((order) => weighed(parts, order));
  const [computed] = sums;
  if (computed === undefined || sums.some((sum) => agrees(sum, got))) return [];
  if (!isWithinReach(computed, got)) return [];
  const worked = parts
    .map(({ value }, at) => `${show(value)} × ${show(weights[at]?.value ?? new Decimal(0))}%`)
    .join(' + ');
  return [{ got, of: [...parts, ...weights.map(({ at }) => at)], worked, computed }];
}

const pairsOfWords = (words: string): string[] =>
  Array.from(words.slice(0, -1), (_, at) => words.slice(at, at + 2)).filter((pair) =>
    /^[一-龥]{2}$/.test(pair),
  );

/** 职工占四成、患者占六成，职工90分、患者95分: each part has words of its own weight that no other weight has. */
const isNamed = (parts: readonly Mention[], weights: readonly Weight[]): boolean =>
  parts.every((part, at) => {
    const own = pairsOfWords(weights[at]?.words ?? '').filter((pair) =>
      weights.every(({ words }, place) => place === at || !words.includes(pair)),
    );
    return own.some((pair) => part.before.includes(pair));
  });

const weighed = (parts: readonly Mention[], weights: readonly Weight[]): Decimal =>
  sumDecimals(parts.map(({ value }, at) => value.times(weights[at]?.value ?? 0).div(HUNDRED)));

/** 60%, 六成 or 0.6 */
function weightsIn(statement: Statement): Weight[] {
  const rates = statement.mentions
    .filter(({ kind }) => kind === 'percent')
    .map((at) => ({ value: at.value, words: at.before, at }));
  if (rates.length > 0) return rates;
  return [
    ...written(statement, IN_TENTHS, (digits) =>
      new Decimal('一二三四五六七八九'.indexOf(digits.charAt(0)) + 1).times(10),
    ),
    ...written(statement, AS_PARTS, (digits) => new Decimal(digits).times(HUNDRED)),
  ];
}

const written = (
  { text, start }: Statement,
  pattern: RegExp,
  valueOf: (digits: string) => Decimal,
): Weight[] =>
  matchesIn(text, pattern).flatMap((match) => {
    const from = start + match.index;
    const place = figureOfCell({ text: '1', start: from }, '');
    return place === null
      ? []
      : [
          {
            value: valueOf(match[0]),
            words: /[^，、。；\d]*$/.exec(text.slice(0, match.index))?.[0] ?? '',
            at: { ...place, end: from + match[0].length },
          },
        ];
  });

const CONVERTED = /(?:折[算合成]|换算|计入|转换)/;
const OF_MARKS =
  /(?:权重|分值|满分)(?:为|是|的)?$|占[^，。；\d]*$|(?:折[算合成]|换算|计入)[^，。；\d]*$/;

/** 百分制自评94分，折合权重30分的考核项，应计28.2分: a score of a hundred as so many marks of another one. */
export const asMarks = (document: TextDocument): Scored[] =>
  document.statements.flatMap(({ mentions, text, inTable }) => {
    if (inTable || mentions.length < 3) return [];
    const marks = mentions.filter(
      ({ unit, exact, value, before }) =>
        unit === '分' && exact && !(value.equals(HUNDRED) && FULL.test(before)),
    );
    const [score, full, got, ...more] = marks;
    if (!CONVERTED.test(text) || more.length > 0) return [];
    if (score === undefined || full === undefined || got === undefined) return [];
    if (mentions.some(({ kind }) => kind === 'percent')) return [];
    const [whole, part] = OF_MARKS.test(score.before) ? [full, score] : [score, full];
    if (!isPart(whole, part, got)) return [];
    const computed = whole.value.times(part.value).div(HUNDRED);
    const worked = `${show(whole.value)} × ${show(part.value)} ÷ 100`;
    return agrees(computed, got) ? [] : [{ got, of: [whole, part], worked, computed }];
  });

const NO_WEIGHT = /率[^，。；\d]{0,4}$|[×*÷]\s?$/;
const AS_SHARE = /折[算合成]|换算|计入|权重|占/;

/** 自评94.5分，按40%折算计入综合考评，得37.8分: a score of a hundred, its weight, and what both make. */
export const asShare = (document: TextDocument): Scored[] =>
  document.statements.flatMap(({ mentions, text, inTable }) => {
    if (inTable || mentions.length < 3 || !AS_SHARE.test(text)) return [];
    const told = mentions.filter(({ unit, kind }) => unit === '分' || kind === 'percent');
    const [score, weight, got] = told;
    if (score === undefined || weight === undefined || got === undefined || told.length > 3)
      return [];
    const computed = score.value.times(weight.value).div(HUNDRED);
    if (!isShareOf(score, weight, got) || agrees(computed, got)) return [];
    const worked = `${show(score.value)} × ${show(weight.value)}%`;
    return isWithinReach(computed, got, NEAR)
      ? [{ got, of: [score, weight], worked, computed }]
      : [];
  });

const isShareOf = (score: Mention, weight: Mention, got: Mention): boolean =>
  score.unit === '分' &&
  weight.kind === 'percent' &&
  got.unit === '分' &&
  score.value.greaterThan(HUNDRED / 2) &&
  !FULL.test(score.before) &&
  !NO_WEIGHT.test(weight.before) &&
  ENDS.test(got.before);

const NEAR = '1.3';
const isPart = (whole: Mention, part: Mention, got: Mention): boolean =>
  whole.value.greaterThan(HUNDRED / 2) &&
  whole.value.lessThanOrEqualTo(HUNDRED) &&
  part.value.lessThanOrEqualTo(HUNDRED / 2) &&
  OF_MARKS.test(part.before) &&
  got.value.lessThanOrEqualTo(part.value);
