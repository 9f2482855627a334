import type { Finding } from '../../finding.js';
import type { TextDocument } from '../../document.js';
import type { Held } from './held.js';
import { isFromEarlierYear, isOfNothingTold, isRateOfOthers } from './made-rates.js';
import { isAverageOfOthers } from './made-averages.js';
import { isOfOtherPlace } from './other-places.js';
import { isSumOfOthers } from './made-sums.js';
import { isAgainstPlan, isLeftTold, isOfCause, isOfOneYear, isOfTwoSorts } from './made-plans.js';
import { areToldApart } from '../same/told-apart.js';
import { toldOut } from '../rates/told-out.js';
import { isGapOfTotals, isToldAsGap, isWithCarriedOver } from './made-rests.js';

type Explains = (held: Held) => boolean;

/** What else a figure of each kind may be made of. */
const WAYS: Readonly<Record<string, readonly Explains[]>> = {
  same_figure: [isOfOtherPlace, areToldApart],
  headcount: [isGapOfTotals],
  sum: [isSumOfOthers],
  average: [isAverageOfOthers],
  ratio: [isRateOfOthers, isFromEarlierYear, isOfNothingTold],
  share: [isRateOfOthers, isFromEarlierYear],
  balance: [isWithCarriedOver],
  difference: [isToldAsGap, isWithCarriedOver, isOfTwoSorts, isLeftTold, isOfCause, isOfOneYear],
  growth: [isAgainstPlan, isOfCause],
};

/** Whether a figure said to be wrong is made by figures the finding did not look at, in a way its sentence tells. */
export function isMadeOtherwise(document: TextDocument, { kind, quotes }: Finding): boolean {
  const ways = WAYS[kind];
  const [at, ...beside] = quotes;
  if (ways === undefined || at === undefined) return false;
  const found = mentionAt(document, at.start);
  if (found === null) return false;
  // A rate whose plan and outcome its sentence names is of nothing else.
  if (kind === 'ratio' && toldOut(found.statement.mentions, found.printed) !== null) return false;
  const others = beside.flatMap(({ start }) => mentionAt(document, start)?.printed ?? []);
  return ways.some((explains) => explains({ document, ...found, others }));
}

function mentionAt(
  { statements }: TextDocument,
  place: number,
): Pick<Held, 'statement' | 'printed'> | null {
  const statement = statements.findLast(({ start }) => start <= place);
  const printed = statement?.mentions.find(({ start }) => start === place);
  return statement === undefined || printed === undefined ? null : { statement, printed };
}
