import type { Statement } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { inTime } from '../changes/in-time.js';
import { isGrowth } from '../figures/near.js';

/** A gap printed as a percentage, with the two it is of. */
export type PointsOfTwo = readonly [by: Mention, later: Mention, earlier: Mention];

const BARE =
  /^[，,（(]?(?:同比|环比|[较比](?:上年|去年|20\d\d年)(?:度|同期)?)?(?:增长|增加|下降|减少|降低|提高|上升|提升|回落)(?:了)?$/;

/** 成功率上年93.0%，本年96.5%，同比上升3.5%: the two rates of two times right before are just so far apart. */
export const pointsOfTwo = ({ mentions, inTable }: Statement): PointsOfTwo[] =>
  mentions.flatMap((by, at): PointsOfTwo[] => {
    const [one, other] = mentions.slice(Math.max(0, at - 2), at);
    if (inTable || one === undefined || other === undefined || !BARE.test(by.before)) return [];
    if ([one, other, by].some(({ kind, exact }) => kind !== 'percent' || !exact)) return [];
    const ends = inTime([one, other]);
    if (ends === null || by.value.isZero()) return [];
    const [earlier, later] = ends;
    const gap = later.value.minus(earlier.value);
    const isGrown = isGrowth(later, earlier, by, gap.isPositive() ? 'up' : 'down');
    return gap.abs().equals(by.value) && !isGrown ? [[by, later, earlier]] : [];
  });
