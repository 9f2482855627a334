import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Flex, InputNumber, Select, Space, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { ApiError, call } from '../api/client.ts';
import type { Page, ReportRow } from '../api/types.ts';
import { useSession } from '../session/session.tsx';
import { beijingTime } from '../shared/time.ts';
import { STAGES, STAGE_COLOURS } from '../shared/stages.ts';

const COLUMNS = [
  {
    title: '单位',
    dataIndex: 'organisationName',
    render: (name: string, row: ReportRow) => <Link to={`/reports/${row.id}`}>{name}</Link>,
  },
  { title: '年度', dataIndex: 'year', width: 90 },
  {
    title: '环节',
    dataIndex: 'stageLabel',
    width: 130,
    render: (label: string, row: ReportRow) => <Tag color={STAGE_COLOURS[row.stage]}>{label}</Tag>,
  },
  {
    title: '自评得分',
    dataIndex: 'score',
    width: 110,
    render: (score: string | null) => score ?? '—',
  },
  {
    title: '换算得分',
    dataIndex: 'converted',
    width: 110,
    render: (score: string | null) => score ?? '—',
  },
  {
    title: '进入本环节',
    dataIndex: 'stageSince',
    width: 180,
    render: (instant: string) => beijingTime(instant),
  },
];

/** Opens this year's report of the drafter's own organisation. */
function CreateReport({ organisationId }: { readonly organisationId: string }) {
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [year, setYear] = useState(new Date().getFullYear() - 1);
  const create = useMutation({
    mutationFn: () => call<{ id: string }>('POST', '/reports', { organisationId, year }),
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['reports'] });
      await navigate(`/reports/${id}`);
    },
    onError: async (error) => {
      const existing = error instanceof ApiError ? error.details['reportId'] : undefined;
      if (typeof existing === 'string') await navigate(`/reports/${existing}`);
      else void message.error(error.message);
    },
  });
  return (
    <Space>
      <InputNumber
        aria-label="评价年度"
        min={2000}
        max={2100}
        value={year}
        onChange={(value) => {
          if (value !== null) setYear(value);
        }}
        suffix="年度"
      />
      <Button
        type="primary"
        loading={create.isPending}
        onClick={() => {
          create.mutate();
        }}
      >
        填报
      </Button>
    </Space>
  );
}

export default function ReportsPage() {
  const { me } = useSession();
  const [stage, setStage] = useState<string | undefined>();
  const list = useInfiniteQuery({
    queryKey: ['reports', stage ?? 'all'],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: '50' });
      if (stage !== undefined) query.set('stage', stage);
      if (pageParam !== '') query.set('after', pageParam);
      return call<Page<ReportRow>>('GET', `/reports?${query.toString()}`);
    },
    getNextPageParam: ({ next }) => next,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const drafting = me?.grants.find(({ role }) => role === 'drafter');
  return (
    <>
      <Flex justify="space-between" align="center" wrap gap="small" style={{ marginBottom: 16 }}>
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          自评报告
        </Typography.Title>
        <Space wrap>
          <Select
            aria-label="按环节筛选"
            allowClear
            placeholder="全部环节"
            style={{ width: 150 }}
            options={[...STAGES]}
            value={stage}
            onChange={setStage}
          />
          {drafting !== undefined && <CreateReport organisationId={drafting.organisationId} />}
        </Space>
      </Flex>
      {list.isError && (
        <Alert type="error" showIcon title={list.error.message} style={{ marginBottom: 16 }} />
      )}
      <Table<ReportRow>
        rowKey="id"
        columns={COLUMNS}
        dataSource={rows}
        loading={list.isPending}
        pagination={false}
        scroll={{ x: 800 }}
        locale={{ emptyText: '还没有报告。填报人选择年度后点“填报”即可开始。' }}
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
