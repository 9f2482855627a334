import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inTime } from '../changes/in-time.js';

/** A gap printed as a percentage, with the two it is of. */
export type PointsOfTwo = readonly [by: Mention, later: Mention, earlier: Mention];

const BARE =
  /^[，,（(]?(?:同比|环比|[较比](?:上年|去年|20\d\d年)(?:度|同期)?|[一两三四]个(?:季度|月|学期)|[一-龥]{0,4}(?:又|再|共|净))?(?:增长|增加|下降|减少|降低|提高|上升|提升|回落|加快|提速|攀升|下滑|[涨升降跌高低快慢多少](?=[了出]))(?:了|出)?$/;
const TO = /[到至][^，。；\d]{0,4}$/;
/** 3% of 91% and 94% is the gap, though the growth is nearly so much. */
const HARDLY = '0.05';
const HUNDRED = 100;

/** 成功率上年93.0%，本年96.5%，同比上升3.5%: the two rates of two times right before are just so far apart. */
export const pointsOfTwo = ({ mentions, inTable }: Statement): PointsOfTwo[] =>
  mentions.flatMap((by, at): PointsOfTwo[] => {
    const [one, other] = mentions.slice(Math.max(0, at - 2), at);
    if (inTable || one === undefined || other === undefined || !BARE.test(by.before)) return [];
    if ([one, other, by].some(({ kind, exact }) => kind !== 'percent' || !exact)) return [];
    const ends = inTime([one, other]) ?? (TO.test(other.before) ? ([one, other] as const) : null);
    if (ends === null || by.value.isZero()) return [];
    const [earlier, later] = ends;
    return isGap(later, earlier, by) ? [[by, later, earlier]] : [];
  });

/** Just the gap, and not as exactly the growth. */
function isGap(later: Mention, earlier: Mention, by: Mention): boolean {
  const gap = later.value.minus(earlier.value).abs();
  const grown = earlier.value.isZero() ? gap : gap.div(earlier.value).times(HUNDRED);
  return gap.equals(by.value) && grown.minus(by.value).abs().greaterThan(HARDLY);
}
