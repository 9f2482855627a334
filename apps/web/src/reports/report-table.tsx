import { Table, Tag, Typography, type TableProps } from 'antd';
import { Link } from 'react-router';
import type { ReportRow } from '../api/types.ts';
import { ListedScore } from '../shared/converted-score.tsx';
import { DaysLeft } from '../shared/days-left.tsx';
import { KIND_LABELS } from '../shared/kinds.ts';
import { STAGE_COLOURS } from '../shared/stages.ts';
import { noRows } from '../shared/load-failure.tsx';
import { beijingTime } from '../shared/time.ts';
import { WideRegion } from '../shared/wide-region.tsx';

/** Columns without a width share what the window leaves. */
const COLUMNS: NonNullable<TableProps<ReportRow>['columns']> = [
  {
    title: '单位',
    dataIndex: 'organisationName',
    minWidth: 160,
    render: (name: string, { id, organisationKind, revision }) => (
      <>
        <Link to={`/reports/${id}`}>{name}</Link>{' '}
        <Typography.Text type="secondary">
          {KIND_LABELS[organisationKind]}
          {revision > 1 && `，第 ${String(revision)} 版`}
        </Typography.Text>
      </>
    ),
  },
  { title: '年度', dataIndex: 'year', width: 72 },
  {
    title: '环节',
    dataIndex: 'stageLabel',
    width: 112,
    render: (label: string, { stage }) => <Tag color={STAGE_COLOURS[stage]}>{label}</Tag>,
  },
  {
    title: '期限',
    dataIndex: 'dueOn',
    minWidth: 104,
    render: (dueOn: string | null, { daysLeft }) => <DaysLeft dueOn={dueOn} daysLeft={daysLeft} />,
  },
  {
    title: '自评得分',
    dataIndex: 'score',
    width: 88,
    align: 'right',
    render: (score: string | null) => score ?? '—',
  },
  {
    title: '换算得分',
    key: 'converted',
    width: 178,
    align: 'right',
    render: (_, row) => <ListedScore of={row} />,
  },
  {
    title: '未过错误',
    dataIndex: 'openErrors',
    width: 88,
    align: 'right',
    render: (errors: number | null) => errors ?? '—',
  },
  {
    title: '进入本环节',
    dataIndex: 'stageSince',
    minWidth: 148,
    render: (instant: string) => <span className="one-line">{beijingTime(instant)}</span>,
  },
];

interface Selection {
  readonly ids: readonly string[];
  readonly select: (ids: readonly string[]) => void;
}

export interface ReportTableProps {
  readonly rows: readonly ReportRow[];
  readonly loading: boolean;
  readonly emptyText: string;
  /** undefined: nothing can be selected. */
  readonly selection: Selection | undefined;
}

/** The list of reports. */
export function ReportTable({ rows, loading, emptyText, selection }: ReportTableProps) {
  const choosing: Pick<TableProps<ReportRow>, 'rowSelection'> = selection === undefined
    ? {}
    : {
        rowSelection: {
          selectedRowKeys: [...selection.ids],
          onChange: (keys) => {
            selection.select(keys.map(String));
          },
          getTitleCheckboxProps: () => ({ 'aria-label': '选择已显示的全部报告' }),
          getCheckboxProps: ({ organisationName }) => ({
            'aria-label': `选择：${organisationName}`,
          }),
        },
      };
  // Not the table's own sideways scrolling: that repeats the checkbox of the heading in a hidden row.
  return (
    <WideRegion label="报告列表，可左右滚动">
      <Table<ReportRow>
        rowKey="id"
        size="middle"
        columns={COLUMNS}
        dataSource={[...rows]}
        loading={loading}
        pagination={false}
        locale={noRows(loading, emptyText)}
        {...choosing}
      />
    </WideRegion>
  );
}
