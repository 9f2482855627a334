import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { total as totalBase } from '../figures/arithmetic.js';
import { alike } from '../figures/near.js';
import { MARKER } from './list-readings.js';
import type { PartsOfTotal } from './lists.js';

/** 6个1280万元, 6个、1280万元, 6个（1280万元）: two figures of one item. */
const OF_ONE_ITEM = /^[，,、（(]?(?:资金|金额|投资|支出|补助|共)?$/;
const FEWEST = 2;
const CLOSE = '0.25';

interface Item {
  readonly first: Mention;
  readonly second: Mention;
}

/** 其中甲类6个1280万元、乙类9个1560万元: where the one figure of all items makes its total, the other has to, too. */
export function companionLists(
  { figures }: TextDocument,
  { mentions, inTable, passage }: Statement,
): PartsOfTotal[] {
  if (inTable) return [];
  return mentions.flatMap((opening, at) => {
    if (!MARKER.test(opening.before)) return [];
    const items = itemsFrom(mentions.slice(at));
    const above = (figures[passage] ?? []).filter(({ end }) => end <= opening.start);
    const rows = [items.map(({ first }) => first), items.map(({ second }) => second)];
    const lists = rows.map((parts) => ({ parts, total: wholeOf(above, parts) }));
    const [one, other] = lists;
    if (items.length < FEWEST || one?.total === undefined || other?.total === undefined) return [];
    const off = lists.flatMap(({ parts, total }) =>
      total === undefined || totalBase(parts).equals(total.base) ? [] : [{ parts, total }],
    );
    const [wrong] = off;
    if (wrong === undefined || off.length > 1 || !isNear(wrong.parts, wrong.total)) return [];
    return [{ ...wrong, readings: [wrong.parts], complete: true, beside: true, rivals: above }];
  });
}

function itemsFrom(mentions: readonly Mention[]): Item[] {
  const items: Item[] = [];
  for (let at = 0; at + 1 < mentions.length; at += 2) {
    const [first, second] = mentions.slice(at, at + 2);
    if (first === undefined || second === undefined || !isPaired(first, second)) break;
    if (items[0] !== undefined && !goesOn({ first, second }, items[0])) break;
    items.push({ first, second });
  }
  return items;
}

const isPaired = (first: Mention, second: Mention): boolean =>
  !alike(first, second) && OF_ONE_ITEM.test(second.before) && first.exact && second.exact;

const goesOn = (item: Item, known: Item): boolean =>
  alike(item.first, known.first) &&
  alike(item.second, known.second) &&
  /^[）)]?[、，,；;和及]/.test(item.first.before);

const wholeOf = (above: readonly Mention[], parts: readonly Mention[]): Mention | undefined =>
  above.findLast(
    (one) =>
      parts[0] !== undefined &&
      alike(one, parts[0]) &&
      one.exact &&
      parts.every(({ base }) => base.lessThan(one.base)),
  );

const isNear = (parts: readonly Mention[], whole: Mention): boolean =>
  totalBase(parts).minus(whole.base).abs().lessThanOrEqualTo(whole.base.times(CLOSE));
