import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { paragraphs } from '../outline/paragraphs.js';
import type { Scored } from './deductions.js';

/** An item with what could be had and what was; and all that its bracket takes off. */
interface Pair {
  readonly full: Mention;
  readonly got: Mention;
  readonly taken: readonly Mention[];
  /** 19.5分（满分20分，…扣0.5分） */
  readonly bracketed: boolean;
}

const HAD = /(?:(?<![应可])得|计|自评|实得|打|评|为)(?:得?分)?(?:为|了)?$/;
const TAKEN = /(?:扣|失|丢)(?:减|除)?(?:了|分)?$/;
const NAMED = /[一-龥”"）)]\s?[（(]?(?:满分|分值|权重|应得)?(?:为)?$/;
const FULL_BEHIND = /^[（(](?:该项|本项)?(?:满分|分值|权重)(?:为)?$/;
/** 每超出1个百分点扣1分, 90分以上: rules and grades. */
const RULE = /每|最多|不超过|不足|低于|高于|以[上下内]|达到|上年|去年/;
const BOUND = /^(?:[（(][不]?含[）)])?(?:及?以[上下]|[至到～~—-]\s?\d)/;
const ELSE = /加权|折合|换算|上年|去年|不计入|剔除/;
const OPENS =
  /^[^。；\d]{0,3}(?:构成|组成|其中|包括|分别|具体|即)[^。；\d]{0,18}$|^[：:（(][^。；\d]{0,16}$/;
const FEWEST = 2;

/** Items told in pairs whose full marks are together those of the one they follow, and whose marks are not. */
export const pairedSums = (document: TextDocument): Scored[] =>
  paragraphs(document).flatMap((paragraph) => {
    const running = paragraph.filter(({ inTable }) => !inTable);
    const marks = running.flatMap(ownMarks);
    if (marks.length <= FEWEST || running.some(({ text }) => ELSE.test(text))) return [];
    const pairs = [...pairsIn(marks), ...bracketsIn(marks)].sort(
      (one, other) => one.got.start - other.got.start,
    );
    return [
      ...pairs.flatMap((pair, at) => [...ofWhole(pair, pairs.slice(at + 1)), ...ofBracket(pair)]),
      ...marks.flatMap((whole, at) => ofOpened(whole, marks[at + 1], pairs)),
    ];
  });

const ownMarks = ({ mentions, text, start }: Statement): Mention[] =>
  mentions.filter(
    ({ unit, exact, before, end }) =>
      unit === '分' &&
      exact &&
      !RULE.test(/[^，。；：]*$/.exec(before)?.[0] ?? '') &&
      !BOUND.test(text.slice(end - start)),
  );

/** 预算执行8分，按执行率折算得7.84分: full marks by a name, and the next that was had. */
function pairsIn(marks: readonly Mention[]): Pair[] {
  return marks.flatMap((full, at): Pair[] => {
    const isNamed = NAMED.test(full.before) && !HAD.test(full.before) && !TAKEN.test(full.before);
    const next = marks.slice(at + 1).find(({ before }) => !TAKEN.test(before));
    if (!isNamed || next === undefined || !HAD.test(next.before)) return [];
    if (next.value.greaterThan(full.value)) return [];
    return [{ full, got: next, taken: [], bracketed: false }];
  });
}

function bracketsIn(marks: readonly Mention[]): Pair[] {
  return marks.flatMap((got, at): Pair[] => {
    const full = marks[at + 1];
    const behind = marks.slice(at + 2);
    if (full === undefined || got.bracketed || !FULL_BEHIND.test(full.before)) return [];
    const end = behind.findIndex(({ bracketed, before }) => !bracketed || !TAKEN.test(before));
    const taken = end < 0 ? behind : behind.slice(0, end);
    return [{ full, got, taken, bracketed: true }];
  });
}

const sumOf = (of: readonly Mention[]): Decimal => sumDecimals(of.map(({ value }) => value));

function judge(got: Mention, of: readonly Mention[]): Scored[] {
  const computed = sumOf(of);
  if (computed.equals(got.value)) return [];
  return [
    { got, of, worked: of.map(({ value }) => value.toFixed()).join(' + '), computed, ruled: true },
  ];
}

const openingOf = ({ full, got, bracketed }: Pair): string => (bracketed ? got : full).before;

/** 过程20分，得18.84分：甲8分，得7.84分；乙12分，得11分 */
function ofWhole({ full, got, bracketed }: Pair, behind: readonly Pair[]): Scored[] {
  const [first] = behind;
  // Those of its own rank stand behind it too.
  if (bracketed || first === undefined || !OPENS.test(openingOf(first))) return [];
  const end = behind.findIndex((_, at) => {
    const sum = sumOf(behind.slice(0, at + 1).map((one) => one.full));
    return sum.greaterThanOrEqualTo(full.value);
  });
  const parts = behind.slice(0, end + 1);
  const isAll = sumOf(parts.map((one) => one.full)).equals(full.value);
  return parts.length < FEWEST || !isAll
    ? []
    : judge(
        got,
        parts.map((one) => one.got),
      );
}

/** 9分（满分10分，逾期扣1分） */
function ofBracket({ full, got, taken, bracketed }: Pair): Scored[] {
  const computed = full.value.minus(sumOf(taken));
  if (!bracketed || taken.length === 0 || computed.equals(got.value)) return [];
  const worked = [full, ...taken].map(({ value }) => value.toFixed()).join(' − ');
  return [{ got, of: [full, ...taken], worked, computed, ruled: true }];
}

/** 得48.5分，构成是：数量19.5分（满分20分）、质量10分（满分10分）…: all told alike behind it, to the end of the sentence. */
function ofOpened(whole: Mention, next: Mention | undefined, pairs: readonly Pair[]): Scored[] {
  if (next === undefined || !HAD.test(whole.before) || !OPENS.test(next.before)) return [];
  const from = pairs.findIndex(({ got, bracketed }) => bracketed && got === next);
  const behind = from < 0 ? [] : pairs.slice(from);
  const end = behind.findIndex(
    ({ got, bracketed }, at) =>
      !bracketed || (at > 0 && !/^[）)]?[、，；和及与]{1,2}/.test(got.before)),
  );
  const parts = (end < 0 ? behind : behind.slice(0, end)).map(({ got }) => got);
  const heads = parts.map((_, at) => parts.slice(0, at + 1));
  if (parts.length < FEWEST || heads.some((head) => sumOf(head).equals(whole.value))) return [];
  const fits = parts.every(({ value }) => value.lessThan(whole.value));
  return fits && sumOf(parts).minus(whole.value).abs().lessThan(MOST_OFF)
    ? judge(whole, parts)
    : [];
}
const MOST_OFF = 5;
