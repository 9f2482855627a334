import type { Kind } from '../kind.js';
import { difference, growth } from './change.js';
import { claim } from './claim.js';
import { countList } from './count-list.js';
import { headcount } from './headcount.js';
import { notApplicable } from './not-applicable.js';
import { promise } from './promise.js';
import { ratio } from './ratio.js';
import { sameFigure } from './same-figure.js';
import { score } from './score.js';
import { share } from './share.js';
import { sum } from './sum.js';
import { unit } from './unit.js';
import { year } from './year.js';

/** All kinds, in the order people read about them. */
export const KINDS: readonly Kind[] = [
  sum,
  difference,
  growth,
  share,
  ratio,
  unit,
  headcount,
  countList,
  sameFigure,
  score,
  notApplicable,
  promise,
  claim,
  year,
];
