import { bareOrWhole, goalRows, soundsLike, type NamedProject } from './goals.js';
import { outcomeColumns, type OutcomeColumns } from './outcome-columns.js';
import { sentencesOf } from '../../text/sentences.js';
import type { Line } from '../../text/line.js';
import type { TextDocument } from '../../document.js';
import type { Cell, Table } from '../../text/tables.js';

/** An outcome with its goal: side by side in one table, in two tables, or in one paragraph. */
export interface OutcomeRow {
  readonly project: NamedProject;
  readonly goal: Cell;
  readonly outcome: Cell;
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
export function outcomeGroups(document: TextDocument): OutcomeRow[][] {
  const apart = goalRows(document);
  const goalOf = (name: string): Cell | undefined =>
    (
      apart.find(({ project }) => bareOrWhole(project.name) === bareOrWhole(name)) ??
      apart.find(({ project }) => soundsLike(project.name, name))
    )?.cell;
  const ofTables = document.tables.map((table) => tableRows(table, goalOf));
  return [...ofTables, toldRows(document)].filter((rows) => rows.length > 0);
}

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

/** 目标：…。结果：…。 */
const AT_ONCE =
  /(?:(?:绩效|年度|预期|总体)?目标|任务)\s?[一二三四五六七八九十\d]{0,2}[：:]([^\n]{4,}?)[。；]\s?(?:实际|目标)?(?:结果|完成情况|实现情况|实施结果|完成结果|完成)[：:]([^\n]+)$/;
/** 目标为储备帐篷800顶，实际储备800顶 */
const IN_TURN =
  /(?:目标|计划)(?:(?:值|数|任务)(?:为|是|[：:])?|为|是|[：:])([^，。；\n]{2,40})[，；]\s?((?:年末|全年|最终)?(?:实际|完成|预计|拟|计划|将(?:于|在))[^。；\n]{3,})/g;
/** 目标值：40件 above 实际完成值：43件 */
const WANTED = /^(?:年[度初]|绩效)?(?:目标|指标|计划)值?[：:]\s?(.+)$/;
const CAME = /^(?:年[度末]|全年)?(?:实际)?(?:完成|实现|达成)(?:值|情况|结果)?[：:]\s?(.+)$/;

function toldRows({ lines }: TextDocument): OutcomeRow[] {
  return lines.flatMap((line, index) => {
    const told = AT_ONCE.exec(line.text);
    if (told !== null) return [proseRow(line, partAt(line, told, 1), partAt(line, told, 2))];
    const [above, named] = [lines[index - 1], lines[index - 2]];
    const [wanted, came] = [WANTED.exec(above?.text ?? ''), CAME.exec(line.text)];
    if (wanted === null || came === null || above === undefined) return inTurn(line);
    return [proseRow(named ?? above, partAt(above, wanted, 1), partAt(line, came, 1))];
  });
}

/** Goals and outcomes told in turns, each pair by its name or its own words. */
const inTurn = (line: Line): OutcomeRow[] =>
  [...line.text.matchAll(IN_TURN)].map((told) => {
    const goal = partAt(line, told, 1);
    const own = /[^，。；]*[。：]?[^，。；]*$/.exec(line.text.slice(0, told.index))?.[0] ?? '';
    const name = { text: own, start: line.start + told.index - own.length };
    return proseRow(own.trim() === '' ? goal : name, goal, partAt(line, told, 2));
  });

/** The words of a group of a match; the last group ends it. */
function partAt({ start }: Line, match: RegExpExecArray, group: 1 | 2): Cell {
  const part = match[group] ?? '';
  const at = match[0].endsWith(part) ? match[0].length - part.length : match[0].indexOf(part);
  return { text: part, start: start + match.index + at };
}

function proseRow(named: Line, goal: Cell, outcome: Cell): OutcomeRow {
  const [name] = sentencesOf(named);
  const cell = { text: name?.text ?? '', start: name?.start ?? named.start };
  return { project: { name: cell.text, cell }, goal, outcome, valued: isValue(goal) };
}
