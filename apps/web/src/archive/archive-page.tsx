import { Alert, Button, Flex, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ArchiveRow, Role } from '../api/types.ts';
import { useSession } from '../session/session.tsx';
import { fileSize } from '../shared/file-size.ts';
import { beijingTime } from '../shared/time.ts';
import { ArchiveFilterBar } from './archive-filters.tsx';
import { gradeLabel } from './grades.ts';
import { useArchive, type ArchiveFilters } from './use-archive.ts';
import { RETENTION_LABELS } from './retention.ts';
import { SchemeButton } from './scheme-dialog.tsx';
import { VerifyAll } from './verify-all.tsx';

const COLUMNS: TableColumnsType<ArchiveRow> = [
  {
    title: '单位',
    dataIndex: 'organisationName',
    render: (name: string, row) => <Link to={`/archive/${row.reportId}`}>{name}</Link>,
  },
  { title: '年度', dataIndex: 'year', width: 72 },
  {
    title: '版本',
    width: 120,
    render: (_: unknown, { revision, superseded, held }) => (
      <>
        第 {revision} 版
        {held && (
          <Tag color="gold" style={{ marginLeft: 8 }}>
            冻结
          </Tag>
        )}
        {superseded && <Tag style={{ marginLeft: 8 }}>已有新版</Tag>}
      </>
    ),
  },
  {
    title: '自评换算得分',
    dataIndex: 'converted',
    width: 130,
    render: (converted: string | null, { grade }) =>
      converted === null ? '—' : `${converted}（${gradeLabel(grade)}）`,
  },
  {
    title: '档号',
    dataIndex: 'number',
    width: 170,
    render: (number: string | null) => number ?? '未编',
  },
  {
    title: '保管期限',
    width: 150,
    render: (_: unknown, { retention, keptUntil }) =>
      retention === null
        ? '—'
        : `${RETENTION_LABELS[retention]}${keptUntil === null ? '' : `（至 ${keptUntil}）`}`,
  },
  {
    title: '文件',
    width: 130,
    render: (_: unknown, { pages, size }) => `${String(pages)} 页，${fileSize(size)}`,
  },
  { title: '归档时间', dataIndex: 'archivedAt', width: 160, render: beijingTime },
];

/** Every archived report within reach, newest first. */
export default function ArchivePage() {
  const { me } = useSession();
  const [filters, setFilters] = useState<ArchiveFilters>({});
  const list = useArchive(filters);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const filtered = Object.values(filters).some((value) => value !== undefined && value !== '');
  const has = (...roles: Role[]) => me?.grants.some(({ role }) => roles.includes(role)) ?? false;
  const sees = has('archivist', 'auditor', 'bureau_reviewer', 'bureau_approver');
  return (
    <>
      <Flex wrap justify="space-between" gap="small" style={{ marginBottom: 16 }}>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          档案
        </Typography.Title>
        {has('archivist') && <SchemeButton />}
      </Flex>
      <ArchiveFilterBar filters={filters} change={setFilters} />
      {sees && <VerifyAll mayStart={has('archivist')} />}
      {list.isError && (
        <Alert
          type="error"
          showIcon
          title={list.error.message}
          action={<Button onClick={() => void list.refetch()}>重试</Button>}
          style={{ marginBottom: 16 }}
        />
      )}
      <Table<ArchiveRow>
        rowKey="id"
        columns={COLUMNS}
        dataSource={rows}
        loading={list.isPending}
        pagination={false}
        scroll={{ x: 1160 }}
        locale={{
          emptyText: filtered
            ? '没有符合条件的档案，请放宽筛选条件。'
            : '还没有档案。报告由财政局审定后自动归档。',
        }}
      />
      {list.hasNextPage && (
        <Button
          block
          style={{ marginTop: 12 }}
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          显示更多
        </Button>
      )}
    </>
  );
}
