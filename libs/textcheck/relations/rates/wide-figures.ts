import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { isPlainFigure } from '../changes/plain-figure.js';
import { bigramsOf, namePool } from '../figures/name-pool.js';

/** A figure of the report, in the running text or a table, with all the words that may name it. */
export interface Told {
  readonly mention: Mention;
  /** Its noun, or its row and column. */
  readonly words: string;
  readonly grams: ReadonlySet<string>;
  /** Its passage, −1 in tables. */
  readonly passage: number;
  /** As printed, and in pieces or yuan. */
  readonly value: number;
  readonly size: number;
  /** How far off its printing may leave it, as a part of it. */
  readonly loose: number;
}

const BEHIND = 6;

/** Every figure of the running text and of tables, those of rows under all the words of their row. */
export const toldFigures = oncePerDocument((document): readonly Told[] => {
  const pool = namePool(document).map(({ mention, name, column, passage, table }) =>
    toldAs(
      mention,
      table < 0 ? `${name}，${behind(document, mention)}` : `${name}，${column}`,
      passage,
    ),
  );
  return [...pool, ...bounds(document), ...rowFigures(document)].filter(({ size }) => size > 0);
});

const behind = ({ text }: TextDocument, { end }: Mention): string =>
  /^[一-龥]*/.exec(text.slice(end, end + BEHIND))?.[0] ?? '';

/** 不少于780人: what was to be reached. */
const bounds = (document: TextDocument): Told[] =>
  document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions, passage }) =>
      mentions
        .filter(({ kind, exact }) => !exact && (kind === 'amount' || kind === 'count'))
        .map((mention) =>
          toldAs(mention, `${mention.label}，${behind(document, mention)}`, passage),
        ),
    );

/** ≥300场, 6座: what a cell tells with its measure word. */
function rowFigures(document: TextDocument): Told[] {
  const cells = new Map<number, Mention[]>();
  for (const { inTable, start, mentions } of document.statements)
    if (inTable && mentions.length === 1) cells.set(start, [...mentions]);
  return document.tables.flatMap(({ rows, header }) =>
    rows.flatMap((row) => {
      const found = row.flatMap((cell, at) =>
        (cells.get(cell.start) ?? []).map((mention) => ({ mention, at })),
      );
      if (found.length === 0) return [];
      const words = row.map(({ text }) => text).join('，');
      return found
        .filter(({ mention: { kind } }) => kind === 'amount' || kind === 'count')
        .map(({ mention, at }) => toldAs(mention, `${words}，${header[at]?.text ?? ''}`, -1));
    }),
  );
}

function toldAs(mention: Mention, words: string, passage: number): Told {
  const rounded = mention.kind === 'amount' || mention.unit.startsWith('万');
  const value = mention.value.toNumber();
  return {
    mention,
    words,
    grams: new Set(bigramsOf(words)),
    passage,
    value,
    size: mention.base.toNumber(),
    loose: rounded && value !== 0 ? Math.abs(mention.half.toNumber() / value) : 0,
  };
}

/** Its size counted as another figure is: a bare cell is in the unit of the text around. */
export function sizeBeside({ mention, value, size }: Told, other: Mention): number | null {
  if (mention.unit === '' && other.unit !== '') return value * other.scale.toNumber();
  return mention.thing === other.thing ? size : null;
}

export const isPart = (one: Mention): boolean => isPlainFigure(one);
