import type { TextDocument } from '../../../document.js';
import { againstAll } from './against-all.js';
import { beyondBound } from './beyond-bound.js';
import { fewerTimes } from './fewer-times.js';
import { shareOfAll } from './share-of-all.js';
import { deniedTold } from './denied-told.js';
import type { Flaw } from './flaw-at.js';
import { exceptionNamed } from './exception-named.js';
import { kinEvents } from './kin-events.js';
import { oddItem } from './odd-item.js';
import { oddPair } from './odd-pair.js';
import { oneOfThem, yearAfter } from './one-of-them.js';
import { sameAsBefore } from './same-as-before.js';
import { byRoles } from '../roles/by-roles.js';
import { goalsMetInAll } from '../roles/goals-met.js';
import { moneyLeft } from '../roles/money-left.js';
import { takenBackAfar } from '../roles/in-reports.js';
import { beyondListed, laterMonth, shortPair } from '../roles/listed.js';
import { shortOfAll } from '../parts/short-of-all.js';
import { restOfAll } from './rest-open.js';
import { shortOfWhole } from './short-of-whole.js';

/** Claims of all or none that a figure, a list or a sentence elsewhere takes back, read by how they are told and not by what they are of. */
export const wideClaims = (document: TextDocument): Flaw[] =>
  [
    shortOfWhole,
    shortOfAll,
    oddPair,
    oddItem,
    oneOfThem,
    yearAfter,
    deniedTold,
    againstAll,
    restOfAll,
    exceptionNamed,
    kinEvents,
    beyondBound,
    sameAsBefore,
    shareOfAll,
    fewerTimes,
    beyondListed,
    shortPair,
    laterMonth,
    byRoles,
    takenBackAfar,
    goalsMetInAll,
    moneyLeft,
  ].flatMap((find) => find(document));
