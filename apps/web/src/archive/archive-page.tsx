import { Button, Flex, Table, Tag, Typography, type TableColumnsType } from 'antd';
import { Link, useLocation, useNavigate } from 'react-router';
import type { ArchiveRow, Role } from '../api/types.ts';
import { useSession } from '../session/session.tsx';
import { useAddressValues } from '../shared/address-values.ts';
import { ListedScore } from '../shared/converted-score.tsx';
import { ExportButton } from '../shared/export-button.tsx';
import { fileSize } from '../shared/file-size.ts';
import { Loaded, noRows } from '../shared/load-failure.tsx';
import { beijingTime } from '../shared/time.ts';
import { ArchiveFilterBar } from './archive-filters.tsx';
import { ARCHIVE_FILTERS, queryOf, useArchive } from './use-archive.ts';
import { RETENTION_LABELS } from './retention.ts';
import { SchemeButton } from './scheme-dialog.tsx';
import { VerifyAll } from './verify-all.tsx';

/** Leads to an entry, and lets its way back find the list as it was. */
function EntryLink({
  reportId,
  children,
}: {
  readonly reportId: string;
  readonly children: string;
}) {
  const { search } = useLocation();
  return (
    <Link to={`/archive/${reportId}`} state={{ list: search }}>
      {children}
    </Link>
  );
}

const COLUMNS: TableColumnsType<ArchiveRow> = [
  {
    title: '单位',
    dataIndex: 'organisationName',
    render: (name: string, { reportId }) => <EntryLink reportId={reportId}>{name}</EntryLink>,
  },
  { title: '年度', dataIndex: 'year', width: 72 },
  {
    title: '版本',
    width: 120,
    render: (_: unknown, { revision, superseded, held, disposed }) => (
      <>
        第 {revision} 版
        {held && (
          <Tag color="gold" style={{ marginLeft: 8 }}>
            冻结
          </Tag>
        )}
        {disposed && (
          <Tag color="red" style={{ marginLeft: 8 }}>
            已销毁
          </Tag>
        )}
        {superseded && <Tag style={{ marginLeft: 8 }}>已有新版</Tag>}
      </>
    ),
  },
  {
    title: '换算得分',
    key: 'converted',
    width: 178,
    align: 'right',
    render: (_, row) => <ListedScore of={row} />,
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
    width: 140,
    render: (_: unknown, { pages, size }) => `${String(pages)} 页，${fileSize(size)}`,
  },
  { title: '归档时间', dataIndex: 'archivedAt', width: 160, render: beijingTime },
];

const NONE_FOUND = '没有符合条件的档案，请放宽筛选条件。';
const NONE_YET = '还没有档案。报告由财政局审定后自动归档。';

/** Every archived report within reach, newest first. */
export default function ArchivePage() {
  const { me } = useSession();
  const navigate = useNavigate();
  const { values: filters, change } = useAddressValues(ARCHIVE_FILTERS);
  const list = useArchive(filters);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const filtered = Object.keys(filters).length > 0;
  const has = (...roles: Role[]) => me?.grants.some(({ role }) => roles.includes(role)) ?? false;
  const sees = has('archivist', 'auditor', 'bureau_reviewer', 'bureau_approver');
  return (
    <>
      <Flex wrap justify="space-between" gap="small" style={{ marginBottom: 16 }}>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          档案
        </Typography.Title>
        <Flex gap="small" wrap>
          {has('archivist') && <SchemeButton />}
          {has('archivist', 'bureau_approver', 'auditor') && (
            <Button
              onClick={() => {
                void navigate('/archive/disposals');
              }}
            >
              鉴定销毁
            </Button>
          )}
          <ExportButton path={`/archive/export?${queryOf(filters).toString()}`} />
        </Flex>
      </Flex>
      <ArchiveFilterBar filters={filters} change={change} />
      {sees && <VerifyAll mayStart={has('archivist')} />}
      <Loaded query={list}>
        <Table<ArchiveRow>
          rowKey="id"
          size="middle"
          columns={COLUMNS}
          dataSource={rows}
          loading={list.isPending}
          pagination={false}
          scroll={{ x: 1160 }}
          locale={noRows(list.isPending, filtered ? NONE_FOUND : NONE_YET)}
        />
      </Loaded>
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
