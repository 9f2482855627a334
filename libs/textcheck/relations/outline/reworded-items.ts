import { rangeOfText, type Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';
import type { Line } from '../../text/line.js';

/** 3. / （四） / 第二，/ 一是 at the head of an item of a list. */
const MARK =
  /^\s*(?:[（(]?[\d一二三四五六七八九十]{1,3}[）).．、]\s?|[①-⑳]\s?|第?[一二三四五六七八九十](?:是|、|，|：)|问题[\d一二三四五六七八九十][：:，])/;
/** What a form says of one indicator after another. */
const FORMULA =
  /指标|得分?\d|满分|扣\d|目标值|完成值|实际值|不涉及|未发生|没有|元[^，。]*元|口径|详见|如下|[\t|]/;
const SHORTEST = 10;
const CLAUSES = /[一-龥][，。；][一-龥]/;
const LONGEST = 160;
/** So many items further on it is a list of its own. */
const NEAR = 5;
/** Of the pairs of characters of the shorter, so many are in the longer. */
const ALIKE = 0.8;

interface Item extends Line {
  readonly pairs: ReadonlySet<string>;
}

/** One thing told as two items of a list, its clauses in another order or in nearly the same words: the later first. */
export function rewordedItems({ lines }: TextDocument): [Range, Range][] {
  const items = lines.flatMap((line): Item[] => {
    const [mark] = MARK.exec(line.text) ?? [];
    const text = mark === undefined ? '' : line.text.slice(mark.length);
    if (
      !CLAUSES.test(text) ||
      text.length < SHORTEST ||
      text.length > LONGEST ||
      FORMULA.test(text)
    )
      return [];
    return [{ text, start: line.start + line.text.length - text.length, pairs: pairsOf(text) }];
  });
  return items.flatMap((item, at) => {
    const twin = items.slice(Math.max(0, at - NEAR), at).find((other) => isTwin(item, other));
    return twin === undefined ? [] : [[rangeOfText(item), rangeOfText(twin)] as [Range, Range]];
  });
}

function pairsOf(text: string): ReadonlySet<string> {
  const pairs = new Set<string>();
  for (let at = 0; at + 2 <= text.length; at += 1) pairs.add(text.slice(at, at + 2));
  return pairs;
}

const DIGITS = /\d+/g;

function isTwin(one: Item, other: Item): boolean {
  const [short, long] = one.pairs.size < other.pairs.size ? [one, other] : [other, one];
  if (short.text === long.text || short.pairs.size * 2 < long.pairs.size) return false;
  let shared = 0;
  for (const pair of short.pairs) if (long.pairs.has(pair)) shared += 1;
  const figures = (text: string): string => (text.match(DIGITS) ?? []).sort().join();
  return shared >= short.pairs.size * ALIKE && figures(short.text) === figures(long.text);
}
