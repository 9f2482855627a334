import { Decimal } from '#libs/kernel';

import type { Range } from '../../../finding-of.js';
import type { Statement, TextDocument } from '../../../document.js';
import { oncePerDocument } from '../../../once.js';
import { matchesIn } from '../../../text/matches.js';
import { piecesBetweenStops, type Sentence } from '../../../text/sentences.js';
import { quantitiesOf, type Quantity } from '../../figures/quantities.js';
import { daysIn, type Day } from '../../dates/days-between.js';
import { paragraphs } from '../../outline/paragraphs.js';
import { bandsIn, type Band } from './bands.js';
import { labelsIn, ranksIn, type Label, type Rank } from './labels.js';
import { stepsIn, type Step } from './steps.js';

/** Marks an item was given, or those it lost. */
export interface Result extends Range {
  readonly as: 'got' | 'taken';
  readonly value: Decimal;
  readonly half: Decimal;
}

/** An item of a score told with the rule for it: what the rule says, what came, and the marks. */
export interface RuledItem {
  readonly text: string;
  readonly start: number;
  readonly steps: readonly Step[];
  readonly bands: readonly Band[];
  readonly labels: readonly Label[];
  readonly ranks: readonly Rank[];
  readonly results: readonly Result[];
  /** The days named outside of the rules. */
  readonly days: readonly Day[];
  /** Marks that could be had. */
  readonly fulls: readonly Quantity[];
  /** Scores of a hundred. */
  readonly scores: readonly Quantity[];
  /** What is no marks and stands in no rule. */
  readonly facts: readonly Quantity[];
  /** What is no marks. */
  readonly figures: readonly Quantity[];
}

const RULE =
  /每|[一1]\s?[起处次例项件个条份篇户人家期天]|[得计记]\s?\d|不得分|满分|一半|减半|折半|得分率|[×*]|乘|系数|以[内上下]|[≥≤<>]/;
const MARKED = /\d\s?分(?![钟贝之])|得分\s?\d/;
/** Weights, sums of several, earlier years: another calculation. */
const ELSE = /加权|四六|(?:上年|去年|上年度)[^，。；\d]{0,10}\d+(?:\.\d+)?\s?分/;
const MOST_MARKS = 60;
const MOST_SENTENCES = 7;

/** Every item that one paragraph, one sentence of it, or two tell with its rule and one result. */
export const ruledItems = oncePerDocument((document: TextDocument): readonly RuledItem[] =>
  paragraphs(document).flatMap((paragraph) => {
    const told = paragraph.filter(({ text }) => MARKED.test(text));
    const [first, last] = [told[0], told.at(-1)];
    if (first === undefined || last === undefined) return [];
    if (!paragraph.some(({ text }) => RULE.test(text))) return [];
    const near = paragraph.filter(
      ({ index }) => index >= first.index - 2 && index <= last.index + 1,
    );
    const whole = near.length > MOST_SENTENCES ? [] : itemOf(document, near);
    return whole.length > 0 ? whole : piecewise(document, near);
  }),
);

/** One after another: a sentence with all of it, or the one before too. */
function piecewise(document: TextDocument, near: readonly Statement[]): RuledItem[] {
  return near.flatMap((statement, at) => {
    if (!MARKED.test(statement.text)) return [];
    const own = itemOf(document, [statement]);
    if (own.length > 0) return own;
    const pieces = statement.text.includes('；')
      ? piecesBetweenStops(statement).flatMap((piece) => itemOf(document, [piece]))
      : [];
    const before = near[at - 1];
    if (pieces.length > 0 || before === undefined) return pieces;
    if (resultsIn(before.text, before.start, []).length > 0) return [];
    return itemOf(document, [before, statement]);
  });
}

function itemOf(document: TextDocument, told: readonly Sentence[]): RuledItem[] {
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = first.start;
  const text = document.text.slice(start, last.start + last.text.length);
  if (ELSE.test(text)) return [];
  const steps = stepsIn(text, start);
  const bands = bandsIn(text, start);
  const labels = steps.length + bands.length > 0 ? [] : labelsIn(text, start);
  const ranks = ranksIn(text, start);
  const rules: readonly Range[] = [...steps, ...bands, ...labels, ...ranks];
  const inRule = ({ start: at }: { start: number }): boolean =>
    rules.some((rule) => at >= rule.start && at < rule.end);
  const all = quantitiesOf({ text, start });
  const marks = all.filter((one) => one.unit === '分' && !NO_MARK.test(one.after));
  const free = marks.filter((one) => !inRule(one));
  const said = resultsIn(text, start, rules);
  const results = said.length > 0 ? said : lastOf(free);
  if (!isOne(results) || areApart(results, text, start)) return [];
  const left = free.filter((one) => !results.some((at) => at.start === one.start));
  const figures = all.filter(({ unit }) => unit !== '分');
  return [
    {
      ...{ text, start, steps, bands, labels, ranks, results, figures },
      days: daysIn(text, start, document.year ?? UNKNOWN).filter((one) => !inRule(one)),
      fulls: ownOf(
        left.filter(({ value }) => value.lessThanOrEqualTo(MOST_MARKS)),
        results[0],
        text.slice(0, (results[0]?.start ?? start) - start),
      ),
      scores: left.filter(({ value }) => value.greaterThan(MOST_MARKS)),
      facts: figures.filter((one) => !inRule(one)),
    },
  ];
}

