import { sumDecimals, type Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import type { Scored } from './deductions.js';
import { scoresOf } from './scores.js';

/** 过程类扣, 部门管理共扣, 扣分: what was taken off a class or the whole. */
const HEAD =
  /(?:类|部分|方面|指标|管理|过程|产出|效益|效果|决策|投入|履职|执行|实现|绩效|满意度|共|合计|累计|总计|总共)[^，。；：:\d]{0,3}(?:扣|失|丢)(?:减|除|掉)?(?:了|分)?(?:合计|共计|共|总计)?(?:为|是)?\s?$/;
/** Told as the sum of what comes behind it. */
const SUMMED = /(?:共|合计|累计|总计|总共)[^，。；\d]{0,4}$/;
/** What opens a list of all that was taken off. */
const OPENS =
  /^(?:[（(]|[，,]?[：:]|[，,](?:其中|具体(?:为|是|如下)?|分别(?:为|是)?|包括|包含|涉及)[：:]?)/;
/** Why it was taken off, each reason with its own. */
const REASONS = /^[，,](?:原因|系|因|由于|是)/;
/** Not all of them. */
const SOME = /主要|等|例如|比如|如：|最多|较多|突出|每/;
const JOINED = /^(?:、|和|及|以及|与)/;
const FEWEST = 2;

/** 过程类扣1.4分，其中甲扣0.9分、乙扣0.5分: what a sentence takes off a class against what it takes off behind that, however far it is off. */
export const headedDeductions = (document: TextDocument): Scored[] =>
  document.statements.filter(({ inTable }) => !inTable).flatMap(inStatement);

function inStatement(statement: Statement): Scored[] {
  const taken = takenIn(statement);
  return taken.flatMap((whole, at) => {
    const behind = taken.slice(at + 1);
    const [first] = behind;
    if (first === undefined || !HEAD.test(whole.before)) return [];
    if (SOME.test(wordsBehind(statement, whole)) || SOME.test(first.before.slice(0, 4))) return [];
    const lists = listsOf(statement, behind);
    const [all] = lists;
    if (all === undefined || all.length < FEWEST) return [];
    if (!isOpened(statement, whole, all, at === 0) || isMade(lists, behind, whole)) return [];
    return [scored(whole, all)];
  });
}

/** All marks taken off; 涉及执行率0.3分、管护1分 names them behind what was taken off without the word. */
function takenIn(statement: Statement): Mention[] {
  const scores = scoresOf(statement);
  const named = new Set(
    scores.filter(({ role }) => role === 'deducted').map(({ mention }) => mention),
  );
  return statement.mentions.filter((one) => one.unit === '分' && one.exact && named.has(one));
}

const wordsBehind = ({ text, start }: Statement, { end }: Mention): string =>
  /^[^\d]*/.exec(text.slice(end - start))?.[0].slice(0, 12) ?? '';

/** To the next semicolon where the list has two of them, and to the end of the sentence. */
function listsOf(
  { text, start }: Statement,
  behind: readonly Mention[],
): readonly (readonly Mention[])[] {
  const first = behind[0]?.start ?? start;
  const stop = text.slice(first - start).search(/[；;]/);
  const near = behind.filter((one) => stop < 0 || one.end <= first + stop);
  return near.length < FEWEST ? [behind] : [near, behind];
}

function isOpened(
  statement: Statement,
  whole: Mention,
  parts: readonly Mention[],
  isFirst: boolean,
): boolean {
  const words = wordsBehind(statement, whole);
  const joined = parts.slice(1).every(({ before }) => JOINED.test(before));
  if (OPENS.test(words)) return true;
  if (REASONS.test(words) && joined) return true;
  if (/分别(?:扣|为|是)[^，。；\d]*$/.test(parts[0]?.before ?? '') && joined) return true;
  return isFirst && SUMMED.test(whole.before) && /^[，,]/.test(words);
}

const sumOf = (parts: readonly Mention[]): Decimal => sumDecimals(parts.map(({ value }) => value));

/** Some first ones of them, or some in a row, make it; or a later sum does. */
const isMade = (
  lists: readonly (readonly Mention[])[],
  behind: readonly Mention[],
  { value }: Mention,
): boolean =>
  lists.some((list) => sumOf(list).equals(value)) ||
  behind.some((_, at) => sumOf(behind.slice(0, at + 1)).equals(value)) ||
  behind.some(({ before }) => SUMMED.test(before) || /每|各/.test(before));

const scored = (got: Mention, of: readonly Mention[]): Scored => ({
  got,
  of,
  worked: of.map(({ value }) => value.toFixed()).join(' + '),
  computed: sumOf(of),
  ruled: true,
});
