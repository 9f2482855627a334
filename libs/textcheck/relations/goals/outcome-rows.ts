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
  if (columns === null || columns.name < 0 || labelledRow(table.header).length > 0)
    return [table.header, ...table.rows].flatMap((row) => labelledRow(row));
  return table.rows.flatMap((row) => rowOf(table, row, columns, goalOf));
}

const GOAL_CELL =
  /^(?:年[初度]|绩效|预期)?(?:目标|计划|任务|指标)[值数]?[：:为]?\s?(?=[≥≤><]?\s?\d|不)/;
const OUTCOME_CELL =
  /^(?:年[末终])?(?:实际|实绩|完成|实现)(?:完成)?[值数]?[：:为]?\s?(?=\d|[一-龥])/;

/** 种子抽检 | 目标260份 | 实际226份: cells that say themselves what they tell, below whatever heads. */
function labelledRow(row: readonly Cell[]): OutcomeRow[] {
  const at = row.findIndex(({ text }) => GOAL_CELL.test(text));
  const [cell, wanted, told] = [row[at - 1], row[at], row[at + 1]];
  if (cell === undefined || wanted === undefined || told === undefined) return [];
  if (!/[一-龥]{2}/.test(cell.text) || !OUTCOME_CELL.test(told.text)) return [];
  const [goal, outcome] = [behind(wanted, GOAL_CELL), behind(told, OUTCOME_CELL)];
  return [{ project: { name: cell.text, cell }, goal, outcome, valued: isValue(goal) }];
}

/** A cell without its own label. */
function behind({ text, start }: Cell, label: RegExp): Cell {
  const { length } = label.exec(text)?.[0] ?? '';
  return { text: text.slice(length), start: start + length };
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
