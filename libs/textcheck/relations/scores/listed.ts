import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isSwap } from '../figures/near.js';
import type { Scored } from './deductions.js';
import { scoresOf } from './scores.js';

/** 得22.64分，其中预算执行8.64分、预算管理9.50分…: what comes first. */
const OPENS =
  /(?:其中|具体为|具体是|具体如下|构成为|包括)[：:，,]?[^，。；：\d]{2,16}$|^[：:（(][^，。；：\d]{2,16}$/;
/** The name of the next part. */
const GOES_ON = /^[、，；和及与]{1,2}[^，。；、\d]{2,16}$/;
/** 目标制定10分、目标实现14.2分，计24.2分 */
const CLOSES =
  /^[，、]?(?:(?:合计|共计|小计|总计|加总|相加|累加|共|计|总分|总得分)|(?:汇总|最终|自评|综合|评价)+(?:得分|总分))(?:得分?|为|是)?$/;
/** Not what a part got. */
const ELSE = /扣|满分|分值|加分|较|比|上年|去年|占|提高|下降|自评$|得分?$/;
/** What is left out of a list of parts got more than that. */
const LEAST_LEFT_OUT = '0.05';

/** Parts a sentence lists, after 其中 or before 计, that almost make the score beside them: so near none is left out. */
export function listedScores(statement: Statement, before: Statement | undefined): Scored[] {
  const { mentions } = statement;
  const told = before?.passage === statement.passage ? before : undefined;
  const wholes = new Set(
    [told, statement].flatMap((one) => (one === undefined ? [] : wholesIn(one))),
  );
  return mentions.flatMap((mention, index) => {
    const whole = index > 0 ? mentions[index - 1] : told?.mentions.at(-1);
    if (whole !== undefined && wholes.has(whole) && OPENS.test(mention.before)) {
      const inTurn = gotInTurn(mentions.slice(index));
      return inTurn === null
        ? partsOf(whole, mentions.slice(index))
        : judge(whole, inTurn, [inTurn]);
    }
    if (isMarks(mention) && BEHIND.test(mention.before)) {
      const run = index > 1 ? toldInTurn(mentions.slice(0, index)) : [];
      return judge(mention, run, [run]);
    }
    if (!CLOSES.test(mention.before) || !isMarks(mention)) return [];
    const parts = runTo(mentions.slice(0, index));
    return judge(mention, parts, suffixes(parts));
  });
}

/** 四项依次得10分、9分、10分、8.5分，产出指标得38.5分: what is had behind scores told in turn. */
const IN_TURN = /(?:依次|分别)[^，。；、\d]{0,8}[得为是：][^，。；、\d]{0,4}$/;
const AND = /^(?:、|和|及|与)$/;
const BEHIND = /^[，；][^，。；：、\d扣满失]{0,12}得分?(?:为|是)?$/;

/** The marks right before the last of some that were told in turn; none where those before it are no such list. */
function toldInTurn(mentions: readonly Mention[]): Mention[] {
  const from = mentions.findLastIndex(({ before }) => !AND.test(before.trim()));
  const run = mentions.slice(from);
  return run.every(isMarks) && IN_TURN.test(run[0]?.before ?? '') ? run : [];
}

const GOT = /^[，,]?(?:实际)?得分?(?:为|是)?$/;

/** 其中，预算执行10分，得9.90分；管理效率20分，得18.50分: what could be had and what was, told in turn; null for another list. */
function gotInTurn(mentions: readonly Mention[]): Mention[] | null {
  const marks = mentions.filter(isMarks);
  const got = marks.filter(({ before }, at) => at % 2 === 1 && GOT.test(before));
  return got.length > 1 && got.length * 2 === marks.length ? got : null;
}

/** Scores, and deductions of all there are: 共扣4.85分，其中投入0.50分. */
const wholesIn = (statement: Statement): Mention[] =>
  scoresOf(statement)
    .filter(({ role, whole }) => role === 'got' || (role === 'deducted' && whole))
    .map(({ mention }) => mention);

/** The parts that a list opens with, against their whole. */
export function partsOf(whole: Mention, [first, ...rest]: readonly Mention[]): Scored[] {
  if (first === undefined || !isPart(first)) return [];
  const parts = [first, ...runFrom(rest)];
  return judge(whole, parts, prefixes(parts));
}

const isMarks = ({ unit, exact }: Mention): boolean => unit === '分' && exact;
const isPart = (mention: Mention): boolean => isMarks(mention) && !ELSE.test(mention.before);
const isNext = (mention: Mention): boolean => isPart(mention) && GOES_ON.test(mention.before);

function runFrom(mentions: readonly Mention[]): Mention[] {
  const end = mentions.findIndex((mention) => !isNext(mention));
  return mentions.slice(0, end < 0 ? mentions.length : end);
}

/** Back to the first whose words are no mere name that follows another. */
function runTo(mentions: readonly Mention[]): Mention[] {
  const start = mentions.findLastIndex((mention) => !isNext(mention));
  const first = mentions[start];
  const from = first !== undefined && isPart(first) ? start : start + 1;
  return mentions.slice(from);
}

const prefixes = (parts: readonly Mention[]): readonly (readonly Mention[])[] =>
  parts.map((_, index) => parts.slice(0, index + 1));
const suffixes = (parts: readonly Mention[]): readonly (readonly Mention[])[] =>
  parts.map((_, index) => parts.slice(index));

const sumOf = (parts: readonly Mention[]): Decimal => sumDecimals(parts.map(({ value }) => value));

function judge(
  whole: Mention,
  parts: readonly Mention[],
  readings: readonly (readonly Mention[])[],
): Scored[] {
  if (parts.length < 2 || readings.some((reading) => sumOf(reading).equals(whole.value))) return [];
  const computed = sumOf(parts);
  const near = computed
    .minus(whole.value)
    .abs()
    .lessThanOrEqualTo(whole.value.times(LEAST_LEFT_OUT));
  // Parts that are more than their whole are wrong whatever was left out.
  const isMore =
    whole.start < (parts[0]?.start ?? 0) &&
    computed.greaterThan(whole.value) &&
    parts.every(({ value }) => value.lessThanOrEqualTo(whole.value));
  if (!near && !isMore && !isSwap(computed, whole)) return [];
  return [
    {
      got: whole,
      of: parts,
      worked: parts.map(({ value }) => value.toFixed()).join(' + '),
      computed,
    },
  ];
}
