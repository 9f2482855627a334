import { Alert, Button, Popconfirm, Space, Table, Tag, Typography } from 'antd';
import { useEffect, useMemo, useRef, useState, type ClipboardEvent } from 'react';
import type { ColumnDefinition, FactDefinition, FactValue, Option } from '../../api/types.ts';
import { clipboardCells, isTable, pasteCells } from './paste.ts';
import { nextRowId, withCell, type Row } from './rows.ts';
import { TableCell } from './table-cell.tsx';

const PAGE_SIZE = 20;

export interface TableInputProps {
  readonly fact: FactDefinition;
  readonly rows: readonly Row[];
  readonly disabled: boolean;
  /** Rows that a `ref` column may name, by table. */
  readonly references: ReadonlyMap<string, readonly Option[]>;
  /** Whether a path below the table was left open. */
  readonly isOpen: (path: string) => boolean;
  /** Faults below the table, by `row.column`. */
  readonly faults: ReadonlyMap<string, string>;
  /** Row to show, because somebody is led there. */
  readonly shownRow: string | undefined;
  readonly onAnnotate: ((path: string) => void) | undefined;
  /** @param group what is undone at once */
  readonly onChange: (rows: Row[], group: string) => void;
}

/** The page a row is on, and the one shown. */
function usePage(rows: readonly Row[], shownRow: string | undefined) {
  const [page, setPage] = useState(1);
  const place = rows.findIndex(({ id }) => id === shownRow);
  useEffect(() => {
    if (place >= 0) setPage(Math.floor(place / PAGE_SIZE) + 1);
  }, [place, shownRow]);
  const pagination =
    rows.length > PAGE_SIZE
      ? { pageSize: PAGE_SIZE, showSizeChanger: false, current: page, onChange: setPage }
      : (false as const);
  return { pagination, setPage };
}

/** Changes of the rows; the newest rows are read when something happens, so that cells need not be drawn again for it. */
function useEditing({ fact, rows, references, onChange }: TableInputProps) {
  const latest = useRef({ fact, rows, references, onChange });
  useEffect(() => {
    latest.current = { fact, rows, references, onChange };
  });
  const [pasteFaults, setPasteFaults] = useState<readonly string[]>([]);
  const pastes = useRef(0);
  const columns = useMemo(
    () => (fact.columns ?? []).filter(({ formula }) => formula === undefined),
    [fact.columns],
  );
  const actions = useMemo(() => {
    const id = fact.id;
    return {
      setCell: (rowId: string, columnId: string, value: FactValue | undefined) => {
        const changed = latest.current.rows.map((row) =>
          row.id === rowId ? withCell(row, columnId, value) : row,
        );
        latest.current.onChange(changed, `${id}/${rowId}/${columnId}`);
      },
      add: () => {
        const row: Row = { id: nextRowId(fact, latest.current.rows), cells: {} };
        latest.current.onChange([...latest.current.rows, row], `${id}+${row.id}`);
      },
      remove: (rowId: string) => {
        const rest = latest.current.rows.filter((row) => row.id !== rowId);
        latest.current.onChange(rest, `${id}-${rowId}`);
      },
      paste: (rowId: string, columnId: string, text: string) => {
        const { rows: current, references: known } = latest.current;
        const optionsOf = (column: ColumnDefinition) => optionsIn(known, column);
        const target = { fact, columns, rows: current, optionsOf, rowId, columnId };
        const pasted = pasteCells(target, clipboardCells(text));
        setPasteFaults(pasted.faults);
        pastes.current += 1;
        latest.current.onChange(pasted.rows, `${id}#${String(pastes.current)}`);
      },
    };
  }, [fact, columns]);
  return { columns, actions, pasteFaults, setPasteFaults };
}

const optionsIn = (
  references: ReadonlyMap<string, readonly Option[]>,
  column: ColumnDefinition,
): readonly Option[] | undefined =>
  column.type === 'ref' ? (references.get(column.table ?? '') ?? []) : column.options;

function RowActions({
  number,
  path,
  editable,
  onRemove,
  onAnnotate,
}: {
  readonly number: number;
  readonly path: string;
  readonly editable: boolean;
  readonly onRemove: () => void;
  readonly onAnnotate: ((path: string) => void) | undefined;
}) {
  return (
    <Space size={0}>
      {onAnnotate !== undefined && (
        <Button
          type="link"
          size="small"
          aria-label={`批注第 ${String(number)} 行`}
          onClick={() => {
            onAnnotate(path);
          }}
        >
          批注
        </Button>
      )}
      {editable && (
        <Popconfirm
          title={`删除第 ${String(number)} 行？可用“撤销”找回。`}
          okText="删除"
          onConfirm={onRemove}
        >
          <Button type="link" danger size="small" aria-label={`删除第 ${String(number)} 行`}>
            删除
          </Button>
        </Popconfirm>
      )}
    </Space>
  );
}

