import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isSwap } from '../figures/near.js';
import { paragraphs } from '../outline/paragraphs.js';
import type { Scored } from './deductions.js';
import { scoresOf, type ScoreMention } from './scores.js';

const HUNDRED = 100;
/** What is left out of a list got more than this share of the whole. */
const NEAR = '0.05';
const FEWEST = 2;
/** Weighed, converted, added or left out: a sum of another kind. */
const ELSE =
  /加权|权重(?:占|为)?\s?\d+%|折[算合]|换算|百分制|加分|不计入|剔除|上年|去年|平均|基础分|复核|提高|下降/;
const TOTAL =
  /(?:总得?分|总成绩|总评分?|得分合计|综合得?分|合计|共计|总计|小计|相加|加总|汇总|累加|自评得?分?|自评结果|最终得?分|[^，。；\d]得分|实际得分|评价得分|共得|[打评]了?)(?:[^，。；\d]{0,4}得?分?)?(?:为|是)?[：:“"]?$/;
const OPENS_TOTAL = /(?:总|自评|综合|合计|评价|最终|实际|共)[^，。；\d]*$/;
/** A name and nothing else, behind the mark before it. */
const PLAIN =
  /^(?!.*满分)[，、；。：:）]{0,2}[^，。；\d扣权]{0,12}[，：:]?[^，。；\d扣权得]{2,14}$/;
/** 90分以上 */
const BOUND = /^(?:[（(][不]?含[）)])?(?:及?以[上下]|[至到～~—-]\s?\d)/;
const BOUND_BEFORE = /[≥≤<>~～—至]\s?$|低于$|高于$|不足$/;
const VERBS = ['得', '计', '自评', '为', '打', '评', '给'];
const VERB = /(得|计|自评|为|[打评给])分?$/;

/** A score of the whole, or of a class, that no reading of the marks told beside it makes, and one of them nearly does. */
export const markSums = (document: TextDocument): Scored[] => {
  const all = paragraphs(document);
  return all.flatMap((paragraph, at) => {
    const own = judge(paragraph);
    const before = all[at - 1];
    return own.length > 0 || before === undefined || !isTotalAlone(paragraph)
      ? own
      : judge([...before, ...paragraph]);
  });
};

const isMark = ({ unit, exact }: Mention): boolean => unit === '分' && exact;

/** Marks of items, and no bounds of grades. */
const ownMarks = ({ mentions, text, start }: Statement): Mention[] =>
  mentions.filter(
    (one) =>
      isMark(one) && !BOUND_BEFORE.test(one.before) && !BOUND.test(text.slice(one.end - start)),
  );

/** 五项相加，项目得分94.3分。 on a line of its own, of what the line before tells. */
function isTotalAlone(paragraph: readonly Statement[]): boolean {
  const [mark, ...more] = paragraph.flatMap(({ mentions }) => mentions).filter(isMark);
  return (
    mark !== undefined && more.length === 0 && /相加|合计|加总|汇总|总|以上|上述/.test(mark.before)
  );
}

function judge(paragraph: readonly Statement[]): Scored[] {
  const marked = paragraph.filter(({ mentions }) => mentions.some(({ unit }) => unit === '分'));
  const marks = marked.flatMap(ownMarks);
  if (marks.length <= FEWEST || marked.some(({ text }) => ELSE.test(text))) return [];
  const scores = paragraph.flatMap(scoresOf);
  const whole = wholeOf(scores, marks);
  if (whole === null) return [];
  const others = marks.filter((one) => one !== whole);
  const all = readingsOf(scores, others, whole);
  if ([...all, ...runsOf(others)].some((run) => sumOf(run).equals(whole.value))) return [];
  const readings = all
    .filter((parts) => parts.length >= FEWEST && isNearly(sumOf(parts), whole))
    .filter((parts) => parts.every(({ value }) => value.lessThan(whole.value)))
    .toSorted((one, other) => other.length - one.length);
  const [of] = readings;
  if (of === undefined) return [];
  const worked = of.map(({ value }) => value.toFixed()).join(' + ');
  return [{ got: whole, of, worked, computed: sumOf(of) }];
}

const sumOf = (marks: readonly Mention[]): Decimal => sumDecimals(marks.map(({ value }) => value));

/** The greatest score that words say is of the whole; null where there are two. */
function wholeOf(scores: readonly ScoreMention[], marks: readonly Mention[]): Mention | null {
  const got = scores.filter(({ role }) => role === 'got').map(({ mention }) => mention);
  const [most, next] = got.toSorted((one, other) => other.value.comparedTo(one.value));
  if (most === undefined || next?.value.equals(most.value) === true) return null;
  const isTold = TOTAL.test(most.before) && (OPENS_TOTAL.test(most.before) || isAtEnd(most, marks));
  return isTold && !most.value.equals(HUNDRED) ? most : null;
}

const isAtEnd = (mark: Mention, marks: readonly Mention[]): boolean =>
  mark === marks[0] || mark === marks.at(-1);

/** All runs of marks side by side, and every second of them: what could be had stands between. */
function runsOf(marks: readonly Mention[]): readonly (readonly Mention[])[] {
  const runs = marks.flatMap((_, from) =>
    marks.slice(from + 1).map((_next, length) => marks.slice(from, from + length + 2)),
  );
  return [...runs, ...runs.map((run) => run.filter((_, at) => at % 2 === 0))];
}

/** Parts as words tell them: all that was had, that by one verb, and a list of names with marks. */
function readingsOf(
  scores: readonly ScoreMention[],
  others: readonly Mention[],
  whole: Mention,
): readonly (readonly Mention[])[] {
  const got = scores
    .filter(({ role, mention }) => role === 'got' && mention !== whole)
    .map(({ mention }) => mention);
  const had = others.filter(
    (one) => !scores.some(({ role, mention }) => mention === one && role !== 'got'),
  );
  const byVerb = VERBS.map((verb) => had.filter(({ before }) => VERB.exec(before)?.[1] === verb));
  // 编制8分（满分8分）、执行11分（满分12分）: by their names alone, with or without what could be had.
  const unbracketed = others.filter(({ bracketed }) => !bracketed);
  const plain = [others, had, unbracketed].filter(
    (marks) => marks.every(({ before }) => PLAIN.test(before)) && !sumOf(marks).equals(HUNDRED),
  );
  return [got, ...byVerb, ...plain];
}

function isNearly(sum: Decimal, whole: Mention): boolean {
  const off = sum.minus(whole.value).abs();
  return (
    (off.lessThanOrEqualTo(whole.value.times(NEAR)) && !sum.equals(HUNDRED)) || isSwap(sum, whole)
  );
}
