import { oncePerDocument } from '../../once.js';
import type { Mention } from '../../mentions/mention.js';

const ASKED = /目标|计划|指标|要求|应达/;
const ANSWERED =
  /^[，,]?(?:实际|完成|达到|达|实现|实绩)(?:完成|达到|实现)?(?:值|率)?(?:为|了|到|是)?$/;

const answers = (asked: Mention | undefined, told: Mention): boolean =>
  asked?.kind === 'percent' &&
  told.kind === 'percent' &&
  ASKED.test(asked.before) &&
  ANSWERED.test(told.before);

/**
 * Where rates stand that answer the wanted rate right before them: of 培训目标60期，完成63期；达标率目标100%，完成100% the last
 * tells of its own rate, not of the numbers in front.
 */
export const ratesAsked = oncePerDocument(
  (document): ReadonlySet<number> =>
    new Set(
      document.statements.flatMap(({ mentions }) =>
        mentions.flatMap((told, at) => (answers(mentions[at - 1], told) ? [told.start] : [])),
      ),
    ),
);
