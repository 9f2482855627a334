import type { Statement, TextDocument } from '../../document.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import type { Cell, Table } from '../../text/tables.js';
import { pathFinder } from '../outline/chapters.js';
import { contentOf, piecesOf } from './role-words.js';
import type { Role } from './roles.js';

const FIGURE = /^\d+(?:,\d{3})*(?:\.\d+)?$/;
/** 装机（千瓦）, 资金(万元), 单位：亩 */
const UNIT = /[（(](?:单位[：:])?([一-龥%]{1,4})[）)]$/;
const TOTAL = /^(?:合\s*计|总\s*计|小\s*计|序号)$/;
/** Headings that name no thing. */
const GENERAL = /^(?:金额|数量|完成值|实际完成值?|实际值|完成情况|数值|资金|人数|个数)/;

/** The plain figures of table cells whose heading or row tells the unit. */
export const cellRoles = oncePerDocument((document): readonly Role[] => {
  if (document.tables.length === 0) return [];
  const passages = new Map(document.passages.map(({ start }, index) => [start, index]));
  return document.tables.flatMap((table) =>
    table.rows.flatMap((cells) =>
      cells.flatMap((cell, at) =>
        roleOfCell(document, table, cells, at, passages.get(cell.start) ?? 0),
      ),
    ),
  );
});

function roleOfCell(
  document: TextDocument,
  { header }: Table,
  cells: readonly Cell[],
  at: number,
  passage: number,
): Role[] {
  const cell = cells[at];
  if (cell === undefined || at === 0 || !FIGURE.test(cell.text)) return [];
  const row = rowOf(cells, at);
  const head = header[at]?.text ?? '';
  const mention = row === '' || TOTAL.test(row) ? null : mentionIn(cell, unitOf(head, row));
  if (mention === null) return [];
  const name = contentOf(row.replace(UNIT, ''));
  const near = GENERAL.test(head) ? name : `${name}|${contentOf(head.replace(UNIT, ''))}`;
  const pieces = piecesOf(near);
  return [
    {
      mention,
      statement: statementOf(cell, mention, passage),
      clause: `${row}，${head}`,
      behind: '',
      near,
      noun: '',
      path: pathFinder(document)(cell.start),
      row: piecesOf(name),
      own: pieces,
      both: pieces,
      wide: pieces,
    },
  ];
}

const rowOf = (cells: readonly Cell[], at: number): string =>
  cells.slice(0, at).findLast(({ text }) => /^[^\d]*[一-龥]{2}/.test(text))?.text ?? '';

const unitOf = (head: string, row: string): string =>
  UNIT.exec(head)?.[1] ?? UNIT.exec(row)?.[1] ?? '';

function mentionIn({ text, start }: Cell, unit: string): Mention | null {
  const [read] = unit === '' ? [] : mentionsOf({ text: `${text}${unit}`, start });
  return read === undefined ? null : { ...read, end: start + text.length };
}

const statementOf = ({ text, start }: Cell, mention: Mention, passage: number): Statement => ({
  text,
  start,
  mentions: [mention],
  index: -1,
  passage,
  year: null,
  inTable: true,
});

const NEARLY_ALL = 0.8;
const MOST = 0.6;

/** What stands in a row's cell is told of by the row's name, and by most of the column's. */
export const namesRow = ({ row, own }: Role, { wide }: Role): boolean =>
  row.size === 0 || (shareOf(row, wide) >= NEARLY_ALL && shareOf(own, wide) >= MOST);

const shareOf = (pieces: ReadonlySet<string>, words: ReadonlySet<string>): number =>
  [...pieces].filter((piece) => words.has(piece)).length / Math.max(1, pieces.size);
