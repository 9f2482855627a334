import type { Mention } from '../../mentions/mention.js';

/** What a total is told with, whatever stands behind it. */
export const SUMS_UP = /合|共(?!同)|总|累计|小计|一年下来|全年|加起来|[=＝]/;
/** 国有土地使用权出让收入安排的支出: a name of its own, as no whole has. */
const LONG_NAME = 8;

const nameOf = ({ before }: Mention): string => before.split(/[，。；：]/).at(-1) ?? '';

const isBeside = ({ before }: Mention): boolean => /^[，、][^，。；]{2,}$/.test(before);

/**
 * 东山区2356万元，港口区4571万元，西山区4151万元，下河区984万元: named as those behind it are, a figure is one of
 * them and not their sum, where its name is long or one such stands before it.
 */
export const isOneOfThem = (
  total: Mention,
  parts: readonly Mention[],
  previous: Mention | undefined,
): boolean => {
  const end = nameOf(total).slice(-1);
  return (
    end !== '' &&
    !SUMS_UP.test(nameOf(total)) &&
    (nameOf(total).length >= LONG_NAME ||
      (isBeside(total) && previous !== undefined && nameOf(previous).endsWith(end))) &&
    parts.every((part) => part.start > total.start && isBeside(part) && nameOf(part).endsWith(end))
  );
};
