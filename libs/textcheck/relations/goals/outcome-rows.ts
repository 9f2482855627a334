import { bareOrWhole, goalRows, soundsLike } from './goals.js';
import { outcomeColumns, type OutcomeColumns } from './outcome-columns.js';
import { numberedPairs, toldPairs, type OutcomePair } from './told-pairs.js';
import { oncePerDocument } from '../../once.js';
import type { TextDocument } from '../../document.js';
import type { Cell, Table } from '../../text/tables.js';

/** An outcome with its goal: side by side in one table, in two tables, or in one paragraph. */
export interface OutcomeRow extends OutcomePair {
  /** The goal is a bare value, ≥300吨, whose name stands beside it. */
  readonly valued: boolean;
}

/** ≥300吨, 8期以上 */
const VALUE =
  /^(?:[≥≤><=]|不少于|不低于|不超过|不高于|达到?|至少|超过|控制在)*\s?\d[\d.,]*\s?[^\d，。；]{0,8}$/;

const isValue = ({ text }: Cell): boolean => VALUE.test(text);

/** Rows that are no project. */
const NO_ROW = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|涉密)$|^$/;

/** The outcomes of each table or of the running text together. */
export const outcomeGroups = oncePerDocument((document): OutcomeRow[][] => {
  const apart = goalRows(document);
  const goalOf = (name: string): Cell | undefined =>
    (
      apart.find(({ project }) => bareOrWhole(project.name) === bareOrWhole(name)) ??
      apart.find(({ project }) => soundsLike(project.name, name))
    )?.cell;
  const ofTables = document.tables.map((table) => tableRows(table, goalOf));
  const told = toldPairs(document).map((pair) => ({ ...pair, valued: isValue(pair.goal) }));
  const numbered = numberedPairs(document).map((pair) => ({ ...pair, valued: false }));
  return [...ofTables, told, numbered].filter((rows) => rows.length > 0);
});

export const outcomeRows = (document: TextDocument): OutcomeRow[] => outcomeGroups(document).flat();

function tableRows(table: Table, goalOf: (name: string) => Cell | undefined): OutcomeRow[] {
  const columns = outcomeColumns(table);
  if (columns === null || columns.name < 0) return [];
  return table.rows.flatMap((row) => rowOf(table, row, columns, goalOf));
}

function rowOf(
  { header }: Table,
  row: readonly Cell[],
  { name, goal, outcome }: OutcomeColumns,
  goalOf: (name: string) => Cell | undefined,
): OutcomeRow[] {
  const [cell, told] = [row[name], row[outcome]];
  // A row with a cell less may have it anywhere; a table that runs over a page repeats its heading.
  const isWhole = row.length === header.length && cell?.text !== header[name]?.text;
  if (cell === undefined || told === undefined || !isWhole || NO_ROW.test(cell.text)) return [];
  const wanted = (goal < 0 ? goalOf(cell.text) : row[goal]) ?? cell;
  return [
    { project: { name: cell.text, cell }, goal: wanted, outcome: told, valued: isValue(wanted) },
  ];
}
