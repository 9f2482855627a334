import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';

/** A rate, the target it is held against, and their gap told as a rate. */
export interface BeyondTarget {
  readonly by: Mention;
  readonly reached: Mention;
  /** Null where no place of the sentence tells it. */
  readonly target: Mention | null;
}

const BEYOND = /(?:高出|超出|超过|高于|低于)(?:了)?$/;
/** 高出90%的目标2%, 超过95%的目标值3.08% */
const OF_TARGET = /^的(?:年度|年初|绩效)?(?:目标|要求|标准|计划|任务|指标)(?:值|数)?$/;
/** 超过目标2.44% */
const FROM_TARGET =
  /(?:高出|超出|超过|高于|低于)(?:了)?(?:年度|年初|绩效)?(?:目标|指标)(?:值|数)?$/;

/** Gaps between a rate and its target, both per cent, that are printed in per cent. */
export function beyondTargets(
  { statements }: TextDocument,
  { mentions }: Statement,
): BeyondTarget[] {
  return mentions.flatMap((by, at): BeyondTarget[] => {
    if (by.kind !== 'percent') return [];
    const [before, last] = [mentions[at - 2], mentions[at - 1]];
    if (last?.kind !== 'percent') return [];
    const told =
      before?.kind === 'percent' && BEYOND.test(last.before) && OF_TARGET.test(by.before);
    if (told) return isGap(before, last, by) ? [{ by, reached: before, target: last }] : [];
    if (!FROM_TARGET.test(by.before)) return [];
    const isOfText = statements.some(({ mentions: all }) =>
      all.some((one) => one !== by && one.kind === 'percent' && isGap(last, one, by)),
    );
    return isOfText ? [{ by, reached: last, target: null }] : [];
  });
}

const isGap = (one: Mention, other: Mention, by: Mention): boolean =>
  !by.value.isZero() && one.value.minus(other.value).abs().equals(by.value);
