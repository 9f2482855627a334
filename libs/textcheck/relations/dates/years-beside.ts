import type { TextDocument } from '../../document.js';
import {
  comparedWithItself,
  endsOfOneYear,
  halvesOfTwoYears,
  monthsInTurn,
  oddInColumn,
  oddQuarters,
  skippedYear,
  yearsOfColumns,
} from './compared-years.js';
import {
  captionsOfLast,
  papersCited,
  papersOfTheYear,
  reviewedBeforeEnd,
  reviewedWhole,
  reviewOfThisReport,
} from './papers-of-the-year.js';
import {
  budgetApproved,
  budgetCompiled,
  carriedFromOwn,
  resumedInTheSame,
  reviewAskedTooSoon,
} from './budget-years.js';
import {
  headsOfOwn,
  honoursToCome,
  newInOther,
  oneOfTheYears,
  reviewedObject,
  reviewToldHere,
  saidToBeOwn,
  sourceOfOther,
  toldAfterLast,
} from './own-year-told.js';
import { daysOfReview, reviewedInItsYear } from './days-of-review.js';
import type { StaleYear } from './period-years.js';
import { comparedWithOwn, plannedForThePast, titlesOfAnother } from './plain-years.js';
import {
  aimsOfThePast,
  nextYears,
  relativeYears,
  sameAsLastYear,
  thisYears,
} from './relative-years.js';
import { periodOfTwoYears, plannedBehind, rolesOfYears } from './roles-of-years.js';
import { leftForThePast, reviewedWithin, yearsByEvent } from './years-by-event.js';
import {
  agesTold,
  countedToLast,
  lengthsOfPlans,
  listedYears,
  sameYearTwice,
  skippedInTurn,
  yearsOfRows,
} from './years-in-turn.js';
import { partsOfTwoYears, sameDayOfTwoYears, yearsAtEnds } from './years-at-ends.js';
import { openedInOther, yearsNotOver, yearsTooLate } from './years-ahead.js';
import { unexplainedYears } from './unexplained-years.js';
import { yearsOfActs } from './years-of-acts.js';
import { yearsOfFigures } from './years-of-figures.js';
import { yearsOfPlans } from './years-of-plans.js';

const RELATIONS: readonly ((document: TextDocument, own: number) => StaleYear[])[] = [
  relativeYears,
  thisYears,
  nextYears,
  sameAsLastYear,
  aimsOfThePast,
  comparedWithItself,
  halvesOfTwoYears,
  monthsInTurn,
  yearsOfColumns,
  papersOfTheYear,
  reviewedWhole,
  reviewedBeforeEnd,
  reviewOfThisReport,
  yearsOfFigures,
  yearsOfPlans,
  daysOfReview,
  yearsByEvent,
  yearsAtEnds,
  endsOfOneYear,
  oddInColumn,
  oddQuarters,
  skippedYear,
  skippedInTurn,
  partsOfTwoYears,
  sameDayOfTwoYears,
  captionsOfLast,
  papersCited,
  leftForThePast,
  reviewedWithin,
  agesTold,
  countedToLast,
  lengthsOfPlans,
  listedYears,
  sameYearTwice,
  yearsOfRows,
  titlesOfAnother,
  plannedForThePast,
  comparedWithOwn,
  saidToBeOwn,
  sourceOfOther,
  reviewedObject,
  headsOfOwn,
  oneOfTheYears,
  newInOther,
  reviewToldHere,
  toldAfterLast,
  honoursToCome,
  budgetApproved,
  budgetCompiled,
  reviewAskedTooSoon,
  carriedFromOwn,
  resumedInTheSame,
  ...yearsOfActs,
  rolesOfYears,
  periodOfTwoYears,
  plannedBehind,
  unexplainedYears,
  yearsTooLate,
  yearsNotOver,
  reviewedInItsYear,
  openedInOther,
];

/** Years that do not fit what stands beside them: a word for the year, another year, the figures, the paper it names. */
export const besideOthers = (document: TextDocument, own: number): StaleYear[] =>
  RELATIONS.flatMap((find) => find(document, own)).filter(
    ({ start }, index, all) => all.findIndex((one) => one.start === start) === index,
  );
