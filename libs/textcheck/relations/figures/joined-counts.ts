import type { Mention } from '../../mentions/mention.js';
import { total } from './arithmetic.js';
import { alike } from './near.js';

const JOINED = /^[^，。；：、\d]{0,8}(?:和|与|及|以及|加|、)[^，。；：、\d]{0,6}$/;

/** 8个村和1个社区，每个9万元: the two counts right before a rate that it is for each of; null where they are not joined. */
export function joinedBefore(
  rate: Mention,
  figures: readonly Mention[],
): readonly [Mention, Mention] | null {
  const [first, second] = figures.filter(({ end }) => end <= rate.start).slice(-2);
  if (first === undefined || second === undefined) return null;
  const counts = [first, second].every(({ kind, exact }) => kind === 'count' && exact);
  return counts && alike(first, second) && JOINED.test(second.before) ? [first, second] : null;
}

/** The figures with two joined ones told as one. */
export function withJoined(rate: Mention, figures: readonly Mention[]): readonly Mention[] {
  const pair = joinedBefore(rate, figures);
  if (pair === null) return figures;
  const [first, second] = pair;
  const base = total(pair);
  const both = { ...first, base, value: base.div(first.scale) };
  return figures.flatMap((one) => (one === first ? [both] : one === second ? [] : [one]));
}
