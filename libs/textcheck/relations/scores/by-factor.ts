import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isWithinReach } from '../figures/near.js';
import type { Scored } from './deductions.js';

const HUNDRED = 100;
/** Between the full marks and the rate, and between the rate and the score. */
const TO_RATE = /^[^，。；\d]{0,2}(?:×|\*|乘以?|[，,（(]?按[^，。；\d]{0,10}|[，,]?以)\s?$/;
const TO_SCORE = /^[^，。；\d]{0,6}[，,]?[^，。；\d]{0,6}(?:得|计|＝|=|为)分?(?:为|得)?\s?$/;

/** 10分×96.03%，得8.6分; 8分按92.00%折算得7.63分: full marks, a rate as their factor and what is not their product, one behind another. */
export function byFactor({ mentions, inTable }: Statement): Scored[] {
  if (inTable) return [];
  return mentions.flatMap((full, at): Scored[] => {
    const [rate, got] = mentions.slice(at + 1, at + 3);
    if (rate === undefined || got === undefined || !isProduct(full, rate, got)) return [];
    const computed = full.value.times(rate.value).div(HUNDRED);
    const off = computed.minus(got.value).abs();
    // Cut off instead of rounded it is off by one in the last place.
    if (off.lessThanOrEqualTo(got.half.times(2)) || !isWithinReach(computed, got)) return [];
    const worked = `${full.value.toFixed()} × ${rate.value.toFixed()}%`;
    return [{ got, of: [full, rate], worked, computed }];
  });
}

const isProduct = (full: Mention, rate: Mention, got: Mention): boolean =>
  full.unit === '分' &&
  got.unit === '分' &&
  rate.kind === 'percent' &&
  got.exact &&
  TO_RATE.test(rate.before) &&
  TO_SCORE.test(got.before);
