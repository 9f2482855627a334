import { sumDecimals, type Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import type { Scored } from './deductions.js';
import { toldItems, type ToldItem } from './items.js';

interface Item extends ToldItem {
  readonly full: Mention;
}

const FEWEST = 2;
const MOST = 12;
/** 决策（15分，得12.5分）。项目立项5分; 其中项目立项5分: marks of an item that is divided behind it. */
const DIVIDES = /^[）)]|[：:]|其中/;
const STOP = '。';

const sumOf = (items: readonly Mention[]): Decimal => sumDecimals(items.map(({ value }) => value));

/**
 * 决策（15分，得12.5分）。项目立项5分，得5分；绩效目标5分，得4.5分；资金投入5分，得4分: items that have together the full
 * marks of the one they stand behind, and another score.
 */
export function dividedScores(document: TextDocument): Scored[] {
  const items = toldItems(document).filter((item): item is Item => item.full !== null);
  return items.flatMap((whole, at) => {
    const parts = partsOf(document, whole, items.slice(at + 1, at + 1 + MOST));
    const computed = sumOf(parts.map(({ got }) => got));
    if (parts.length < FEWEST || computed.equals(whole.got.value)) return [];
    const of = parts.map(({ got }) => got);
    const worked = of.map(({ value }) => value.toFixed()).join(' + ');
    return [{ got: whole.got, of, worked, computed }];
  });
}

/** Those behind it in its own paragraph, until they make its full marks; none where they do not. */
function partsOf({ text }: TextDocument, whole: Item, behind: readonly Item[]): Item[] {
  const [first] = behind;
  const between = first === undefined ? '' : text.slice(whole.got.end, first.full.start);
  const stopped = between.startsWith(STOP);
  if (first === undefined || !(stopped || DIVIDES.test(between))) return [];
  const parts: Item[] = [];
  for (const item of behind) {
    const before = parts.at(-1);
    // Where each item ends with a stop the first is one of them.
    const alike =
      stopped && before !== undefined && text.slice(before.got.end, item.full.start).includes(STOP);
    if (item.passage !== whole.passage || alike) return [];
    parts.push(item);
    const sum = sumOf(parts.map(({ full }) => full));
    if (sum.equals(whole.full.value)) return parts;
    if (sum.greaterThan(whole.full.value)) return [];
  }
  return [];
}
