import { Button, Table, Tag, Typography } from 'antd';
import { useMemo } from 'react';
import type { ColumnDefinition, FactDefinition, FactValue } from '../../api/types.ts';
import { ScalarInput } from './scalar-input.tsx';

type Row = Extract<FactValue, readonly unknown[]>[number];
type Cells = Extract<Row, { cells: unknown }>['cells'];

export interface TableOption {
  readonly value: string;
  readonly label: string;
}

interface TableInputProps {
  readonly fact: FactDefinition;
  readonly rows: readonly Row[];
  readonly disabled: boolean;
  /** Rows that a `ref` column may name, by table. */
  readonly references: ReadonlyMap<string, readonly TableOption[]>;
  readonly onChange: (rows: Row[]) => void;
}

function nextRowId(fact: FactDefinition, rows: readonly Row[]): string {
  const prefix = fact.rowPrefix ?? 'row';
  const used = rows.map(({ id }) => Number(/_(\d+)$/.exec(id)?.[1] ?? 0));
  return `${prefix}_${String(Math.max(0, ...used) + 1).padStart(2, '0')}`;
}

function withCell(cells: Cells, column: string, value: FactValue | undefined): Cells {
  const rest = Object.fromEntries(Object.entries(cells).filter(([id]) => id !== column));
  return typeof value === 'string' || typeof value === 'boolean'
    ? { ...rest, [column]: value }
    : rest;
}

/** An editable table: rows are added, removed and filled in place; a classified row shows only that it is. */
export function TableInput({ fact, rows, disabled, references, onChange }: TableInputProps) {
  const columns = useMemo(
    () => (fact.columns ?? []).filter(({ formula }) => formula === undefined),
    [fact.columns],
  );
  const replace = (id: string, column: string, value: FactValue | undefined) => {
    onChange(
      rows.map((row) =>
        row.id === id && 'cells' in row
          ? { ...row, cells: withCell(row.cells, column, value) }
          : row,
      ),
    );
  };
  const optionsOf = (column: ColumnDefinition) =>
    column.type === 'ref' ? (references.get(column.table ?? '') ?? []) : column.options;
  const cell = (column: ColumnDefinition) => (_: unknown, row: Row) => {
    if (!('cells' in row)) return <Tag>涉密</Tag>;
    const definition = { ...column, options: optionsOf(column) };
    return (
      <ScalarInput
        definition={definition}
        value={row.cells[column.id]}
        disabled={disabled}
        onChange={(value) => {
          replace(row.id, column.id, value);
        }}
      />
    );
  };
  return (
    <>
      <Table<Row>
        rowKey="id"
        size="small"
        bordered
        dataSource={[...rows]}
        pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: '还没有内容' }}
        columns={[
          { title: '序号', width: 60, render: (_: unknown, row: Row) => rows.indexOf(row) + 1 },
          ...columns.map((column) => ({
            title: column.unit === undefined ? column.label : `${column.label}（${column.unit}）`,
            key: column.id,
            width: column.type === 'text' ? 260 : 140,
            render: cell(column),
          })),
          {
            title: '操作',
            width: 80,
            render: (_: unknown, row: Row) => (
              <Button
                type="link"
                danger
                size="small"
                disabled={disabled}
                onClick={() => {
                  onChange(rows.filter(({ id }) => id !== row.id));
                }}
              >
                删除
              </Button>
            ),
          },
        ]}
      />
      <Button
        size="small"
        disabled={disabled}
        style={{ marginTop: 8 }}
        onClick={() => {
          onChange([...rows, { id: nextRowId(fact, rows), cells: {} }]);
        }}
      >
        增加一行
      </Button>
      <Typography.Text type="secondary" style={{ marginLeft: 12 }}>
        共 {rows.length} 行
      </Typography.Text>
    </>
  );
}