function PasteFaults({
  faults,
  close,
}: {
  readonly faults: readonly string[];
  readonly close: () => void;
}) {
  if (faults.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      closable={{ onClose: close }}
      title={`粘贴的内容有 ${String(faults.length)} 格没有填入，其余已填入`}
      description={faults.slice(0, 10).join('；')}
      style={{ marginBottom: 8 }}
    />
  );
}

/** A table nobody can type in has nothing to tab to: its scrolling part itself takes the keyboard. */
function useScrollByKeyboard(disabled: boolean) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const scrolling = frame.current?.querySelector('.ant-table-content');
    if (disabled) scrolling?.setAttribute('tabindex', '0');
    else scrolling?.removeAttribute('tabindex');
  }, [disabled]);
  return frame;
}

/** An editable table: filled in place or pasted from a spreadsheet; a classified row shows only that it is. */
export function TableInput(props: TableInputProps) {
  const { fact, rows, disabled, references, isOpen, faults, shownRow, onAnnotate } = props;
  const { columns, actions, pasteFaults, setPasteFaults } = useEditing(props);
  const { pagination, setPage } = usePage(rows, shownRow);
  const numbers = useMemo(() => new Map(rows.map(({ id }, place) => [id, place + 1])), [rows]);
  const numberOf = (row: Row) => numbers.get(row.id) ?? 0;
  const cell = (column: ColumnDefinition) => (_: unknown, row: Row) =>
    'cells' in row ? (
      <TableCell
        tableId={fact.id}
        rowId={row.id}
        rowNumber={numberOf(row)}
        column={column}
        options={optionsIn(references, column)}
        value={row.cells[column.id]}
        disabled={disabled || !isOpen(`${fact.id}/${row.id}/${column.id}`)}
        invalid={faults.has(`${row.id}.${column.id}`)}
        onCell={actions.setCell}
      />
    ) : (
      <Tag>涉密</Tag>
    );
  const pasted = (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData('text/plain');
    const place = (event.target as HTMLElement).closest('[data-cell]')?.getAttribute('data-cell');
    if (disabled || typeof place !== 'string' || !isTable(text)) return;
    const [rowId = '', columnId = ''] = place.split('/');
    event.preventDefault();
    actions.paste(rowId, columnId, text);
  };
  const whole = isOpen(fact.id);
  const frame = useScrollByKeyboard(disabled);
  return (
    <div onPaste={pasted} ref={frame}>
      <PasteFaults
        faults={pasteFaults}
        close={() => {
          setPasteFaults([]);
        }}
      />
      <Table<Row>
        rowKey="id"
        size="small"
        bordered
        dataSource={[...rows]}
        pagination={pagination}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: disabled ? '没有内容' : '还没有内容，请增加一行，或从 Excel 粘贴' }}
        columns={[
          { title: '序号', width: 60, render: (_: unknown, row: Row) => numberOf(row) },
          ...columns.map((column) => ({
            title: column.unit === undefined ? column.label : `${column.label}（${column.unit}）`,
            key: column.id,
            width: column.type === 'text' ? 260 : 150,
            render: cell(column),
          })),
          {
            title: '操作',
            fixed: 'end',
            width: 90,
            render: (_: unknown, row: Row) => (
              <RowActions
                number={numberOf(row)}
                path={`${fact.id}/${row.id}`}
                editable={!disabled && whole}
                onRemove={() => {
                  actions.remove(row.id);
                }}
                onAnnotate={onAnnotate}
              />
            ),
          },
        ]}
      />
      <Space style={{ marginTop: 8 }} wrap>
        {!disabled && whole && (
          <Button
            size="small"
            onClick={() => {
              actions.add();
              setPage(Math.floor(rows.length / PAGE_SIZE) + 1);
            }}
          >
            增加一行
          </Button>
        )}
        <Typography.Text type="secondary">
          共 {rows.length} 行
          {disabled ? '' : '；可从 Excel 复制多格，点中起始格后粘贴，行数不够时自动增加'}
        </Typography.Text>
      </Space>
    </div>
  );
}
