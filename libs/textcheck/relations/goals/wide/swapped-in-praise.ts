import { areOtherRates, differenceOf, rateOf } from './sorts-of-things.js';
import { praisedFigures, type Praised } from './near-praise.js';
import { oncePerDocument } from '../../../once.js';
import { alike, type Read } from './reading.js';
import type { Substituted } from '../substituted.js';
import type { TextDocument } from '../../../document.js';

/** A goal that was changed is rightly answered by what it was changed to. */
const CHANGED =
  /调整|变更|更改|替换|批准|同意改|口径|折算|含[^，。；]{0,4}在内|均可|不是[^，。；]{0,6}(?:指标|目标)/;
const NEAR = 2;

/** Results of another thing than was wanted, by which a goal is said to be met. */
export const swappedInPraise = oncePerDocument((document): readonly Substituted[] => {
  const found = new Map<number, Substituted>();
  for (const praised of praisedFigures(document)) {
    if (isChanged(praised)) continue;
    for (const goal of praised.goals.filter((one) => isOn(praised, one)))
      for (const one of swapsOf(document, goal, praised))
        if (!found.has(one.came.start)) found.set(one.came.start, one);
  }
  return [...found.values()];
});

/** A praise that something was done is on the goal it names. */
const isOn = ({ praise: { isWeak, topic } }: Praised, { name }: Read): boolean =>
  !isWeak || topic.length < 2 || (alike(topic, name) ?? 0) > 0;

const isChanged = ({ goals, results, praise }: Praised): boolean =>
  [...goals, ...results, praise].some(({ statement }) => CHANGED.test(statement.text));

/** The words a figure is told with: those before it in its clause, or in the clause before where it has none. */
function wordsOf(
  { text }: TextDocument,
  { mention, statement }: Read,
): { text: string; start: number } {
  const before = text.slice(statement.start, mention.start);
  const pieces = before.split(/(?<=[，。；：、）)])/);
  const own = pieces.at(-1) ?? '';
  const isBare = own.replaceAll(BARE, '').length < 2;
  const words = isBare ? (pieces.at(-2) ?? '') + own : own;
  const tail = /^[一-龥]{0,6}/.exec(text.slice(mention.end, mention.end + 6))?.[0] ?? '';
  return { text: `${words}|${tail}`, start: mention.start - words.length };
}
const BARE = /目标|指标|任务|计划|实际|完成|达到|达|值|数|为|是|了|共|有|[^一-龥]/g;

function swapsOf(document: TextDocument, goal: Read, praised: Praised): Substituted[] {
  const wanted = wordsOf(document, goal);
  const answers = praised.results
    .filter(({ mention }) => isOfSort(goal, mention) && mention.start > goal.mention.end)
    .map((came) => ({ came, words: wordsOf(document, came) }));
  const told = answers.filter(({ came }) => isPraisedIn(praised, came));
  const differing = told.map((one) => ({
    ...one,
    differs:
      differs(wanted.text, one.words.text) ??
      (isSoleAnswer(goal, one.came, praised) && !isOfDeed(goal, one.came)
        ? strangers(goal.name, one.came.name)
        : null),
  }));
  // What was wanted is told as well, and met.
  if (answers.some(({ words, came }) => isSameThing(wanted.text, words.text) && meets(goal, came)))
    return [];
  return differing.flatMap(({ came, words, differs: two }): Substituted[] =>
    two === null || !meets(goal, came) || isToldElsewhere(document, goal, came, two[1])
      ? []
      : [
          {
            wanted: { start: wanted.start, end: goal.mention.end, name: two[0] },
            came: { start: words.start, end: came.mention.end, name: two[1] },
          },
        ],
  );
}

/** A rate that is told of before the goal, or far behind, has a goal of its own. */
function isToldElsewhere(
  { text }: TextDocument,
  { statement }: Read,
  { mention }: Read,
  name: string,
): boolean {
  if (!/[率度]$/.test(name)) return false;
  const rate = name.slice(-SHORT, -1);
  const first = text.indexOf(rate);
  return first < statement.start || text.lastIndexOf(rate) > mention.end + FAR;
}
const SHORT = 3;
const FAR = 120;

const isOfSort = ({ mention: goal }: Read, came: Read['mention']): boolean =>
  came.kind === goal.kind && came.thing === goal.thing;

const meets = ({ mention: goal, bound }: Read, { mention: came }: Read): boolean =>
  bound === 'most'
    ? came.base.lessThanOrEqualTo(goal.base)
    : came.base.greaterThanOrEqualTo(goal.base);

const isPraisedIn = ({ praise, goals, results }: Praised, came: Read): boolean =>
  praise.statement.index - came.statement.index < NEAR &&
  (praise.isAll || goals.length === 1 || isLastBefore(praise.clause.start, came, results));

/** No other result stands between a figure and the praise. */
const isLastBefore = (at: number, { mention }: Read, results: readonly Read[]): boolean =>
  mention.end <= at &&
  !results.some(
    (one) =>
      one.mention.start > mention.start &&
      one.mention.end <= at &&
      one.mention.thing === mention.thing,
  );

function differs(wanted: string, came: string): readonly [string, string] | null {
  const [one, other] = [rateOf(wanted), rateOf(came)];
  if (one !== null && other !== null && areOtherRates(one, other))
    return [`${one}率`, `${other}率`];
  return shares(wanted, came) ? differenceOf(wanted, came) : null;
}

/** The only goal, and the very next figure of its measure. */
const isSoleAnswer = (
  goal: Read,
  { mention, statement, name }: Read,
  { goals, results, praise }: Praised,
): boolean =>
  goals.every((one) => one === goal || one.mention.thing !== goal.mention.thing) &&
  goal.mention.kind === 'count' &&
  (praise.isAll || praise.statement.index === statement.index) &&
  statement.index - goal.statement.index <= 2 &&
  name.length > SHORTEST &&
  mention.base.lessThanOrEqualTo(goal.mention.base.times(MOST)) &&
  results.filter((one) => one.mention.thing === mention.thing).length === 1;
const SHORTEST = 3;
const MOST = '1.3';

/** 计划选聘30名, 公开选聘，上岗30名: its sentence tells of the deed that was wanted. */
function isOfDeed({ name }: Read, { mention, statement }: Read): boolean {
  const told = statement.text.slice(0, mention.start - statement.start);
  return mention.start > statement.start && told.includes(name.slice(0, 2));
}

/** Names without a single character in common. */
const strangers = (wanted: string, came: string): readonly [string, string] | null =>
  wanted.length > SHORTEST && ![...came].some((sign) => wanted.includes(sign))
    ? [wanted, came]
    : null;

/** Things of the same frame have a pair of characters in common. */
function shares(one: string, other: string): boolean {
  const name = other.replaceAll(BARE, '');
  for (let at = 0; at + 2 <= name.length; at += 1)
    if (one.includes(name.slice(at, at + 2))) return true;
  return false;
}

function isSameThing(wanted: string, came: string): boolean {
  const [one, other] = [rateOf(wanted), rateOf(came)];
  if (one !== null && other !== null && areOtherRates(one, other)) return false;
  return (
    differenceOf(wanted, came) === null &&
    (shares(wanted, came) || came.replaceAll(BARE, '').length < 2)
  );
}
