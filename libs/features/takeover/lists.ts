import type { FactDefinition } from '#libs/rulebook';

import type { Line, Sentence } from './blocks.js';
import type { Proposal } from './proposal.js';
import { proposalOf } from './tables.js';
import { filledIn } from './texts.js';

const LONGEST_LIST = 600;

/** 分别为甲、乙、丙: a fact that joins a column, where that column is typed, gives the rows of its table. */
export function listsOf(
  sentence: Sentence,
  line: Line,
  facts: ReadonlyMap<string, FactDefinition>,
): Proposal[] {
  const isJoin = (id: string): boolean => joined(facts.get(id)) !== null;
  return filledIn(sentence, line, isJoin, LONGEST_LIST).flatMap(({ id, text, start }) => {
    const join = joined(facts.get(id));
    const table = facts.get(join?.table ?? '');
    const column = table?.columns?.find((one) => one.id === join?.column);
    const only = table?.columns?.filter(({ formula }) => formula === undefined);
    if (table === undefined || column?.formula !== undefined || only?.length !== 1) return [];
    const at = { start, end: start + text.length };
    const rows = text.split('、').map((name) => ({ cells: { [column?.id ?? '']: name }, ...at }));
    return [proposalOf(table, rows)];
  });
}

function joined(fact: FactDefinition | undefined): { table: string; column: string } | null {
  const found = /^join\(column\((\S+), "(\w+)"\), "、"\)$/u.exec(fact?.formula ?? '');
  return found === null ? null : { table: found[1] ?? '', column: found[2] ?? '' };
}
