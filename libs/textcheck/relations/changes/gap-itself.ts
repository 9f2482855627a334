import type { TextDocument } from '../../document.js';
import { alike, isShare } from '../figures/near.js';
import type { Change } from './changes.js';
import { isChange } from './change-words.js';

const GAP = /[多少低高增减超](?!于|到|至|[速新层])[^，。；：\d]*/;
const FAR = 30;
/** Between a difference and the figure it is told beside. */
const CLAUSE = /[^，。；：\n]*$/;

/** 比控制价低60万元，下浮1.81%; 多改造2个小区、640户，增长34.41%: the lesser figure is the change, not an end of it, and makes the rate. */
export function isGapItself(document: TextDocument, { current, earlier, by }: Change): boolean {
  if (current === null || current.base.isZero()) return false;
  const [less, more] = current.base.lessThan(earlier.base)
    ? [current, earlier]
    : [earlier, current];
  const words = CLAUSE.exec(document.text.slice(Math.max(0, less.start - FAR), less.start))?.[0];
  if (!GAP.test(words ?? '')) return false;
  const isBase = /^相?比/.test(document.text.slice(more.end, more.end + 2));
  const around = isBase ? [] : [more.base.plus(less.base), more.base.minus(less.base)];
  const bases = [more.base, ...around];
  return bases.some((base) => base.isPositive() && isShare(less, { ...more, base }, by));
}

/** 96万元，较前年的100万元减少4%，较大前年的120万元减少20%: what both are compared with opens the sentence. */
export function isOfSubject({ current, earlier, by, direction, others }: Change): boolean {
  if (current === null || by.kind !== 'percent') return false;
  const subject = others.find((one) => one.start < Math.min(current.start, earlier.start));
  if (subject === undefined || isChange(subject) || !alike(subject, earlier)) return false;
  const gap = subject.base.minus(earlier.base);
  const isThatWay = gap.isNegative() === (direction === 'down');
  return isThatWay && isShare({ ...earlier, base: gap.abs() }, earlier, by);
}
