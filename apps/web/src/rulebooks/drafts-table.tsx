import { Table, Tag, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { RuleDraftRow } from '../api/types.ts';
import { noRows } from '../shared/load-failure.tsx';
import { beijingTime } from '../shared/time.ts';

export const STATE_COLOURS: Readonly<Record<RuleDraftRow['state'], string>> = {
  draft: 'gold',
  in_review: 'blue',
  published: 'green',
  discarded: 'default',
};

const COLUMNS: TableColumnsType<RuleDraftRow> = [
  {
    title: '草稿',
    render: (_: unknown, { id, year, rulebookVersion }) => (
      <Link to={`/rulebooks/drafts/${id}`}>
        {year} 年度 {rulebookVersion} 版
      </Link>
    ),
  },
  {
    title: '状态',
    width: 120,
    render: (_: unknown, { state, stateLabel }) => (
      <Tag color={STATE_COLOURS[state]}>{stateLabel}</Tag>
    ),
  },
  { title: '起草人', dataIndex: 'createdByName', width: 140 },
  {
    title: '最近修改',
    width: 280,
    render: (_: unknown, { updatedByName, updatedAt }) =>
      `${updatedByName}，${beijingTime(updatedAt)}`,
  },
];

/** Packages on their way to publication, and what became of them. */
export function DraftsTable({
  rows,
  loading,
  empty,
}: {
  readonly rows: readonly RuleDraftRow[];
  readonly loading: boolean;
  readonly empty: string;
}) {
  return (
    <Table<RuleDraftRow>
      rowKey="id"
      columns={COLUMNS}
      dataSource={rows}
      loading={loading}
      pagination={false}
      scroll={{ x: 700 }}
      locale={noRows(loading, empty)}
    />
  );
}
