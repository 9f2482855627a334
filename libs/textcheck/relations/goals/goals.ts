import type { TextDocument } from '../../document.js';
import type { Cell, Table } from '../../text/tables.js';

/** A project as one of the two tables names it. */
export interface NamedProject {
  readonly name: string;
  readonly cell: Cell;
}

/** From here on two texts are thought to be one, written differently. */
const RENAMED = 0.6;
const NAME = /项目名称|^项目(?:内容)?$/;
const GOAL = /目标(?!值|.*(?:完成|实现))/;
const OUTCOME = /(?:实现|完成|成效)(?!率|比|时间|进度|日期|值|数|金额|程度)/;
/** Rows that are no project. */
const NO_PROJECT = /^(?:合\s*计|总\s*计|小\s*计|共\s*计|涉密)$|^$/;

const columnOf = ({ header }: Table, pattern: RegExp): number =>
  header.findIndex(({ text }) => pattern.test(text));

/** Projects of the goals tables: the cells of 对应项目支出, each list taken apart, else the rows that state a goal. */
export function plannedProjects(document: TextDocument): NamedProject[] {
  const listedInCells = document.tables.flatMap((table) => {
    const column = columnOf(table, /对应项目/);
    if (column < 0) return [];
    return table.rows.flatMap((row) => {
      const cell = row[column];
      if (cell === undefined || cell.text === '') return [];
      return listed(cell.text).map((name) => ({ name, cell }));
    });
  });
  if (listedInCells.length > 0) return listedInCells;
  return goalRows(document).map(({ project }) => project);
}

/** Projects of the outcomes tables. */
export const doneProjects = (document: TextDocument): NamedProject[] =>
  document.tables.flatMap((table) => rowsOf(table, OUTCOME).map(({ project }) => project));

/** Goals that stand in a table of their own. */
export const goalRows = ({ tables }: TextDocument): NamedText[] =>
  tables.filter((table) => columnOf(table, OUTCOME) < 0).flatMap((table) => rowsOf(table, GOAL));

interface NamedText {
  readonly project: NamedProject;
  readonly cell: Cell;
}

/** The rows of a table of projects with one of its columns. */
function rowsOf(table: Table, wanted: RegExp): NamedText[] {
  const [name, column] = [columnOf(table, NAME), columnOf(table, wanted)];
  if (name < 0 || column < 0) return [];
  return table.rows.flatMap((row) => {
    const [project, cell] = [row[name], row[column]];
    // A table that runs over a page repeats its heading; a classified row has no name to match.
    const isRow =
      project?.text !== table.header[name]?.text && !NO_PROJECT.test(project?.text ?? '');
    return project === undefined || cell === undefined || !isRow
      ? []
      : [{ project: { name: project.text, cell: project }, cell }];
  });
}

/** 1.甲2.2023年乙 → 甲, 2023年乙: numbers count only in their order, so that one inside a name stays. */
export function listed(text: string): string[] {
  const starts: { readonly at: number; readonly after: number }[] = [];
  for (let number = 1; ; number += 1) {
    const mark = new RegExp(`(?<!\\d)${String(number)}[.、](?!\\d(?!\\d{3}年))`, 'g');
    mark.lastIndex = starts.at(-1)?.after ?? 0;
    const found = mark.exec(text);
    if (found === null) break;
    starts.push({ at: found.index, after: found.index + found[0].length });
  }
  if (starts.length === 0) return [text];
  return starts
    .map(({ after }, index) => text.slice(after, starts[index + 1]?.at).trim())
    .filter((name) => name !== '');
}

/** A name without brackets and years, unless nothing is left. */
export const bareOrWhole = (name: string): string => bareName(name) || name;

/** A project's name without what is often written differently: brackets, quotes, years. */
export const bareName = (name: string): string =>
  name
    .replaceAll(/[（(][^）)]*[）)]/g, '')
    .replaceAll(/[“”"'《》\s]/g, '')
    .replaceAll(/20\d\d年度?/g, '');

/** Words so many projects share that they tell nothing apart. */
const COMMON = /工作|经费|资金|补助|补贴|项目|专项|通知|预算|关于|提前|下达|及/g;

/** True when two names are thought to mean one project. */
export function soundsLike(one: string, other: string): boolean {
  const [a, b] = [bareName(one), bareName(other)];
  const [coreA, coreB] = [a, b].map((name) => name.replaceAll(COMMON, ''));
  if (coreA === undefined || coreB === undefined || coreA === '' || coreB === '') return a === b;
  if (coreA === coreB && coreA.length > 1) return true;
  const within =
    coreA.length > 1 && coreB.length > 1 && (coreA.includes(coreB) || coreB.includes(coreA));
  return isRenamed(a, b) && (within || isRenamed(coreA, coreB));
}

/** As like as two names of one thing. Texts of too different a length cannot be, and need not be taken apart. */
const isRenamed = (one: string, other: string): boolean =>
  2 * Math.min(one.length, other.length) >= RENAMED * (one.length + other.length - 2) &&
  likeness(one, other) >= RENAMED;

/** Likeness of two texts by their pairs of characters, 0 to 1 (Dice). */
export function likeness(one: string, other: string): number {
  const [a, b] = [pairs(one), pairs(other)];
  if (a.length === 0 || b.length === 0) return one === other ? 1 : 0;
  const left = new Map<string, number>();
  for (const pair of b) left.set(pair, (left.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of a) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    shared += 1;
  }
  return (2 * shared) / (a.length + b.length);
}

const pairs = (text: string): string[] =>
  Array.from({ length: Math.max(0, text.length - 1) }, (_, index) => text.slice(index, index + 2));
