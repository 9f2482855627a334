import { clausesOf } from '../../text/sentences.js';
import { mentionsOf } from '../../mentions/mention.js';
import { roleOf } from './list-roles.js';
import { isName } from './parallel-lists.js';
import type { Item, ItemList } from './items.js';
import { isStatisticOfTwo } from '../outline/statistics-again.js';
import type { Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';

const SHORTEST = 14;
const FIGURES = 2;
/** A figure this long is no chance. */
const TELLING = /\d{3}|\d\.\d|\d,\d/;
/** What was wanted comes again where it came about. */
const GOAL = /目标|任务|指标/;

/** The same results, figures and all, under two points of one list; the later place first. */
export const doubledResults = (
  document: TextDocument,
  lists: readonly ItemList[],
): [Range, Range][] =>
  lists
    .filter((list) => roleOf(list) !== 'goals' && !list.form.endsWith('rows'))
    .flatMap((list) => resultsIn(list))
    .flatMap((text): [Range, Range][] => {
      const first = document.text.indexOf(text);
      const later = document.text.indexOf(text, first + text.length);
      const range = (start: number): Range => ({ start, end: start + text.length });
      return first < 0 || later < 0 || isStatisticOfTwo(document.text, text, [first, later])
        ? []
        : [[range(later), range(first)]];
    });

function resultsIn({ items }: ItemList): string[] {
  const known = new Map<string, Item>();
  const found = new Set<string>();
  for (const item of items.filter(({ name }) => isName(name) && !GOAL.test(name)))
    for (const text of pairsOf(item)) {
      const first = known.get(text);
      if (first === undefined) known.set(text, item);
      else if (first !== item) found.add(text);
    }
  return [...found].filter((text, at, all) => !all.slice(0, at).some((one) => meet(one, text)));
}

/** 甲，乙 and 乙，丙 are of one run. */
const meet = (one: string, other: string): boolean =>
  other.startsWith(one.split(/[，；]/).at(-1) ?? '');

/** 目标值100%，完成值100%: a row of figures by their labels, as alike as the goals are. */
const LABELLED = /^(?:目标值|计划值|指标值)[^，；]*[，；](?:完成值|实际)/;

/** Two clauses one after another with their figures. */
function pairsOf({ text }: Item): string[] {
  const clauses = clausesOf({ text, start: 0 });
  return clauses.slice(1).flatMap((clause, at) => {
    const start = clauses[at]?.start ?? 0;
    const pair = text.slice(start, clause.start + clause.text.length);
    const isLong = pair.length >= SHORTEST && TELLING.test(pair) && !/[。\n]/.test(pair);
    return isLong && !LABELLED.test(pair) && mentionsOf({ text: pair, start: 0 }).length >= FIGURES
      ? [pair]
      : [];
  });
}
