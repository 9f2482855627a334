import type { Mention } from '../../mentions/mention.js';
import { FROM, TO } from '../changes/change-words.js';
import { arePair } from './complete-lists.js';
import { MARKER } from './list-readings.js';
import type { PartsOfTotal } from './lists.js';

/** What stands before a figure that is no part of a total beside the one before it. */
type IsNoPart = (one: Mention, before: Mention | undefined, whole: Mention) => boolean;

const AGAIN = /^[，；]$/;
const WANTED = /(?:目标|计划|任务|要求)(?:值|数|的|为|是)?$/;
const GAP = /^[，、（(](?:[较比][^，。；\d]{0,8})?(?:少|多|超|差|增加|减少)了?$/;
const UP_TO_NOW = /累计[^，。；：\d]{0,8}$/;

const NO_PARTS: readonly IsNoPart[] = [
  // 由33.40万元降为31.20万元: one thing at two times.
  (one, before) => FROM.test(before?.before ?? '') && TO.test(one.before),
  // 其中愿意就业的71人，71人均已就业: told again.
  (one, before) => before?.base.equals(one.base) === true && AGAIN.test(one.before),
  // 已有18个接入，与年度目标18个一致: what was wanted of the part.
  (one, before) => before?.base.equals(one.base) === true && WANTED.test(one.before),
  // 三格式1812户，少38户: how far it is from a plan.
  (one, before) => before !== undefined && GAP.test(one.before),
  // 6月末累计支付147万元；9月末累计支付318万元；12月末累计支付482万元: each takes in the one before.
  (one, _, whole) => UP_TO_NOW.test(one.before) && UP_TO_NOW.test(whole.before),
];

/** However the list is read, a figure of it adds nothing. */
export const areNoParts = (list: PartsOfTotal): boolean => isFirstOfRow(list) || isWithoutSum(list);

/** 税收收入8.41亿元，非税收入2.17亿元，上年结转6.92亿元: one of the row itself. */
const isFirstOfRow = ({ total, parts: [first] }: PartsOfTotal): boolean =>
  first !== undefined &&
  first.start > total.start &&
  !MARKER.test(first.before) &&
  arePair(total.label, first.label);

const isWithoutSum = ({ readings, total }: PartsOfTotal): boolean =>
  readings.every((parts) =>
    parts.some((one, at) => NO_PARTS.some((isNoPart) => isNoPart(one, parts[at - 1], total))),
  );
