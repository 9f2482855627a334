import { alike, type Read } from './reading.js';
import { praisedFigures, type Praised } from './near-praise.js';
import { apart } from '../beside-goals.js';
import { oncePerDocument } from '../../../once.js';
import { matchesIn } from '../../../text/matches.js';
import type { Substituted } from '../substituted.js';
import type { TextDocument } from '../../../document.js';

/** A goal that was changed, or is told to be another's, is rightly answered by something else. */
const CHANGED = /调整|变更|更改|替换|改为|改成|批准|同意|折算|更正|笔误|另行|代替|顶替|置换|口径/;
const ANSWERED = 0.5;
const REACH = 4;
/** What is done with a thing: of two kinds one is not the other, whatever it is done with. */
const DEEDS: readonly RegExp[] = [
  /采购|购置|购买|购入|添置|新购/g,
  /维修|修缮|修复|检修|抢修|修理/g,
  /养护|管护|保养|维护/g,
  /硬化|铺设|拓宽/g,
  /租用|租赁|租借/g,
  /拆除|报废|清理/g,
  /新建|建成|建设|修建|兴建/g,
  /改造|改建|翻新|翻修|提升/g,
];

/** Goals said to be met beside a result of the same number, or the only one of the measure, of another thing. */
export const exchangedThings = oncePerDocument((document): readonly Substituted[] => {
  const found = new Map<number, Substituted>();
  for (const praised of praisedFigures(document)) {
    if (
      [...praised.goals, ...praised.results].some(({ statement }) => CHANGED.test(statement.text))
    )
      continue;
    for (const goal of praised.goals) {
      const came = answerOf(goal, praised);
      if (came === null || found.has(came.mention.start)) continue;
      const words = differing(document, goal, came, praised);
      if (words !== null)
        found.set(came.mention.start, {
          wanted: { ...rangeOf(goal), name: words[0] },
          came: { ...rangeOf(came), name: words[1] },
        });
    }
  }
  return [...found.values()];
});

const rangeOf = ({ clause, mention }: Read): { start: number; end: number } => ({
  start: Math.max(clause.start, mention.start - LONGEST),
  end: mention.end,
});
const LONGEST = 16;

/** The only result that can be meant for a goal; null where its own is told, or several may be. */
function answerOf(goal: Read, { goals, results }: Praised): Read | null {
  const { mention, name } = goal;
  if (name.length < 2 || mention.kind === 'amount' || mention.base.lessThan(2)) return null;
  const behind = results.filter((one) => isBehind(goal, one));
  const alikes = behind.filter((one) => one.mention.thing === mention.thing);
  if (alikes.some((one) => isOwn(name, one.name))) return null;
  const isFree = (one: Read): boolean =>
    !goals.some((other) => other !== goal && (alike(other.name, one.name) ?? 0) >= ANSWERED);
  const same = behind.filter((one) => one.mention.base.equals(mention.base) && isFree(one));
  const [first, ...more] = same;
  if (first !== undefined) return more.length > 0 ? null : first;
  const isSole = goals.every((one) => one === goal || one.mention.thing !== mention.thing);
  return isSole ? soleAnswer(goal, alikes.filter(isFree)) : null;
}

const isBehind = ({ mention, statement }: Read, one: Read): boolean =>
  one.mention.start > mention.end &&
  one.statement.index - statement.index <= REACH &&
  one.mention.kind === mention.kind &&
  one.name.length > 1;

/** The only result of the measure, with as much as was wanted, and a word of the goal's. */
function soleAnswer(goal: Read, [only, ...others]: readonly Read[]): Read | null {
  if (only === undefined || others.length > 0 || !isCloseAbove(goal, only)) return null;
  return (alike(goal.name, only.name) ?? 0) > 0 ? only : null;
}

const isOwn = (wanted: string, came: string): boolean =>
  (alike(wanted, came) ?? 0) >= ANSWERED &&
  apart(`${wanted}#`, `${came}#`, true) === null &&
  deedsOf(wanted, came) === null;

const isCloseAbove = ({ mention: goal }: Read, { mention: came }: Read): boolean =>
  came.base.greaterThanOrEqualTo(goal.base) && came.base.lessThanOrEqualTo(goal.base.times(MOST));
const MOST = '1.3';

/** What the two differ in, unless either word is told of the other, too. */
function differing(
  { text }: TextDocument,
  goal: Read,
  came: Read,
  { praise }: Praised,
): readonly [string, string] | null {
  const words = apart(`${goal.name}#`, `${came.name}#`, true);
  const two = words === null ? deedsOf(goal.name, came.name) : ([words.was, words.now] as const);
  if (two === null) return null;
  const [was, now] = two;
  const { start, text: said } = praise.clause;
  const after = text.slice(goal.mention.end, start) + text.slice(start + said.length);
  const before = text.slice(text.indexOf('\n'), came.mention.start - came.mention.before.length);
  return pairsOf(was).some((pair) => after.includes(pair)) ||
    pairsOf(now).some((pair) => before.includes(pair))
    ? null
    : two;
}

const pairsOf = (word: string): string[] =>
  word.length < 3
    ? [word]
    : Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));

/** 采购水泵 and 维修水泵: the same thing, another deed. */
function deedsOf(wanted: string, came: string): readonly [string, string] | null {
  const [one, other] = [deedIn(wanted), deedIn(came)];
  if (one === null || other === null || one.sort === other.sort) return null;
  const [thing = '', its = ''] = [wanted, came].map((name) =>
    DEEDS.reduce((left, words) => left.replaceAll(words, ''), name),
  );
  return (alike(thing, its) ?? 0) < ANSWERED ? null : [one.word, other.word];
}

/** The first sort of deed a name tells of. */
function deedIn(name: string): { readonly sort: number; readonly word: string } | null {
  for (const [sort, words] of DEEDS.entries()) {
    const [found] = matchesIn(name, words);
    if (found !== undefined) return { sort, word: found[0] };
  }
  return null;
}
