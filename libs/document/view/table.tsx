import { Fragment, type ReactNode } from 'react';
import type { Align, TableBlock, TableCell, TableColumn, TableRowModel } from '../model.js';
import { Runs, useBlockMark } from './runs.js';

/** A table under its caption, which is a paragraph: Chromium moves a table with a caption to the next page whole. */
export function CaptionedTable({ table }: { readonly table: TableBlock }): ReactNode {
  return (
    <>
      {table.caption === undefined ? null : (
        <p className="caption">
          <Runs runs={table.caption} />
        </p>
      )}
      <TableView table={table} />
    </>
  );
}

/** Fixed column widths; the heading row, when there is one, is repeated on every page. */
function TableView({ table }: { readonly table: TableBlock }): ReactNode {
  const hasHeads = table.columns.some((column) => column.label !== '');
  return (
    <table {...useBlockMark(table.id)}>
      <colgroup>
        {table.columns.map((column, position) => (
          <col key={position} style={{ width: `${column.width}%` }} />
        ))}
      </colgroup>
      {hasHeads ? <Heads columns={table.columns} /> : null}
      <tbody>
        {table.rows.map((row, position) => (
          <Row key={position} row={row} columns={table.columns} />
        ))}
      </tbody>
    </table>
  );
}

function Heads({ columns }: { readonly columns: readonly TableColumn[] }): ReactNode {
  return (
    <thead>
      <tr>
        {columns.map((column, position) => (
          <th key={position} scope="col">
            {column.label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Row({
  row,
  columns,
}: {
  readonly row: TableRowModel;
  readonly columns: readonly TableColumn[];
}): ReactNode {
  const starts = columnStarts(row.cells);
  return (
    <tr className={row.kind === 'row' ? undefined : row.kind}>
      {row.cells.map((cell, position) => (
        <Cell
          key={position}
          cell={cell}
          align={cell.align ?? columns[starts[position] ?? 0]?.align ?? 'left'}
        />
      ))}
    </tr>
  );
}

/** The column each cell begins in, counting those that earlier cells cover. */
function columnStarts(cells: readonly TableCell[]): readonly number[] {
  let next = 0;
  return cells.map((cell) => {
    const start = next;
    next += cell.span ?? 1;
    return start;
  });
}

function Cell({ cell, align }: { readonly cell: TableCell; readonly align: Align }): ReactNode {
  const Tag = cell.head === true ? 'th' : 'td';
  const lines = cell.lines.map((line, position) => (
    <Fragment key={position}>
      {position === 0 ? null : <br />}
      <Runs runs={line} />
    </Fragment>
  ));
  return (
    <Tag
      colSpan={cell.span}
      scope={cell.head === true ? 'row' : undefined}
      className={align === 'left' ? undefined : align}
    >
      {lines}
    </Tag>
  );
}
