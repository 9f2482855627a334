import { oncePerDocument } from '../../once.js';
import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { statedIn } from './stated.js';

/** Words that say how, when and how much, not of what. */
const TURNS =
  /20\d\d年度?|目标|年初预算|年初|全年|年末|年底|当年|本年|累计|共计|总计|合计|完成|实现|开展|组织|达到|数量|人数|总数|总量|任务|获得|得到|其中|分别|[共的了为达等有是和及与中各均已对按在]/g;
const CLAUSES = 2;
const LONGEST_BEFORE = 24;
const LONGEST_BEHIND = 12;

/** What a figure is told with: its clause and the one before, back to the figure before it, and what stands behind it. */
export function wordsAround({ text }: TextDocument, { before, end }: Mention): ReadonlySet<string> {
  const clauses = before
    .replace(/^.*[。；]/s, '')
    .split(/[，,：:（(]/)
    .slice(-CLAUSES);
  const told = clauses.join('|').slice(-LONGEST_BEFORE);
  const behind =
    /^[^，。；、：:）)（(\d\n]*/.exec(text.slice(end, end + LONGEST_BEHIND))?.[0] ?? '';
  return pairsOfCharacters(`${told}|${behind}`);
}

/** Every two characters in a row, without those that tell nothing. */
export function pairsOfCharacters(words: string): ReadonlySet<string> {
  const bare = words.replaceAll(TURNS, '|');
  const pairs = [...bare].slice(1).map((_, at) => bare.slice(at, at + 2));
  return new Set(pairs.filter((pair) => /^[一-龥]{2}$/.test(pair)));
}

interface Words {
  readonly around: ReadonlyMap<Mention, ReadonlySet<string>>;
  /** How many different figures a pair of characters stands with. */
  readonly spread: ReadonlyMap<string, number>;
}

const wordsIn = oncePerDocument((document): Words => {
  const around = new Map<Mention, ReadonlySet<string>>();
  const values = new Map<string, Set<string>>();
  for (const { mention } of statedIn(document)) {
    const words = wordsAround(document, mention);
    around.set(mention, words);
    const value = `${mention.thing}|${mention.base.toFixed()}`;
    for (const word of words) values.set(word, (values.get(word) ?? new Set()).add(value));
  }
  return {
    around,
    spread: new Map([...values].map(([word, told]) => [word, told.size])),
  };
});

/** How much two figures are told alike. */
export interface Likeness {
  /** The words they share, each the less worth the more other figures it is told with. */
  readonly weight: number;
  /** That weight as a share of what the figure with fewer words has. */
  readonly share: number;
}

/** Words two figures of the running text share: 供餐 of 全年供餐21.6万餐次 and 全年供餐26.1万餐次, 支出 hardly counts. */
export function likenessOf(document: TextDocument, one: Mention, other: Mention): Likeness {
  const { around } = wordsIn(document);
  return likeness(document, around.get(one) ?? NONE, around.get(other) ?? NONE);
}

const NONE: ReadonlySet<string> = new Set();

/** The same of any words, such as those of a table's row. */
export function likeness(
  document: TextDocument,
  one: ReadonlySet<string>,
  other: ReadonlySet<string>,
): Likeness {
  const { spread } = wordsIn(document);
  const worth = (words: Iterable<string>): number =>
    [...words].reduce((sum, word) => sum + 1 / Math.max(1, (spread.get(word) ?? 0) - 1), 0);
  const weight = worth([...one].filter((word) => other.has(word)));
  return { weight, share: weight / Math.max(1e-9, Math.min(worth(one), worth(other))) };
}
