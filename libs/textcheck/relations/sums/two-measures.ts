import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { alike } from '../figures/near.js';
import type { PartsOfTotal } from './lists.js';

/** 126台（套）: counted in either measure word. */
const OTHER_MEASURE = /^\s?[（(/]([台套辆件个只把组座处张盏块部艘架具])[）)]?/;
const NEAR = 4;
/** A part of a list, with nothing but its name before it. */
const NEXT = /^(?:[，,、]|和|及|以及)[^，。；、\d]{1,16}$/;
const OPENING = /(?:其中|包括|包含|分别为|分别是|含|[：:（(])[^，。；、\d]{1,16}$/;

/** 台 and 套 of a total told in 台（套） are parts of it alike. */
export function inTwoMeasures(document: TextDocument, list: PartsOfTotal): PartsOfTotal {
  const { total, parts, readings } = list;
  const other = OTHER_MEASURE.exec(document.text.slice(total.end, total.end + NEAR))?.[1];
  if (other === undefined || other === total.unit) return list;
  const figures = document.figures.find((some) => some.some(({ start }) => start === total.start));
  const left = partsInOther(figures ?? [], list, other);
  if (left.length === 0) return list;
  const withLeft = (some: readonly Mention[]): Mention[] =>
    [...some, ...left].toSorted((one, next) => one.start - next.start);
  return { ...list, parts: withLeft(parts), readings: readings.map(withLeft) };
}

/** Between the parts, right before the first of them and right behind the last. */
function partsInOther(
  figures: readonly Mention[],
  { total, parts }: PartsOfTotal,
  unit: string,
): Mention[] {
  const [from, to] = [parts[0]?.start ?? 0, parts.at(-1)?.start ?? 0];
  const opening = figures.findLastIndex(
    ({ start, before }) => start > total.start && start <= from && OPENING.test(before),
  );
  const first = figures.findIndex(({ start }) => start === from);
  const begin = opening < 0 ? first : opening;
  const last = figures.findLastIndex(({ start }) => start <= to);
  const behind = figures.slice(last + 1).findIndex(({ before }) => !NEXT.test(before));
  const end = behind < 0 ? figures.length : last + 1 + behind;
  return figures
    .slice(begin, end)
    .filter((one) => one.unit === unit && !alike(one, total) && !parts.includes(one));
}
