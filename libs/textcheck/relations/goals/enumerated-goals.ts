import { AHEAD_CHAPTER, pathFinder, PROBLEM_CHAPTER } from '../outline/chapters.js';
import { goalFinder, looksAhead } from './goal-figures.js';
import type { OpenTarget } from './prose-targets.js';
import type { Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';

const FEWEST = 3;
/** 计划补库帐篷300顶、棉被1500床、…: what is wanted opens the enumeration. */
const WANTED = /(?:计划|目标(?:任务)?(?:为|是|：|:)?|应|拟)[^，。；、\d]{0,16}$/;
const SHORTEST_NOUN = 3;
/** So much of a noun's end names it elsewhere: 发电机 for 应急发电机. */
const ENDING = 3;
/** Less may still speak of it: 界桩 of 设立界桩. */
const SHORTEST_ENDING = 2;

/** One thing of an enumeration of goals that nothing after it names, though all the others are told. */
export function enumeratedGoals(document: TextDocument): OpenTarget[] {
  if (looksAhead(document)) return [];
  const { isListed, isBelow } = goalFinder(document);
  const pathAt = pathFinder(document);
  return document.statements
    .filter(({ inTable, mentions }) => !inTable && mentions.length >= FEWEST)
    .flatMap((statement) => {
      const { start, text } = statement;
      const path = pathAt(start);
      if (AHEAD_CHAPTER.test(path) || PROBLEM_CHAPTER.test(path)) return [];
      const isGoal = isBelow(start) || isListed(start, start + text.length);
      return runsOf(statement)
        .filter((run) => run.length >= FEWEST)
        .filter(([first]) => isGoal || WANTED.test(first?.before ?? ''))
        .flatMap((run) => untold(document, statement, run));
    });
}

/** Counts joined by enumeration commas. */
function runsOf({ mentions }: Statement): Mention[][] {
  const runs: Mention[][] = [];
  for (const mention of mentions) {
    const last = runs.at(-1);
    if (last !== undefined && JOINED.test(mention.before)) last.push(mention);
    else runs.push([mention]);
  }
  return runs.filter((run) => run.length > 1 && run.every(isPlainCount));
}
const JOINED = /^[、和及][^，。；：、\d]{2,12}$/;

const isPlainCount = ({ kind, bracketed, unit, before }: Mention): boolean =>
  kind === 'count' && !bracketed && unit !== '分' && !before.includes('其中');

const nounOf = ({ before }: Mention): string =>
  (/[一-龥]+$/.exec(before)?.[0] ?? '').replace(/^[和及]/, '');

function untold(
  { text, statements }: TextDocument,
  statement: Statement,
  run: readonly Mention[],
): OpenTarget[] {
  const end = run.at(-1)?.end ?? 0;
  const later = text.slice(end);
  const isTold = (mention: Mention): boolean =>
    later.includes(nounOf(mention).slice(-SHORTEST_ENDING)) ||
    later.includes(text.slice(mention.start, mention.end));
  const [only, ...more] = run.filter((mention) => !isTold(mention));
  if (only === undefined || more.length > 0 || nounOf(only).length < SHORTEST_NOUN) return [];
  const others = run.filter((one) => one !== only);
  const answered = statements
    .slice(statement.index)
    .some((one) => runsOf(one).some((told) => names(told, others, end)));
  const start = only.start - nounOf(only).length;
  return answered ? [{ target: only, answer: { start, end: only.end } }] : [];
}

/** A later enumeration tells all the others. */
const names = (told: readonly Mention[], others: readonly Mention[], after: number): boolean =>
  (told[0]?.start ?? 0) >= after &&
  others.every((other) =>
    told.some(
      (one) => one.unit === other.unit && nounOf(one).endsWith(nounOf(other).slice(-ENDING)),
    ),
  );
