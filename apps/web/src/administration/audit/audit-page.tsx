import { Button, Flex, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import type { AuditEvent } from '../../api/types.ts';
import { ExportButton } from '../../shared/export-button.tsx';
import { Loaded, noRows } from '../../shared/load-failure.tsx';
import { beijingTime } from '../../shared/time.ts';
import { PageHeading } from '../page-heading.tsx';
import { ChainStatus } from './chain-status.tsx';
import { FilterBar } from './filter-bar.tsx';
import { exportPath, useTrail, type TrailFilters } from './use-trail.ts';

const SUBJECTS: Readonly<Record<string, string>> = {
  disposal: '销毁清册',
  report: '报告',
  user: '账号',
  organisation: '单位',
  route: '地址',
  rulebook: '规则',
  audit: '审计日志',
  archive: '档案',
  publication: '公开事项',
};

const DENIED: ReadonlySet<string> = new Set([
  'access.denied',
  'access.foreign_report',
  'session.sign_in_refused',
]);

/** Everything an event says, for whoever has to prove it. */
function Details({ event }: { readonly event: AuditEvent }) {
  return (
    <dl className="event-details">
      <dt>对象编号</dt>
      <dd>{event.subjectId}</dd>
      <dt>内容</dt>
      <dd>
        <pre>{JSON.stringify(event.details, null, 2)}</pre>
      </dd>
      <dt>请求编号</dt>
      <dd>{event.requestId ?? '—'}</dd>
      <dt>本条摘要</dt>
      <dd>{event.hash}</dd>
      <dt>上一条摘要</dt>
      <dd>{event.previousHash}</dd>
    </dl>
  );
}

const columnsOf = (narrow: (part: Partial<TrailFilters>) => void) => [
  { title: '序号', dataIndex: 'sequence', width: 64 },
  {
    title: '时间',
    dataIndex: 'at',
    width: 144,
    render: (instant: string) => beijingTime(instant),
  },
  {
    title: '操作人',
    dataIndex: 'actorName',
    width: 150,
    render: (actorName: string) => (
      <Button
        type="link"
        className="entry-link"
        aria-label={`只看${actorName}`}
        onClick={() => {
          narrow({ actorName });
        }}
      >
        {actorName}
      </Button>
    ),
  },
  {
    title: '操作',
    dataIndex: 'actionLabel',
    width: 150,
    render: (label: string, { action }: AuditEvent) =>
      DENIED.has(action) ? <Tag color="red">{label}</Tag> : label,
  },
  {
    title: '对象',
    dataIndex: 'subjectType',
    width: 84,
    render: (type: string) => SUBJECTS[type] ?? type,
  },
  {
    title: '对象编号',
    dataIndex: 'subjectId',
    ellipsis: true,
    render: (subjectId: string) => (
      <Button
        type="link"
        className="entry-link"
        aria-label={`只看对象 ${subjectId}`}
        onClick={() => {
          narrow({ subjectId });
        }}
      >
        {subjectId}
      </Button>
    ),
  },
];

export default function AuditPage() {
  const [filters, setFilters] = useState<TrailFilters>({});
  const trail = useTrail(filters);
  const events = trail.data?.pages.flatMap(({ items }) => items) ?? [];
  const narrow = (part: Partial<TrailFilters>) => {
    setFilters((now) => ({ ...now, ...part }));
  };
  return (
    <>
      <PageHeading title="审计日志">
        <ExportButton path={exportPath(filters)} />
      </PageHeading>
      <ChainStatus />
      <Flex wrap gap="small" align="center" style={{ marginBottom: 16 }}>
        <FilterBar filters={filters} change={setFilters} />
      </Flex>
      <Loaded query={trail}>
        <Table<AuditEvent>
          rowKey="sequence"
          columns={columnsOf(narrow)}
          dataSource={events}
          loading={trail.isPending}
          pagination={false}
          size="small"
          scroll={{ x: 760 }}
          expandable={{ expandedRowRender: (event) => <Details event={event} /> }}
          locale={noRows(trail.isPending, '没有符合的日志')}
        />
      </Loaded>
      {trail.hasNextPage && (
        <Button
          block
          style={{ marginTop: 12 }}
          loading={trail.isFetchingNextPage}
          onClick={() => void trail.fetchNextPage()}
        >
          显示更早的日志
        </Button>
      )}
      <Typography.Text type="secondary">导出最近 10000 条，导出本身也会记入日志。</Typography.Text>
    </>
  );
}
