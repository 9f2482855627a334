import type { Kind } from '../kind.js';
import { average } from './average.js';
import { balance } from './balance.js';
import { difference } from './difference.js';
import { growth } from './growth.js';
import { citation } from './citation.js';
import { claim } from './claim.js';
import { classified } from './classified.js';
import { countList } from './count-list.js';
import { dateOrder } from './date-order.js';
import { doubledWords } from './doubled-words.js';
import { duplicateHeading } from './duplicate-heading.js';
import { duplicateText } from './duplicate-text.js';
import { foreignOrganisation } from './foreign.js';
import { goalMatch } from './goal-match.js';
import { grade } from './grade.js';
import { headcount } from './headcount.js';
import { personal, template } from './leftovers.js';
import { notApplicable } from './not-applicable.js';
import { numbering } from './numbering.js';
import { organisationSuffix } from './organisation.js';
import { outcomeRow } from './outcome-row.js';
import { duplicateOutcome, outcomeIsPlan } from './outcome.js';
import { percentPoints } from './percent-points.js';
import { projects } from './projects.js';
import { promise } from './promise.js';
import { punctuation } from './punctuation.js';
import { ratio } from './ratio.js';
import { reference } from './reference.js';
import { sameFigure } from './same-figure.js';
import { score } from './score.js';
import { share } from './share.js';
import { staleYear } from './stale-year.js';
import { standard } from './standard.js';
import { sum } from './sum.js';
import { tableRow } from './table-row.js';
import { targetUnanswered } from './target.js';
import { truncated } from './truncated.js';
import { unit } from './unit.js';
import { verdict } from './verdict.js';
import { wrongWord } from './wrong-word.js';
import { year } from './year.js';

/** All kinds, in the order people read about them. */
export const KINDS: readonly Kind[] = [
  ...[sum, balance, difference, growth, percentPoints, share, ratio, average, standard, tableRow],
  ...[unit, headcount, countList, sameFigure],
  ...[score, grade, notApplicable, promise, claim, year, staleYear, dateOrder],
  ...[
    organisationSuffix,
    foreignOrganisation,
    projects,
    goalMatch,
    outcomeRow,
    outcomeIsPlan,
    targetUnanswered,
    verdict,
  ],
  ...[
    duplicateOutcome,
    duplicateText,
    duplicateHeading,
    numbering,
    reference,
    truncated,
    doubledWords,
    wrongWord,
  ],
  ...[punctuation, template, personal, classified, citation],
];
