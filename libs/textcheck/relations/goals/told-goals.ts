import { looksAhead } from './goal-figures.js';
import { measureClass } from './targets.js';
import { roleBelow, roleOf } from './list-roles.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { AHEAD_CHAPTER, pathFinder } from '../outline/chapters.js';
import { mentionsOf } from '../../mentions/mention.js';
import type { Item, ItemList } from './items.js';
import { onceFor } from '../../once-for.js';
import { piecesBetweenStops, type Sentence } from '../../text/sentences.js';
import type { TextDocument } from '../../document.js';

/** A piece of a report that may answer a goal: a part of a sentence or a row of a table. */
interface Answer extends Sentence {
  /** A table of what was done may stand before the goals; what stands there in sentences tells of duties. */
  readonly isRow: boolean;
  readonly words: ReadonlySet<string>;
}

interface Goal {
  readonly item: Item;
  readonly words: ReadonlySet<string>;
  readonly sorts: ReadonlySet<string>;
}

const FEWEST_GOALS = 3;
const FEWEST_WORDS = 2;
const TOLD = 0.5;
/** With a figure of the same sort fewer of the words will do. */
const TOLD_WITH_FIGURE = 0.3;
/** A report that tells of some goals only. */
const SOME =
  /主要(?:指标|目标|任务|成效)|部分(?:指标|目标|任务)|前[两二三四五]项|除[^，。]{1,20}外|重点(?:指标|目标)|例如|典型/;

/** 完成情况：… below 监督工作目标: a chapter of goals that tells what came of them, too. */
const CAME = /^[^，。；：]{0,8}(?:完成|实现|达成)(?:情况|结果)[：:]/;

/** The sorts of its figures, read where they are asked for: of most pieces nobody asks. */
const sortsOf = onceFor(
  (piece: Sentence): ReadonlySet<string> =>
    new Set(mentionsOf(piece).map(({ unit }) => measureClass(unit))),
);

/** Goals of a list of which nothing after it tells, where all the others are told of. */
export function untoldGoals(document: TextDocument, lists: readonly ItemList[]): Item[] {
  const goalLists = lists.filter(
    (list) => roleOf(list) === 'goals' && list.items.length >= FEWEST_GOALS,
  );
  if (goalLists.length === 0 || looksAhead(document)) return [];
  const answers = answersOf(document, goalLists);
  return goalLists.flatMap((list) => untoldIn(document, list, answers));
}

function untoldIn(document: TextDocument, list: ItemList, all: readonly Answer[]): Item[] {
  const goals = list.items.map((item) => ({
    item,
    words: wordsOf(item.text),
    sorts: sortsOf({ text: item.text, start: item.from }),
  }));
  const answers = all.filter(({ start, isRow }) => start > list.end || isRow);
  const told = goals.filter((goal) => answers.some((answer) => answersWell(goal, answer)));
  const [open, ...more] = goals.filter(
    (goal) => !told.includes(goal) && !answers.some((answer) => mayAnswer(goal, answer, goals)),
  );
  if (open === undefined || more.length > 0 || open.words.size < FEWEST_WORDS) return [];
  if (told.length < Math.max(1, goals.length - 1 - Math.ceil(goals.length / 5))) return [];
  if (isByMeasure(open, goals, answers)) return [];
  const rest = document.text.slice(list.end);
  return SOME.test(rest) || isOtherYear(document, list, rest) ? [] : [open.item];
}

/** 档案数字化60万页, and 扫描著录61.2万页: of the goals the only one of its measure, and a figure of it among what was done. */
function isByMeasure({ sorts }: Goal, goals: readonly Goal[], answers: readonly Answer[]): boolean {
  const own = [...sorts].filter(
    (sort) =>
      sort !== '' &&
      !COMMON.test(sort) &&
      goals.filter((goal) => goal.sorts.has(sort)).length === 1,
  );
  return own.some((sort) => answers.some((answer) => sortsOf(answer).has(sort)));
}
/** Measures of anything. */
const COMMON = /^[个项次人名件户家场%份处]|人次|元/;

const YEAR_OF_GOALS = /(20\d\d)年度?(?:部门|整体|总体|绩效|工作)*(?:目标|任务|指标|计划)/;

/** Goals of a year of which the rest of the text does not speak. */
function isOtherYear({ year }: TextDocument, { lead }: ItemList, rest: string): boolean {
  const wanted = YEAR_OF_GOALS.exec(lead.toReversed().join('，'))?.[1];
  if (wanted === undefined) return false;
  if (year !== null && Number(wanted) !== year) return true;
  return !rest.includes(wanted) && /20\d\d年/.test(rest);
}

const shares = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some((sort) => other.has(sort));

function answersWell({ words, sorts }: Goal, answer: Answer): boolean {
  const shared = sharedWords(words, answer.words);
  if (shared === 0) return false;
  return (
    shared / Math.min(words.size, answer.words.size) >= TOLD ||
    (shared / words.size >= TOLD_WITH_FIGURE && shares(sorts, sortsOf(answer)))
  );
}

/** Any word of a goal in a piece that answers no other goal better. */
function mayAnswer(goal: Goal, answer: Answer, goals: readonly Goal[]): boolean {
  const shared = sharedWords(goal.words, answer.words);
  if (shared === 0) return false;
  const fits = goal.sorts.size === 0 || shares(goal.sorts, sortsOf(answer)) || shared > 1;
  return fits && !goals.some((other) => sharedWords(other.words, answer.words) > shared);
}

function answersOf(document: TextDocument, goals: readonly ItemList[]): Answer[] {
  const pathAt = pathFinder(document);
  const inGoals = (at: number): boolean => goals.some(({ start, end }) => at >= start && at <= end);
  const pieces = [
    ...document.lines
      .flatMap((line) => piecesBetweenStops(line))
      .map((piece) => ({ ...piece, isRow: false })),
    ...document.tables.flatMap(({ header, rows }) =>
      [header, ...rows].map((row) => ({ ...rowText(row), isRow: true })),
    ),
  ];
  const both = new Set(
    document.lines.filter(({ text }) => CAME.test(text)).map(({ start }) => pathAt(start)),
  );
  return pieces
    .filter(({ start }) => {
      const path = pathAt(start);
      const tells = both.has(path) || roleBelow(path.split('/')) !== 'goals';
      return !inGoals(start) && tells && !AHEAD_CHAPTER.test(path);
    })
    .map((piece) => ({ ...piece, words: wordsOf(piece.text) }));
}

const rowText = (row: TextDocument['tables'][number]['rows'][number]): Sentence => ({
  text: row.map(({ text }) => text).join('，'),
  start: row[0]?.start ?? 0,
});
