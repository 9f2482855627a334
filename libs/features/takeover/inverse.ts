import { Decimal, toDecimalString } from '#libs/kernel';
import type { FactDefinition, FactValue } from '#libs/rulebook';

import type { Proposal } from './proposal.js';

type Facts = ReadonlyMap<string, FactDefinition>;

/** A computed fact's value, as the text tells it. */
export interface Told {
  readonly fact: string;
  readonly value: string;
  readonly quote: Proposal['quote'];
}

const FIGURE = /\d[\d,]*(?:\.\d+)?/gu;
const SAME = /(?:没有|无|未)(?:发生)?(?:变化|变动)|(?:一致|持平|相同)/u;
const LESS = /减少|下降|降低/u;
const MORE = /增加|增长|上升|提高/u;
const CHANGED_BY = /(?:减少|下降|降低|增加|增长|上升|提高)[^\d，。；]{0,4}(\d[\d,]*(?:\.\d+)?)/u;

/** The figure whose growth a fact words: `change == 0 ? "与上年持平" : concat(change < 0 ? …)`; null for any other fact. */
export const changeWordedBy = (fact: FactDefinition | undefined): string | null =>
  /^(\S+) == 0 \? "[^"]*" : concat\(\1 < 0 \? /u.exec(fact?.formula ?? '')?.[1] ?? null;

/** 与上年一致, 比上年减少10.23: as a signed figure; null where it says neither. */
export function changeIn(words: string): string | null {
  const figures = words.match(FIGURE) ?? [];
  if (figures.length === 0) return SAME.test(words) ? '0' : null;
  const isLess = LESS.test(words);
  if (isLess === MORE.test(words)) return null;
  // 较上年末的4218.36万元增加18.21万元: the figure after the word is the change, not the one it starts from.
  const figure = CHANGED_BY.exec(words)?.[1] ?? (figures.length === 1 ? figures[0] : undefined);
  if (figure === undefined) return null;
  const size = new Decimal(figure.replaceAll(',', ''));
  return toDecimalString(isLess ? size.negated() : size);
}

/**
 * What follows for typed facts from what the text tells of computed ones: of a difference and one of its two figures, the
 * other; of no rows counted, an empty table; of none left open, every row done. Nothing where the text tells them itself.
 */
export function implied(
  told: readonly Told[],
  found: readonly Proposal[],
  facts: Facts,
): Proposal[] {
  return told.flatMap(({ fact: id, value, quote }) => {
    const formula = facts.get(id)?.formula ?? '';
    const implications = [
      ...differenceOf(formula, value, found),
      ...countOf(formula, value, found),
    ];
    return implications.flatMap(([fact, implication]): Proposal[] => {
      const definition = facts.get(fact);
      if (definition?.origin !== 'input') return [];
      return [{ fact, label: definition.label, value: implication, confidence: 'likely', quote }];
    });
  });
}

type Implication = [fact: string, value: FactValue];

const valueOf = (found: readonly Proposal[], id: string): FactValue | undefined =>
  found.find(({ fact }) => fact === id)?.value;

/** `a - b`, where one of the two is told. */
function differenceOf(formula: string, value: string, found: readonly Proposal[]): Implication[] {
  const [, more, less] = /^([\w.]+) - ([\w.]+)$/u.exec(formula) ?? [];
  if (more === undefined || less === undefined) return [];
  const [from, by] = [valueOf(found, more), valueOf(found, less)];
  if (typeof from === 'string' && by === undefined)
    return [[less, toDecimalString(new Decimal(from).minus(value))]];
  if (typeof by === 'string' && from === undefined)
    return [[more, toDecimalString(new Decimal(by).plus(value))]];
  return [];
}

/** `count(rows)` and `count_where(rows, "done", false)`, where they are none. */
function countOf(formula: string, value: string, found: readonly Proposal[]): Implication[] {
  if (value !== '0') return [];
  const [, table] = /^count\(([\w.]+)\)$/u.exec(formula) ?? [];
  if (table !== undefined) return valueOf(found, table) === undefined ? [[table, []]] : [];
  const [, of = '', column = '', open] =
    /^count_where\(([\w.]+), "(\w+)", (true|false)\)$/u.exec(formula) ?? [];
  const rows = valueOf(found, of);
  if (open === undefined || !Array.isArray(rows)) return [];
  const done = rows.map((row) =>
    'cells' in row ? { ...row, cells: { ...row.cells, [column]: open === 'false' } } : row,
  );
  return [[of, done]];
}
