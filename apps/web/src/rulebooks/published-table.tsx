import { Table, Tag, type TableColumnsType } from 'antd';
import { Link } from 'react-router';
import type { PublishedRulebook } from '../api/types.ts';
import { noRows } from '../shared/load-failure.tsx';
import { beijingTime } from '../shared/time.ts';

const STATES = {
  published: { text: '施行中', colour: 'green' },
  retired: { text: '已停用', colour: 'default' },
} as const;

const COLUMNS: TableColumnsType<PublishedRulebook> = [
  {
    title: '规则',
    render: (_: unknown, { hash, year, version }) => (
      <Link to={`/rulebooks/${hash}`}>
        {year} 年度 {version} 版
      </Link>
    ),
  },
  {
    title: '状态',
    dataIndex: 'status',
    width: 120,
    render: (status: PublishedRulebook['status']) => (
      <Tag color={STATES[status].colour}>{STATES[status].text}</Tag>
    ),
  },
  { title: '发布时间', dataIndex: 'publishedAt', width: 180, render: beijingTime },
  {
    title: '内容摘要（SHA-256）',
    dataIndex: 'hash',
    render: (hash: string) => <code>{hash.slice(0, 16)}…</code>,
  },
];

/** Published packages, the newest year first. */
export function PublishedTable({
  rows,
  loading,
}: {
  readonly rows: readonly PublishedRulebook[];
  readonly loading: boolean;
}) {
  const sorted = rows.toSorted(
    (left, right) => right.year - left.year || right.publishedAt.localeCompare(left.publishedAt),
  );
  return (
    <Table<PublishedRulebook>
      rowKey="hash"
      columns={COLUMNS}
      dataSource={sorted}
      loading={loading}
      pagination={false}
      scroll={{ x: 700 }}
      locale={noRows(loading, '还没有发布过规则。')}
    />
  );
}
