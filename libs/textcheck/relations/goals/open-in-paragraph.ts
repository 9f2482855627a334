import { EXPLAINED, measureClass } from './targets.js';
import { wantedFigures, type Wanted } from './wanted-figures.js';
import { roleBelow } from './list-roles.js';
import { pathFinder } from '../outline/chapters.js';
import { PROGRESS } from './vague-answers.js';
import { goalFinder } from './goal-figures.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { paragraphs } from '../outline/paragraphs.js';
import { groupBy } from '#libs/kernel';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { rangeOfText } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import type { OpenTarget } from './prose-targets.js';
import type { Statement, TextDocument } from '../../document.js';

/** Of fewer goals none is left open by oversight. */
const FEWEST = 3;
/** Of two the one told in words alone: 培训有序开展. */
const FEWEST_VAGUE = 2;
const FEWEST_WORDS = 2;
/** All of them are answered at once. */
const ALL =
  /(?:全部|均|都|全面|超额)(?:已|按期|如期|圆满)?(?:完成|达|实现)|(?:目标|任务)[^，。；]{0,4}(?:全部|均)/;

interface Clause extends Sentence {
  readonly words: ReadonlySet<string>;
  readonly mentions: readonly Mention[];
}

/** Goals of a paragraph that tells what came of all the others, and of them in words alone or not at all. */
export function openInParagraphs(document: TextDocument): OpenTarget[] {
  const wanted = groupBy(wantedFigures(document), ({ passage }) => passage);
  const pathAt = pathFinder(document);
  let known: Clause[] | null = null;
  return paragraphs(document).flatMap((statements) => {
    const goals = (wanted.get(statements[0]?.passage ?? -1) ?? []).filter(isAsked);
    if (goals.length < FEWEST_VAGUE) return [];
    const end = Math.max(...goals.map(({ mention }) => mention.end));
    const isChapter = roleBelow(pathAt(statements[0]?.start ?? 0).split('/')) === 'goals';
    const told = isChapter ? (known ??= resultsIn(document)) : clausesAfter(statements, end);
    const rest = told.filter(({ start }) => start > end);
    return openAmong(document, goals, { rest, isChapter });
  });
}

interface Results {
  readonly rest: readonly Clause[];
  /** Those of the chapters on results, for goals that have a chapter of their own. */
  readonly isChapter: boolean;
}

/** The one goal that no clause of the results answers. */
function openAmong(
  document: TextDocument,
  goals: readonly Wanted[],
  { rest, isChapter }: Results,
): OpenTarget[] {
  if (!isTelling(rest, isChapter)) return [];
  const open = goals.filter((goal) => !rest.some((clause) => answers(clause, goal, goals)));
  const [only, ...more] = open;
  if (only === undefined || more.length > 0 || isToldElsewhere(document, only)) return [];
  if (isByMeasure(only, goals, rest)) return [];
  const best = inWords(rest, only);
  const needsWords = isChapter || goals.length < FEWEST;
  if (needsWords && !isVague(best, isChapter ? 1 : FEWEST_WORDS)) return [];
  return [
    { target: only.mention, answer: best === null ? only.mention : rangeOfText(best.clause) },
  ];
}

/** 档案数字化60万页, and 扫描著录61.2万页: of the goals the only one of its measure, and a figure of it among the results. */
const isByMeasure = (
  { mention: { unit } }: Wanted,
  goals: readonly Wanted[],
  rest: readonly Clause[],
): boolean =>
  (TIME.test(unit) || !COMMON.test(unit)) &&
  goals.filter(({ mention }) => isOfUnit(mention.unit, unit)).length === 1 &&
  rest.some(({ mentions }) => mentions.some((one) => isOfUnit(one.unit, unit)));
/** 1小时, and 42分钟: times however they are measured. */
const TIME = /小时|分钟|秒|天|工作日/;
const isOfUnit = (one: string, unit: string): boolean =>
  one === unit || (TIME.test(one) && TIME.test(unit));
/** Measures of anything. */
const COMMON = /^[个项次人名件户家场%]|人次|元/;

/** Results in figures, none of which answers all goals at once. */
const isTelling = (rest: readonly Clause[], isChapter: boolean): boolean =>
  rest.some(({ mentions }) => mentions.length > 0) &&
  !rest.some(({ text }) => ALL.test(text) || (!isChapter && EXPLAINED.test(text)));

/** A clause, with how many words it has of a goal. */
interface Spoken {
  readonly clause: Clause;
  readonly shared: number;
}

/** Enough words of the goal, and no more than that it goes on. */
const isVague = (spoken: Spoken | null, fewest: number): boolean =>
  spoken !== null && spoken.shared >= fewest && PROGRESS.test(spoken.clause.text);

/** The clause without a figure that speaks most of a goal. */
function inWords(rest: readonly Clause[], { words }: Wanted): Spoken | null {
  const [best] = rest
    .map((clause) => ({ clause, shared: sharedWords(clause.words, words) }))
    .filter(({ shared, clause }) => shared > 0 && clause.mentions.length === 0)
    .sort((one, other) => other.shared - one.shared);
  return best ?? null;
}

const isAsked = ({ mention: { kind, unit }, words }: Wanted): boolean =>
  (kind === 'count' || kind === 'percent') && !/^[月年天日分]$/.test(unit) && words.size > 1;

/** All that the chapters on results tell. */
function resultsIn(document: TextDocument): Clause[] {
  const pathAt = pathFinder(document);
  const statements = document.statements.filter(
    ({ start, inTable }) => !inTable && roleBelow(pathAt(start).split('/')) === 'outcomes',
  );
  return clausesAfter(statements, 0);
}

const clausesAfter = (statements: readonly Statement[], end: number): Clause[] =>
  statements
    .filter((one) => one.start + one.text.length > end)
    .flatMap((statement) =>
      clausesOf(statement)
        .filter(({ start }) => start > end)
        .map((clause) => ({
          ...clause,
          words: wordsOf(clause.text),
          mentions: statement.mentions.filter(
            (one) => one.start >= clause.start && one.end <= clause.start + clause.text.length,
          ),
        })),
    );

/** A figure of the sort beside words of a goal, of which no other goal has more. */
function answers({ words, mentions }: Clause, goal: Wanted, goals: readonly Wanted[]): boolean {
  const sort = measureClass(goal.mention.unit);
  const shared = sharedWords(words, goal.words);
  const isBest = !goals.some((one) => sharedWords(words, one.words) > shared);
  return shared > 0 && isBest && mentions.some(({ unit }) => measureClass(unit) === sort);
}

function isToldElsewhere(
  document: TextDocument,
  { mention, words, passage: own }: Wanted,
): boolean {
  const { isListed, isBelow } = goalFinder(document);
  const sort = measureClass(mention.unit);
  return document.statements.some(
    ({ text, start, mentions, passage }) =>
      passage !== own &&
      mentions.some((one) => measureClass(one.unit) === sort) &&
      sharedWords(wordsOf(text), words) >= Math.min(FEWEST_WORDS, words.size) &&
      !isListed(start, start + text.length) &&
      !isBelow(start),
  );
}
