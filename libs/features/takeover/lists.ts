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

/** 《甲》（文号）和《乙》（文号）: where the joined column is written from typed ones, each piece written so is a row. */
export function citationsOf(
  { parts }: Sentence,
  line: Line,
  facts: ReadonlyMap<string, FactDefinition>,
): Proposal[] {
  const found = [...line.text.matchAll(/《([^《》]+)》（([^《》（）]+号)）/gu)];
  return parts.flatMap((part) => {
    const cited = 'id' in part ? citedTable(facts.get(part.id), facts) : null;
    // A title without its number would be a row left out unseen.
    if (cited === null || found.length === 0) return [];
    if (found.length !== line.text.split('《').length - 1) return [];
    const rows = found.map(({ 0: all, 1: name = '', 2: mark = '', index }) => ({
      cells: { [cited.title]: unbroken(name), [cited.number]: unbroken(mark) },
      start: line.start + index,
      end: line.start + index + all.length,
    }));
    return [proposalOf(cited.table, rows)];
  });
}

/** The table whose rows a fact cites by title and number, with the two columns. */
function citedTable(
  fact: FactDefinition | undefined,
  facts: ReadonlyMap<string, FactDefinition>,
): { table: FactDefinition; title: string; number: string } | null {
  const join = joined(fact);
  const table = facts.get(join?.table ?? '');
  const column = table?.columns?.find(({ id }) => id === join?.column);
  const [, title, number] =
    /^concat\("《", row\.(\w+), "》（", row\.(\w+), "）"\)$/u.exec(column?.formula ?? '') ?? [];
  if (table === undefined || title === undefined || number === undefined) return null;
  return { table, title, number };
}

/** Without the blanks a line break leaves between Chinese words. */
const unbroken = (text: string): string => text.replaceAll(/\s+/gu, '');

function joined(fact: FactDefinition | undefined): { table: string; column: string } | null {
  const found = /^join\(column\((\S+), "(\w+)"\), "、"\)$/u.exec(fact?.formula ?? '');
  return found === null ? null : { table: found[1] ?? '', column: found[2] ?? '' };
}
