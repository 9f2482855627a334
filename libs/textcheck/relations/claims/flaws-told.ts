import type { TextDocument } from '../../document.js';
import { breachesFound } from './breaches-found.js';
import { daysAfter, lateInTime } from './days-after.js';
import { deniedAgain } from './denied-again.js';
import { deniedFound } from './denied-found.js';
import { eachAndOne } from './each-and-one.js';
import { flaws, type Flaw } from './flaws.js';
import { gapsBeside } from './gaps.js';
import { lateDenied } from './late-denied.js';
import { leftOut } from './left-out.js';
import { mendedAll } from './mended-all.js';
import { oneKindOnly } from './one-kind-only.js';
import { othersInFull } from './others-in-full.js';
import { overBudget } from './over-budget.js';
import { ownRates } from './own-rates.js';
import { imperfectRates } from './perfect-rates.js';
import { toldBefore } from './told-before.js';
import { undoneBeside } from './undone-beside.js';

/** All that must be as it is said to be of every one, each with the place that tells of one that is not. */
export const flawsTold = (document: TextDocument): Flaw[] =>
  [
    flaws,
    imperfectRates,
    oneKindOnly,
    leftOut,
    lateDenied,
    ownRates,
    undoneBeside,
    deniedAgain,
    daysAfter,
    lateInTime,
    overBudget,
    gapsBeside,
    deniedFound,
    mendedAll,
    toldBefore,
    eachAndOne,
    breachesFound,
    othersInFull,
  ].flatMap((find) => find(document));
