import type { Mention } from '../../mentions/mention.js';

const LIMIT_BEFORE = /(?:≥|>=|≤|<=|不少于|不低于|不超过|不高于|达到|达|至少|大于|高于|超过)\s?$/;
const LIMIT_AFTER = /^\s?(?:\S?[（(][^（()）]{1,4}[）)])?(?:以上|及以上|以内|以下)/;

/** True for a figure with a limit at it, which asks to be answered: 不少于82名, 95%以上. */
export const hasLimit = ({ before, end }: Mention, text: string, offset = 0): boolean =>
  LIMIT_BEFORE.test(before) || LIMIT_AFTER.test(text.slice(end - offset, end - offset + 12));

export const isLimited = (mention: Mention, text: string): boolean =>
  mention.kind !== 'points' && !/[月年天期日]/.test(mention.unit) && hasLimit(mention, text);

const CLASSES: readonly (readonly [RegExp, string])[] = [
  [/^[名人位]$|人次/, '人'],
  [/^(?:场次|场|次|期|轮|批|批次|班次|届)$/, '次'],
  [/^(?:小时|分钟|秒|分)$/, '时'],
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

/** Words that say how it went instead of how much came of it. */
export const VAGUE =
  /有序|稳步|扎实|顺利|圆满|良好|较好|规范|按计划|按要求|按规定|符合|预期|基本完成|成效|推进|提升|提高|改善|增强|认可|好评|明显|显著|进一步|加强|保持|较高|平稳|稳定|正常/;
/** Why a target was not met, or that the matter is told elsewhere. */
export const EXPLAINED =
  /未|因|取消|暂停|暂缓|推迟|延期|尚|不涉及|涉密|调整|详见|见附|同上|不适用|另/;
/** What answers any target in few words. */
export const BARE_ANSWER =
  /^(?:已?(?:全部|按期|如期|按时|超额|均|100%)?(?:完成|达成|达到|达标|实现|到位|建成|合格)(?:目标)?|是|[√✓—/-]|无)$|^(?:详?见|参见|并入|合并[到至入]?|同|与)[上下本左右前后][一二三四五六七八九十\d]?[行栏列格项表条面文]/;
/** 100% is answered by these, too; 无迟报 says that all were in time. */
export const WHOLLY =
  /(?:全部|均|全覆盖|全面|足额|应[^，。]尽|无一|逐(?![步渐年月季批级次])[^，。]{1,2}|百分之百|及时|按时|按期|如期)|(?:无|没有|零)(?:发生|出现)?[^，。；\d]{0,3}(?:迟|逾|误|错|漏|欠|拖|超期|缺|差|事故|投诉|积压|违)/;