/** 分钟, 90分（含）以上为优 */
const NO_MARK = /^(?:[钟贝之]|\s?(?:[（(]不?含[）)])?(?:及?以[上下]|[至到~～—-]))/;
/** Of no leap year. */
const UNKNOWN = 2023;
const FULL = /(?:满分|分值|权重|标准分|总分|应得|占|共|[×*]|乘以?|[（(])(?:为|是|：)?\s?$/;

/** 提高1.74分, 负2分: a change, a bound, or what it is not. */
const NO_RESULT = /(?:提高|增加|上升|下降|降低|减少|相差|高出|低于|高于|[负至到过多少])(?:了)?\s?$/;

/** The last of several marks, where no word says that it was had. */
function lastOf(marks: readonly Quantity[]): Result[] {
  const last = marks.at(-1);
  if (last === undefined || marks.length < 2 || FULL.test(last.before)) return [];
  if (NO_RESULT.test(last.before) || last.value.greaterThan(MOST_MARKS)) return [];
  return [{ as: 'got', value: last.value, half: last.half, start: last.start, end: last.end }];
}

/** 得4.95分；效益指标扣2分: of two items. */
const areApart = ([one, other]: readonly Result[], text: string, start: number): boolean =>
  one !== undefined &&
  other !== undefined &&
  text
    .slice(Math.min(one.end, other.end) - start, Math.max(one.start, other.start) - start)
    .includes('；');

const SHORTEST = 3;
/** 社会效益12分、可持续影响5分 … 可持续影响自评3.5分: of several full marks those of the same name, else all. */
function ownOf(
  fulls: readonly Quantity[],
  result: Result | undefined,
  before: string,
): readonly Quantity[] {
  const clause = /[^，。；：]*$/.exec(before)?.[0] ?? '';
  const own = fulls.filter((one) => {
    const name = /[一-龥]{3,10}$/.exec(one.before.replace(/[（(：为]$/, ''))?.[0] ?? '';
    return (
      result !== undefined && name.length >= SHORTEST && clause.includes(name.slice(-SHORTEST))
    );
  });
  return own.length > 0 ? own : fulls;
}

/** One score, or one loss, or one of each. */
const isOne = (results: readonly Result[]): boolean =>
  results.length > 0 &&
  ['got', 'taken'].every((as) => results.filter((one) => one.as === as).length < 2);

const RESULT =
  /(?<verb>得分|自评|实得|得|计入[^，。；\d]{0,8}|计|打|评定?|给|记|赋|填报?|核定|拿到?|获|折合|折为|折成|折得|折算为?|最终|加|扣减|扣除|扣分|扣|减去|减|失分|失|丢|[分计]，为)(?:了|为|是|：|共|合计)?[“"]?\s?(?<mark>\d+(?:\.\d+)?)(?:\s?分(?![钟贝之])|(?=[，。；）]|$))/g;
const NOTHING = /(?:没有|未|并未|无|不予?)(?:被|再)?扣(?:减|除)?分(?!项)/g;
const TAKEN = /^[扣减失丢]/;
/** 达标得5分, 应扣3.6分, 4分全得: of a rule, or before a cap. */
const OF_A_RULE = /(?:应|可|最多|最高|至多|封顶|每[^，。；]*|以[上内下]|的|当时|按数)$/;

function resultsIn(text: string, start: number, rules: readonly Range[]): Result[] {
  const isFree = (at: number): boolean => !rules.some((rule) => at >= rule.start && at < rule.end);
  const told = matchesIn(text, RESULT).flatMap((match): Result[] => {
    const { verb = '', mark = '0' } = match.groups ?? {};
    const at = start + match.index + match[0].lastIndexOf(mark);
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    const isOther = Number(mark) > MOST_MARKS || OF_A_RULE.test(before);
    if (!isFree(at) || isOther) return [];
    const places = mark.split('.')[1]?.length ?? 0;
    return [
      {
        as: TAKEN.test(verb) ? 'taken' : 'got',
        value: new Decimal(mark),
        half: new Decimal(10).pow(-places).div(2),
        start: at,
        end: start + match.index + match[0].length,
      },
    ];
  });
  const nothing = matchesIn(text, NOTHING)
    .map(({ index, 0: words }) => ({ start: start + index, end: start + index + words.length }))
    .filter((at) => isFree(at.start))
    .map((at): Result => ({ as: 'taken', value: NOUGHT, half: NOUGHT, ...at }));
  return [...told, ...nothing];
}

const NOUGHT = new Decimal(0);
