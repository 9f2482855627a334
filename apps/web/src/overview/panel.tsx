import { Card, Empty, Table, type TableProps } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ExportButton } from '../shared/export-button.tsx';
import { Chart, type Bar } from './chart.tsx';

const PAGE_ROWS = 10;

/** A row of a panel's table, and where its bar leads. */
export interface PanelRow extends Bar {
  readonly key: string;
  readonly href: string;
}

interface PanelProps<R extends object> {
  readonly title: string;
  /** Name of the table for the export. */
  readonly table: string;
  readonly year: number | null;
  readonly hint?: string;
  readonly rows: readonly R[];
  readonly columns: NonNullable<TableProps<R>['columns']>;
  readonly keyOf: (row: R) => string;
  readonly emptyText: string;
  readonly chart?: {
    readonly bars: readonly PanelRow[];
    readonly lying?: boolean;
    readonly description: string;
  };
  readonly children?: ReactNode;
}

/** Where a table of the overview is exported. */
export const exportPath = (table: string, year: number | null): string =>
  `/overview/${table}/export${year === null ? '' : `?year=${String(year)}`}`;

/** A chart with the table of the same figures below it: what can be pressed in one is a link in the other. */
export function Panel<R extends object>(props: PanelProps<R>) {
  const { title, table, year, hint, rows, columns, keyOf, emptyText, chart } = props;
  const navigate = useNavigate();
  return (
    <Card
      className="overview-panel"
      title={<h2 className="panel-title">{title}</h2>}
      extra={<ExportButton size="small" of={title} path={exportPath(table, year)} />}
    >
      {hint !== undefined && <p className="panel-hint">{hint}</p>}
      {rows.length === 0 ? (
        <Empty description={emptyText} />
      ) : (
        <>
          {chart !== undefined && (
            <Chart
              bars={chart.bars}
              lying={chart.lying ?? false}
              description={chart.description}
              pick={(index) => {
                const bar = chart.bars[index];
                if (bar !== undefined) void navigate(bar.href);
              }}
            />
          )}
          {props.children}
          <Table<R>
            size="small"
            rowKey={keyOf}
            aria-label={title}
            columns={columns}
            dataSource={[...rows]}
            pagination={
              rows.length > PAGE_ROWS ? { pageSize: PAGE_ROWS, showSizeChanger: false } : false
            }
            scroll={{ x: 'max-content' }}
          />
        </>
      )}
    </Card>
  );
}
