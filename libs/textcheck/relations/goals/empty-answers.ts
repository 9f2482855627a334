import { DEADLINE } from './deadlines.js';
import { outcomeGroups, type OutcomeRow } from './outcome-rows.js';
import { EXPLAINED } from './targets.js';
import { mentionsOf } from '../../mentions/mention.js';
import type { TextDocument } from '../../document.js';

const EMPTY = /^[—–/\s-]*$/;
/** Of so many rows one may be left empty by oversight; where more are, the table is filled in otherwise. */
const ROWS_TO_ONE = 3;

/** Rows with a figure wanted and nothing, or a dash, where all the others tell what came of theirs. */
export const emptyAnswers = (document: TextDocument): OutcomeRow[] =>
  outcomeGroups(document).flatMap((rows) => {
    const empty = rows.filter(({ goal, outcome }) => isEmpty(outcome.text) && goal !== outcome);
    const told = rows.filter(({ outcome }) => /\d/.test(outcome.text));
    if (empty.length === 0 || told.length < empty.length * ROWS_TO_ONE - 1) return [];
    return empty.filter((row) => isAsked(document, row));
  });

const isEmpty = (text: string): boolean => EMPTY.test(text);

/** A figure that is no nought stands in its goal, and nothing in its row says why it is left out. */
function isAsked({ text }: TextDocument, { project, goal, outcome }: OutcomeRow): boolean {
  const [target] = mentionsOf(goal);
  const end = text.indexOf('\n', outcome.start);
  const row = text.slice(project.cell.start, end < 0 ? text.length : end);
  const isDated = DEADLINE.test(goal.text);
  return (isDated || (target !== undefined && !target.value.isZero())) && !EXPLAINED.test(row);
}
