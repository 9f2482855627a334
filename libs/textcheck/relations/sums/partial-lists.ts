import type { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { followsFrom, withinRounding } from '../figures/arithmetic.js';

/** 等; 其余由县级自筹; 另有2人: not all are told. */
const GOES_ON_OPEN =
  /^(?:等|[，,、；;](?:其余(?![^，。；]{0,6}(?:零|未发生|没有|无))|剩余|余下|不足部分|另|此外(?!别无|无|没有)|还有|尚有|缺口))/;
const AHEAD = 8;

/** The words behind the list say that there is more. */
export const isLeftOpen = ({ text }: TextDocument, parts: readonly Mention[]): boolean => {
  const end = parts.at(-1)?.end ?? 0;
  return GOES_ON_OPEN.test(text.slice(end, end + AHEAD));
};

/** 高级职称31人、本科以上92人、35岁以下44人: one thing seen from several sides. */
const SIDES = [
  /职称/,
  /学历|本科|研究生|大专/,
  /岁|年龄|青年/,
  /党员|团员/,
  /女/,
  /残疾|低保|脱贫|留守|困难|住校|寄宿/,
];

/** 民生支出9.8亿元，教育支出3.1亿元: holds what is told after it. */
const CROSSWISE = /民生|刚性|“三保”/;

/** One and the same people or money may be in several of the parts. */
export function overlaps(parts: readonly Mention[]): boolean {
  const sides = SIDES.filter((side) => parts.some(({ before }) => side.test(before)));
  const [first, ...others] = parts.map(({ before }) => before);
  const held = /技术人员/.test(first ?? '') && others.some((words) => /医师|护士|教师/.test(words));
  return sides.length > 1 || held || CROSSWISE.test(first ?? '');
}

/**
 * 三次产业增加值 in 亿元, 粮食产量 in 万吨: told in units so large that each part is rounded for itself; 328,661万元 of
 * 279,285.70万元 and others: a total without the places of its parts.
 */
export const isRoundedTale = (
  whole: Mention,
  parts: readonly Mention[],
  computed: Decimal,
): boolean =>
  isCutOff(whole, parts, computed) ||
  (/^[万亿](?!元|[亩册株件份])|^亿元/.test(whole.unit) &&
    parts.every(({ unit }) => unit === whole.unit) &&
    (followsFrom(computed, whole, parts) ||
      (parts.every(({ half }) => half.equals(whole.half)) &&
        withinRounding(computed, whole, parts))));

const isCutOff = (whole: Mention, parts: readonly Mention[], computed: Decimal): boolean =>
  parts.some(({ unit, half }) => unit === whole.unit && half.lessThan(whole.half)) &&
  computed.minus(whole.value).abs().lessThan(whole.half.times(2));
