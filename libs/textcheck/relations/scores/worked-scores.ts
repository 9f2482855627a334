import type { Statement, TextDocument } from '../../document.js';
import { show } from '../figures/arithmetic.js';
import { byFactor } from './by-factor.js';
import { byGoal } from './by-goal.js';
import { byStatedRate } from './by-rate.js';
import { againstRows } from './class-scores.js';
import { wrongApplying } from './conversions.js';
import {
  byExecution,
  countedDeductions,
  leftOfHundred,
  leftOfReasons,
  listedDeductions,
  lessDeductions,
  type Scored,
} from './deductions.js';
import { dividedScores } from './divided.js';
import { fullMarkSums, withExtras } from './full-marks.js';
import { listedScores } from './listed.js';
import { listedRows } from './listed-rows.js';
import { wrongMeans } from './means.js';
import { lostSums } from './lost-sums.js';
import { openedDeductions } from './opened-deductions.js';
import { byRules } from './by-rules.js';
import { pairedSums } from './paired-sums.js';
import { proportionalItems } from './proportional-items.js';
import { proportionalRows } from './proportional-rows.js';
import { splitItems } from './split-items.js';
import { partsBelowTable, takenFromHundred, toldDeductions, toldTotals } from './told-totals.js';
import { byWeight, sumAcross, sumOfDeductions, weightedSums } from './weighted-scores.js';

/** Scores that do not follow from the figures they are told with, in whatever way one does; one by its own words goes first. */
export function workedScores(document: TextDocument): Scored[] {
  const told = byWords(document);
  const places = new Set(told.map(({ got }) => got.start));
  return [...told, ...byRules(document).filter(({ got }) => !places.has(got.start))];
}

const byWords = (document: TextDocument): Scored[] => [
  ...document.statements.flatMap((one, at) => workedOut(one, document.statements[at - 1])),
  ...byWeight(document),
  ...sumAcross(document),
  ...toldTotals(document),
  ...partsBelowTable(document),
  ...toldDeductions(document),
  ...takenFromHundred(document),
  ...againstRows(document),
  ...dividedScores(document),
  ...countedDeductions(document),
  ...openedDeductions(document),
  ...lostSums(document),
  ...leftOfHundred(document),
  ...leftOfReasons(document),
  ...listedDeductions(document),
  ...weightedSums(document),
  ...proportionalItems(document),
  ...proportionalRows(document),
  ...splitItems(document),
  ...pairedSums(document),
  ...listedRows(document),
  ...document.statements.flatMap(byFactor),
  ...byGoal(document),
  ...wrongApplying(document).map(({ full: got, taken, computed }) => ({
    got,
    of: [taken],
    worked: `100 − ${show(taken.value)}`,
    computed,
  })),
];

/** A hundred less all deductions, full marks by a rate, scores by weight, the mean of several. */
function workedOut(statement: Statement, before: Statement | undefined): Scored[] {
  const means = wrongMeans(statement).map(({ printed, of, computed }) => ({
    got: printed,
    of,
    computed,
    worked: `（${of.map(({ value }) => show(value)).join(' + ')}） ÷ ${String(of.length)}`,
  }));
  return [
    ...lessDeductions(statement),
    ...byRates(statement),
    ...sumOfDeductions(statement),
    ...listedScores(statement, before),
    ...fullMarkSums(statement),
    ...withExtras(statement),
    ...means,
  ];
}

/** Marks by a rate, however they are told. */
function byRates(statement: Statement): Scored[] {
  const stated = byStatedRate(statement);
  return stated.length > 0 ? stated : byExecution(statement);
}
