import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  Table,
  TableCell as WordCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';

import type { Align, Run, TableBlock, TableCell, TableColumn, TableRowModel } from '../model.js';
import type { FaceName } from './faces.js';
import { SIZES } from './measures.js';
import { lineOf, textRuns } from './paragraphs.js';

const ALIGN = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
};
/** 五号 on 15 pt. */
const SPACING = { line: 300, lineRule: LineRuleType.EXACT };
const PADDING = { top: 60, bottom: 60, left: 80, right: 80 };

/** A table under its caption: widths fixed, the heading row repeated on every page, no row cut. */
export function tableOf(table: TableBlock, width: number): (Paragraph | Table)[] {
  const { caption, columns, rows } = table;
  const named = columns.some(({ label }) => label !== '');
  const above =
    caption === undefined
      ? []
      : [lineOf(caption, { face: 'hei', size: SIZES.caption, align: 'center', keepNext: true })];
  return [
    ...above,
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: width, type: WidthType.DXA },
      columnWidths: columns.map((column) => Math.round((width * column.width) / 100)),
      rows: [...(named ? [headRow(columns)] : []), ...rows.map((row) => rowOf(row, columns))],
    }),
  ];
}

function headRow(columns: readonly TableColumn[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ label }) => wordCell([[{ text: label }]], 'center', 'hei', 1)),
  });
}

function rowOf({ kind, cells }: TableRowModel, columns: readonly TableColumn[]): TableRow {
  let next = 0;
  return new TableRow({
    cantSplit: true,
    children: cells.map((cell) => {
      const start = next;
      const span = spanOf(cell, kind, columns.length);
      next += span;
      const face = kind === 'group' || cell.head === true ? 'hei' : undefined;
      return wordCell(cell.lines, cell.align ?? columns[start]?.align ?? 'left', face, span);
    }),
  });
}

const spanOf = ({ span }: TableCell, kind: TableRowModel['kind'], columns: number): number =>
  span ?? (kind === 'group' ? columns : 1);

function wordCell(
  lines: readonly (readonly Run[])[],
  align: Align,
  face: FaceName | undefined,
  columnSpan: number,
): WordCell {
  // A cell without a paragraph is no cell to Word.
  const shown = lines.length === 0 ? [[]] : lines;
  return new WordCell({
    columnSpan,
    margins: PADDING,
    verticalAlign: VerticalAlignTable.CENTER,
    children: shown.map(
      (line) =>
        new Paragraph({
          alignment: ALIGN[align],
          spacing: SPACING,
          children: textRuns(line, face, SIZES.table),
        }),
    ),
  });
}
