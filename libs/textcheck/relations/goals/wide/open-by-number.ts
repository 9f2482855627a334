import { alike, readFigures, type Read } from './reading.js';
import { MARKED, NUMBERED, numberIn } from './retold-goals.js';
import { goalFinder } from '../goal-figures.js';
import { EXPLAINED, measureClass, WHOLLY } from '../targets.js';
import { oncePerDocument } from '../../../once.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { rangeOfText } from '../../../finding-of.js';
import type { OpenTarget } from '../prose-targets.js';
import type { TextDocument } from '../../../document.js';

const HEARD = 0.5;
const SHORTEST = 3;
const CALENDAR = /^[年月日天分号]$/;

/** 目标五：举办健康讲座48场, and 目标五：举办健康讲座，内容涵盖…: a goal told of under its number without any figure. */
export const openByNumber = oncePerDocument((document): readonly OpenTarget[] => {
  const { isBelow, isListed } = goalFinder(document);
  const isGoal = (start: number): boolean => isBelow(start) || isListed(start, start + 1);
  const answers = document.passages.flatMap((passage, at) => {
    const number = isGoal(passage.start) ? '' : numberIn(document, at, NUMBERED);
    return number === '' ? [] : [{ passage, at, number }];
  });
  if (answers.length < 2) return [];
  const figures = readFigures(document);
  return figures.flatMap((goal): OpenTarget[] => {
    const { mention, statement } = goal;
    if (!isAsked(goal) || !isGoal(mention.start)) return [];
    const number = numberIn(document, statement.passage, MARKED);
    const [answer, ...more] = answers.filter((one) => number !== '' && one.number === number);
    if (answer === undefined || more.length > 0) return [];
    const clause = bareClause(document, goal, answer.at);
    const isTold = figures.some(
      (one) =>
        one.mention.start > answer.passage.start &&
        isOfSort(goal, one) &&
        (one.statement.passage === answer.at || (alike(goal.name, one.name) ?? 0) >= HEARD),
    );
    return clause === null || isTold ? [] : [{ target: mention, answer: rangeOfText(clause) }];
  });
});

const isAsked = ({ mention, name }: Read): boolean =>
  (mention.kind === 'count' || mention.kind === 'percent') &&
  !mention.bracketed &&
  !CALENDAR.test(mention.unit) &&
  mention.base.greaterThanOrEqualTo(2) &&
  name.length >= SHORTEST;

const isOfSort = ({ mention: one }: Read, { mention: other }: Read): boolean =>
  measureClass(one.unit) === measureClass(other.unit);

/** The clause that speaks of the goal's thing, without a figure, a reason or a word for all of it. */
function bareClause(document: TextDocument, { name }: Read, passage: number): Sentence | null {
  return (
    document.statements
      .filter((one) => one.passage === passage)
      .flatMap((one) => clausesOf(one))
      .find(
        ({ text }) =>
          !/\d/.test(text.replace(NUMBERED, '')) &&
          !EXPLAINED.test(text) &&
          !WHOLLY.test(text) &&
          heardIn(name, text) >= HEARD,
      ) ?? null
  );
}

/** Share of the pairs of characters of a name that stand in a text. */
function heardIn(name: string, text: string): number {
  let heard = 0;
  for (let at = 0; at + 2 <= name.length; at += 1)
    if (text.includes(name.slice(at, at + 2))) heard += 1;
  return heard / Math.max(1, name.length - 1);
}
