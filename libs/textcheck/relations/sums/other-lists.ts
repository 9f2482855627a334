import type { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, inUnitOf, total } from '../figures/arithmetic.js';
import { alike, digitsOf, isTypo } from '../figures/near.js';
import { figureIn, totalCellsIn } from '../tables/total-cells.js';

const TIMES = /^(?:工作日|月|小时|季度|学期)/;
const EACH =
  /(?:平均|人均|户均|场均|每)[^，。；\d]{0,8}$|[、和][^，。；\d]{0,12}各[^，。；\d]{0,8}$/;
const AGAIN = /^[，,；;]?(?:以上|上述|前述|这)?$/;

/** 办结用时5个工作日, 平均每馆7场, 三、四季度各72公里, 甲3例、乙1例，4例均已治疗: no parts, or none that are told once. */
export const isOfOneEach = ({ text }: TextDocument, parts: readonly Mention[]): boolean =>
  parts.some(
    ({ before, unit, end, base }, at) =>
      EACH.test(before) ||
      (unit === '个' && TIMES.test(text.slice(end, end + 3))) ||
      (AGAIN.test(before) &&
        [2, 3].some((count) => at >= count && total(parts.slice(at - count, at)).equals(base))),
  );

const LONG = 5;

/** What the list makes is itself a figure of the report, and no slip of the total: the list is of that. */
export const isToldElsewhere = (
  document: TextDocument,
  whole: Mention,
  computed: Decimal,
): boolean => {
  const made = { ...whole, value: computed };
  return (
    digitsOf(made) >= LONG &&
    !isTypo(computed, whole) &&
    [
      ...document.figures.flat(),
      ...totalCellsIn(document).map(({ mention }) => figureIn(mention, whole)),
    ].some((figure) => alike(figure, whole) && agrees(inUnitOf(figure.base, whole), made))
  );
};

const ADDED = /^[，,；;]?再?加上?/;

/** 收入77.6亿元。加上补助54.3亿元，收入总计131.9亿元: what is added to stands before, in its own sentence. */
export const isAddedTo = (
  document: TextDocument,
  [first]: readonly Mention[],
  gap: Decimal,
): boolean =>
  first !== undefined &&
  ADDED.test(first.before) &&
  document.figures.some(
    (figures) =>
      figures.includes(first) &&
      figures.some(({ start, base }) => start < first.start && base.plus(gap).isZero()),
  );
