import type { Mention } from '../mentions/mention.js';

const LIMIT_BEFORE = /(?:≥|>=|≤|<=|不少于|不低于|不超过|不高于|达到|达|至少|大于|高于|超过)\s?$/;
const LIMIT_AFTER = /^\s?(?:\S?[（(][^（()）]{1,4}[）)])?(?:以上|及以上|以内|以下)/;

/** True for a figure with a limit at it, which asks to be answered: 不少于82名, 95%以上. */
export const hasLimit = ({ before, end }: Mention, text: string, offset = 0): boolean =>
  LIMIT_BEFORE.test(before) || LIMIT_AFTER.test(text.slice(end - offset, end - offset + 12));

export const isLimited = (mention: Mention, text: string): boolean =>
  mention.kind !== 'points' && !/[月年天期日]/.test(mention.unit) && hasLimit(mention, text);

const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/^[名人位]$|人次/, '人'],
  [/^(?:场次|场|次|期|轮|批)$/, '次'],
  [/^(?:个|所|家|处|座|项)$/, '个'],
  [/^(?:件|套|台|辆|份|册|本)$/, '件'],
  [/^(?:公里|千米|米)$/, '米'],
  [/^(?:亩|公顷|平方米|平方公里)$/, '面积'],
];

/** One word for the measure words that count the same things; 万 does not matter. */
export function measureClass(unit: string): string {
  const bare = unit.replace(/^万/, '');
  return CLASSES.find(([pattern]) => pattern.test(bare))?.[1] ?? bare;
}
