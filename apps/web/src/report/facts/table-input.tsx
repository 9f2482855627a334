import { Alert, Button, Space, Table, Tag, Typography } from 'antd';
import { useEffect, useMemo, type ClipboardEvent, type RefObject } from 'react';
import type { ColumnDefinition, FactDefinition } from '../../api/types.ts';
import { isTable } from './paste.ts';
import { RowActions } from './row-actions.tsx';
import { TableCell } from './table-cell.tsx';
import { useEditing } from './use-editing.ts';
import { cellOf, useGridKeys, usePage } from './use-grid.ts';
import { useChoices, useRowPlaces, type RowPlace } from './use-rows.ts';

interface TableInputProps {
  readonly fact: FactDefinition;
  readonly disabled: boolean;
  /** Whether a path below the table was left open. */
  readonly isOpen: (path: string) => boolean;
  /** Faults below the table, by `row.column`. */
  readonly faults: ReadonlyMap<string, string>;
  /** Row to show, because somebody is led there. */
  readonly shownRow: string | undefined;
  readonly onAnnotate: ((path: string) => void) | undefined;
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
function useScrollByKeyboard(frame: RefObject<HTMLDivElement | null>, disabled: boolean) {
  useEffect(() => {
    const scrolling = frame.current?.querySelector('.ant-table-content');
    if (disabled) scrolling?.setAttribute('tabindex', '0');
    else scrolling?.removeAttribute('tabindex');
  }, [frame, disabled]);
}

/** Takes the keyboard, and with it what is pasted. */
const EMPTY = (
  <div className="paste-place" tabIndex={0} role="note">
    还没有内容：点这里后粘贴（Ctrl-V）从 Excel 复制的各行，或在下面增加一行
  </div>
);

const HELP =
  '；可从 Excel 复制多格，点中起始格后粘贴，行数不够时自动增加。方向键和回车换格，Esc 恢复本格，Alt-回车格内换行';

/** An editable table: filled in place or pasted from a spreadsheet; a classified row shows only that it is. */
export function TableInput(props: TableInputProps) {
  const { fact, disabled, isOpen, faults, shownRow, onAnnotate } = props;
  const rows = useRowPlaces(fact.id);
  const { pagination, frame, show, goTo } = usePage(rows, shownRow);
  const { columns, actions, pasteFaults, setPasteFaults } = useEditing(fact, show);
  const choicesOf = useChoices(columns);
  const whole = !disabled && isOpen(fact.id);
  const keys = useGridKeys({ columns, rows, goTo, actions, whole });
  useScrollByKeyboard(frame, disabled);
  const numbers = useMemo(() => new Map(rows.map(({ id }, place) => [id, place + 1])), [rows]);
  const numberOf = (row: RowPlace) => numbers.get(row.id) ?? 0;
  const cell = (column: ColumnDefinition) => (_: unknown, row: RowPlace) =>
    row.classified ? (
      <Tag>涉密</Tag>
    ) : (
      <TableCell
        tableId={fact.id}
        rowId={row.id}
        rowNumber={numberOf(row)}
        column={column}
        options={choicesOf(column)}
        disabled={disabled || !isOpen(`${fact.id}/${row.id}/${column.id}`)}
        invalid={faults.has(`${row.id}.${column.id}`)}
        onCell={actions.setCell}
      />
    );
  // At the start: kept in sight at the end, it would cover the cells before it.
  const commands = {
    title: '操作',
    fixed: 'start' as const,
    width: whole ? 160 : 90,
    render: (_: unknown, row: RowPlace) => (
      <RowActions
        tableId={fact.id}
        rowId={row.id}
        number={numberOf(row)}
        last={numberOf(row) === rows.length}
        editable={whole}
        commands={actions}
        onAnnotate={onAnnotate}
      />
    ),
  };
  const pasted = (event: ClipboardEvent<HTMLElement>) => {
    const text = event.clipboardData.getData('text/plain');
    const cell = cellOf(event.target);
    const wanted = cell === undefined ? rows.length === 0 : isTable(text);
    if (disabled || text === '' || !wanted) return;
    event.preventDefault();
    actions.paste(cell, text);
  };
  return (
    <div onPaste={pasted} ref={frame} {...keys}>
      <PasteFaults
        faults={pasteFaults}
        close={() => {
          setPasteFaults([]);
        }}
      />
      <Table<RowPlace>
        rowKey="id"
        size="small"
        bordered
        dataSource={rows}
        pagination={pagination}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: whole ? EMPTY : '没有内容' }}
        columns={[
          {
            title: '序号',
            fixed: 'start',
            width: 60,
            render: (_: unknown, row: RowPlace) => numberOf(row),
          },
          ...(whole || onAnnotate !== undefined ? [commands] : []),
          ...columns.map((column) => ({
            title: column.unit === undefined ? column.label : `${column.label}（${column.unit}）`,
            key: column.id,
            width: column.type === 'text' ? 260 : 150,
            render: cell(column),
          })),
        ]}
      />
      <Space style={{ marginTop: 8 }} wrap>
        {whole && (
          <Button size="small" onClick={actions.add}>
            增加一行
          </Button>
        )}
        <Typography.Text type="secondary">
          共 {rows.length} 行{disabled ? '' : HELP}
        </Typography.Text>
      </Space>
    </div>
  );
}
