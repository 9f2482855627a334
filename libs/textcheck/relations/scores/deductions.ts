import { Decimal } from '#libs/kernel';

import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isSwap } from '../figures/near.js';
import { scoresOf, type ScoreMention } from './scores.js';

/** A score that does not follow from a hundred less what was taken off, or from the rate of execution. */
export interface Scored {
  readonly got: Mention;
  readonly of: readonly Mention[];
  readonly worked: string;
  readonly computed: Decimal;
}

const HUNDRED = 100;
const ALL_TAKEN = /(?:共|合计|累计|总)(?:计)?扣(?:减|除)?(?:了|分)?$|扣分(?:合计|共计|共)(?:为)?$/;
const EXECUTION = /执行率(?:为|是|达|达到)?$/;

/** 满分100分，各项共扣6.2分，最终得分93.8分 */
export function lessDeductions(statement: Statement): Scored[] {
  const scores = scoresOf(statement);
  const taken = scores.find(({ mention }) => ALL_TAKEN.test(mention.before))?.mention;
  const [got, ...more] = scores.filter(({ role }) => role === 'got').map(({ mention }) => mention);
  if (taken === undefined || got === undefined || more.length > 0) return [];
  const whole = wholeOf(scores, got);
  const computed = whole?.minus(taken.value);
  if (whole === null || computed === undefined || computed.equals(got.value)) return [];
  const worked = `${whole.toFixed()} − ${taken.value.toFixed()}`;
  return [{ got, of: [taken], worked, computed }];
}

/** What could be had: as the sentence says, else a hundred; marks below half of that are those of a part. */
function wholeOf(scores: readonly ScoreMention[], got: Mention): Decimal | null {
  const full = scores.find(({ role }) => role === 'full')?.mention.value;
  if (full === undefined) return got.value.lessThan(HUNDRED / 2) ? null : new Decimal(HUNDRED);
  // 满分合计97分，得分合计93.4分，合计扣3.6分, and no other score.
  const only = scores.length === 3 && full.greaterThanOrEqualTo(got.value);
  return only || full.equals(HUNDRED) ? full : null;
}

/** 预算执行率97.5%，该项满分10分，得9.57分: of a score by steps nothing follows, so only changed digits count. */
export function byExecution(statement: Statement): Scored[] {
  const rate = statement.mentions.find(
    ({ kind, before, exact }) => kind === 'percent' && exact && EXECUTION.test(before),
  );
  const scores = scoresOf(statement);
  const [full, ...fulls] = scores.filter(({ role }) => role === 'full');
  const [got, ...more] = scores.filter(({ role }) => role === 'got');
  if (rate === undefined || full === undefined || got === undefined) return [];
  const computed = full.mention.value.times(rate.value).div(HUNDRED);
  if (fulls.length + more.length > 0 || !isSwap(computed, got.mention)) return [];
  const worked = `${full.mention.value.toFixed()} × ${rate.value.toFixed()}%`;
  return [{ got: got.mention, of: [full.mention, rate], worked, computed }];
}
