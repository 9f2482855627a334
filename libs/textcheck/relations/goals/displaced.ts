import { Decimal } from '#libs/kernel';

import { mentionsOf, type Mention } from '../../mentions/mention.js';
import { bareName } from './goals.js';
import { measureClass } from './targets.js';
import { sharedWords, wordsOf } from '../words/words.js';
import type { OutcomeRow } from './outcome-rows.js';
import type { Cell } from '../../text/tables.js';

/** A cell of a row that fits another row. */
export interface Displaced {
  readonly cell: Cell;
  readonly here: OutcomeRow;
  readonly there: OutcomeRow;
}

interface Read {
  readonly row: OutcomeRow;
  readonly name: ReadonlySet<string>;
  readonly goal: ReadonlySet<string>;
  readonly outcome: ReadonlySet<string>;
  /** Words of name and goal, and of name and outcome. */
  readonly asked: ReadonlySet<string>;
  readonly said: ReadonlySet<string>;
  readonly wanted: readonly Mention[];
  readonly came: readonly Mention[];
}

const FEWEST_WORDS = 2;
/** What any row may say of itself. */
const PLEASED = /(?:群众|居民|服务对象|受益|社会公众)?[^，。；]{0,2}满意度?/g;
/** Figures this long are no chance. */
const TELLING = 3;

const words = (text: string): Set<string> => wordsOf(text.replaceAll(PLEASED, ''));

function read(row: OutcomeRow): Read {
  const name = words(row.project.name);
  const goal = words(row.goal.text);
  const outcome = words(row.outcome.text);
  return {
    ...{ row, name, goal, outcome, asked: both(name, goal), said: both(name, outcome) },
    wanted: mentionsOf(row.goal),
    came: mentionsOf(row.outcome),
  };
}

/** Outcomes and goals that share nothing with their own row and much with another of the table. */
export function displacedCells(rows: readonly OutcomeRow[]): Displaced[] {
  const all = rows.map(read);
  return all.flatMap((here) => {
    const others = all.filter(
      (one) => one !== here && one.row.project.name !== here.row.project.name,
    );
    const byOutcome = others.find((there) => isOutcomeOf(here, there));
    if (byOutcome !== undefined)
      return [{ cell: here.row.outcome, here: here.row, there: byOutcome.row }];
    const byGoal = others.find((there) => isGoalOf(here, there));
    return byGoal === undefined ? [] : [{ cell: here.row.goal, here: here.row, there: byGoal.row }];
  });
}

function isOutcomeOf(here: Read, there: Read): boolean {
  if (here.row.valued && here.outcome.size === 0) return isValueOf(here, there);
  const own = here.asked;
  const isOwn =
    sharedWords(here.outcome, own) > 0 || sameFigures(here.came, here.wanted) || own.size === 0;
  if (here.outcome.size === 0 || isOwn) return false;
  const theirs = there.asked;
  const fits = sharedWords(here.outcome, theirs) >= FEWEST_WORDS && alike(here.came, there.wanted);
  const copied =
    sameFigures(here.came.filter(isTelling), there.came) &&
    sharedWords(here.outcome, there.outcome) > 0 &&
    (sharedWords(there.outcome, theirs) > 0 || sameFigures(there.came, there.wanted));
  return fits || copied;
}

/** 3200人 answered by the 97.2% of another row. */
function isValueOf(here: Read, there: Read): boolean {
  const [target, answer] = [here.wanted[0], here.came[0]];
  const [theirs] = there.wanted;
  if (target === undefined || answer === undefined || theirs === undefined) return false;
  const [wanted, came] = [measureClass(target.unit), measureClass(answer.unit)];
  const isCopy = here.row.outcome.text === there.row.outcome.text && !answer.value.equals(100);
  return isCopy && wanted !== came && measureClass(theirs.unit) === came && isTelling(answer);
}

/** A goal of which neither its name nor its outcome speaks, though these two speak of one thing. */
function isGoalOf(here: Read, there: Read): boolean {
  const agree = sharedWords(here.name, here.outcome) > 0;
  if (!agree || here.goal.size < FEWEST_WORDS || sharedWords(here.goal, here.said) > 0)
    return false;
  return (
    !sameFigures(here.came, here.wanted) &&
    sharedWords(here.goal, there.asked) >= FEWEST_WORDS &&
    alike(here.wanted, there.wanted)
  );
}

const both = (one: ReadonlySet<string>, other: ReadonlySet<string>): Set<string> =>
  new Set([...one, ...other]);

const isTelling = ({ value }: Mention): boolean =>
  value.toFixed().replace('.', '').length >= TELLING;

const alike = (some: readonly Mention[], others: readonly Mention[]): boolean =>
  some.some(({ unit }) => others.some((other) => measureClass(other.unit) === measureClass(unit)));

const sameFigures = (some: readonly Mention[], others: readonly Mention[]): boolean =>
  some.some(({ base, unit }) =>
    others.some(
      (other) => other.base.equals(base) && measureClass(other.unit) === measureClass(unit),
    ),
  );

const GENERIC = /数量|[人户个次件]数|情况|完成|任务/g;
const SMALLEST = new Decimal(10);

/** Rows told twice: all the same, or one count under two names of the same characters. */
export function doubledRows(rows: readonly OutcomeRow[]): { row: OutcomeRow; first: OutcomeRow }[] {
  return rows.flatMap((row, index) => {
    const first = rows.slice(0, index).find((one) => isTwice(one, row));
    return first === undefined ? [] : [{ row, first }];
  });
}

function isTwice(one: OutcomeRow, other: OutcomeRow): boolean {
  const same = one.goal.text === other.goal.text && one.outcome.text === other.outcome.text;
  if (!same || one.outcome.text === '' || one.outcome.text.includes('涉密')) return false;
  if (one.project.name === other.project.name) return one.goal !== one.project.cell;
  const [figure] = mentionsOf(one.outcome);
  const counted =
    one.valued && figure?.kind === 'count' && figure.value.greaterThanOrEqualTo(SMALLEST);
  const [a, b] = [one, other].map(({ project }) => project.name.replaceAll(GENERIC, ''));
  return counted && a !== undefined && b !== undefined && isSameName(a, b);
}

/** 易涝点消除 and 消除易涝点; what brackets add tells two apart. */
function isSameName(one: string, other: string): boolean {
  if (bareName(one) !== one || bareName(other) !== other) return false;
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 4 && [...short].every((character) => long.includes(character));
}

const NO_GOAL = /^[—–/\s-]*$|^无$/;
const FEWEST_GOALS = 3;

/** Rows with an outcome and no goal beside rows that have both, of a thing the report names nowhere else. */
export const outcomesWithoutGoal = (text: string, rows: readonly OutcomeRow[]): OutcomeRow[] =>
  rows.filter(({ goal }) => !NO_GOAL.test(goal.text)).length < FEWEST_GOALS
    ? []
    : rows.filter(
        ({ project, goal, outcome }) =>
          NO_GOAL.test(goal.text) &&
          /\d/.test(outcome.text) &&
          text.split(project.name).length === 2,
      );
