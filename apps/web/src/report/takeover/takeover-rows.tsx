import { Table } from 'antd';
import type { FactDefinition, FactValue } from '../../api/types.ts';
import { valueText } from '../labels.ts';
import type { TakeoverItem } from './takeover-items.ts';

type Rows = Extract<FactValue, readonly unknown[]>;
type Row = Rows[number];
type Column = NonNullable<FactDefinition['columns']>[number];

const PAGE = 10;

/** Names of the rows of the tables a file proposes, by table and row: what a reference stands for. */
export type RowNames = ReadonlyMap<string, ReadonlyMap<string, string>>;

export function rowNames(
  proposals: readonly { readonly fact: string; readonly value: FactValue }[],
): RowNames {
  const named = proposals.flatMap(({ fact, value }) => {
    if (!Array.isArray(value)) return [];
    const names = value.flatMap((row): [string, string][] => {
      const name = 'cells' in row ? (row.cells['name'] ?? row.cells['goal']) : undefined;
      return typeof name === 'string' ? [[row.id, name]] : [];
    });
    return [[fact, new Map(names)] as const];
  });
  return new Map(named);
}

function cellText(row: Row, { id, type, table, options }: Column, names: RowNames): string {
  if (!('cells' in row)) return '涉密';
  const cell = row.cells[id];
  const name = type === 'ref' ? names.get(table ?? '')?.get(String(cell)) : undefined;
  return cell === undefined ? '未读出' : (name ?? valueText(cell, options));
}

/** The rows read of a table, to be looked at before they are ticked. */
export function TakeoverRows({
  item: { fact, value },
  names,
}: {
  readonly item: TakeoverItem;
  readonly names: RowNames;
}) {
  if (!Array.isArray(value)) return null;
  const columns = (fact.columns ?? []).filter(({ formula }) => formula === undefined);
  return (
    <Table<Row>
      rowKey={({ id }) => id}
      size="small"
      aria-label={`读出的行：${fact.label}`}
      dataSource={[...value]}
      pagination={value.length > PAGE ? { pageSize: PAGE, showSizeChanger: false } : false}
      scroll={{ x: 'max-content' }}
      columns={columns.map((column) => ({
        title: column.label,
        key: column.id,
        render: (_: unknown, row: Row) => (
          <div style={{ maxWidth: 320, whiteSpace: 'normal' }}>{cellText(row, column, names)}</div>
        ),
      }))}
    />
  );
}
