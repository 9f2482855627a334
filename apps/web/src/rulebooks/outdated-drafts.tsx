import { useInfiniteQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Input, Table } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { MovedDrafts, OutdatedDrafts } from '../api/types.ts';
import { RequestDialog } from '../shared/request-dialog.tsx';
import { WideRegion } from '../shared/wide-region.tsx';
import { LoadFailure, noRows } from '../shared/load-failure.tsx';

type Row = OutdatedDrafts['items'][number];

/** The server moves as many at once. */
const MOST = 50;

const scoreText = ({ status, score, converted, gradeLabel }: Row['before']): string =>
  status === 'complete' && converted !== null
    ? `${converted}（${gradeLabel ?? '未定等'}）`
    : `得分 ${score}，尚未填完`;

const listed = (labels: readonly string[]): string =>
  labels.length === 0 ? '—' : labels.join('、');

const COLUMNS = [
  { title: '单位', dataIndex: 'organisationName' },
  { title: '现用版本', dataIndex: 'rulebookVersion' },
  { title: '现在', key: 'before', render: (_: unknown, { before }: Row) => scoreText(before) },
  { title: '转用后', key: 'after', render: (_: unknown, { after }: Row) => scoreText(after) },
  { title: '将删去', dataIndex: 'dropped', render: listed },
  { title: '要补填', dataIndex: 'asked', render: listed },
];

function useOutdated(hash: string) {
  const found = useInfiniteQuery({
    queryKey: ['outdated-drafts', hash],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const after = pageParam === '' ? '' : `?after=${pageParam}`;
      return call<OutdatedDrafts>('GET', `/rulebooks/${hash}/outdated-drafts${after}`);
    },
    getNextPageParam: ({ next }) => next,
  });
  return { found, rows: found.data?.pages.flatMap(({ items }) => items) ?? [] };
}

/** What could not be moved, and why. */
function Refused({
  refused,
  rows,
}: {
  readonly refused: MovedDrafts['refused'];
  readonly rows: readonly Row[];
}) {
  if (refused.length === 0) return null;
  const names = new Map(rows.map(({ reportId, organisationName }) => [reportId, organisationName]));
  return (
    <Alert
      type="warning"
      showIcon
      title={`${String(refused.length)} 份没有转用`}
      description={
        <ul>
          {refused.map(({ reportId, message }) => (
            <li key={reportId}>
              {names.get(reportId) ?? reportId}：{message}
            </li>
          ))}
        </ul>
      }
    />
  );
}

/** Drafts of the year that still use an older version, what they would score with this one, and the move itself. */
export function OutdatedDraftsTable({ hash }: { readonly hash: string }) {
  const { found, rows } = useOutdated(hash);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [open, setOpen] = useState(false);
  const [answer, setAnswer] = useState<{ result: MovedDrafts; rows: readonly Row[] } | null>(null);
  const move = async ({ reason }: { readonly reason: string }) => {
    const reports = rows
      .filter(({ reportId }) => chosen.includes(reportId))
      .map(({ reportId, version }) => ({ reportId, expectedVersion: version }));
    const body = { reports, reason };
    const result = await call<MovedDrafts>('POST', `/rulebooks/${hash}/move-drafts`, body);
    setAnswer({ result, rows });
    setChosen([]);
    await found.refetch();
  };
  if (found.isError) return <LoadFailure error={found.error} retry={found.refetch} />;
  return (
    <Flex vertical gap="small">
      <p className="secondary">
        发布更正版后，已建的草稿仍使用原来的版本，由您决定是否转用。已送审和已归档的报告不会改变，也不列在这里。
      </p>
      {answer !== null && <Refused refused={answer.result.refused} rows={answer.rows} />}
      {answer !== null && answer.result.moved.length > 0 && (
        <Alert
          type="success"
          showIcon
          title={`已转用 ${String(answer.result.moved.length)} 份，并通知了填报人`}
        />
      )}
      <WideRegion label="可转用的草稿">
        <Table<Row>
          rowKey="reportId"
          size="small"
          columns={COLUMNS}
          dataSource={rows}
          loading={found.isFetching}
          pagination={false}
          locale={noRows(found.isFetching, '没有仍使用较早版本的草稿')}
          rowSelection={{
            selectedRowKeys: [...chosen],
            onChange: (keys) => {
              setChosen(keys.map(String));
            },
            getCheckboxProps: ({ organisationName }) => ({
              'aria-label': `选择${organisationName}`,
            }),
          }}
        />
      </WideRegion>
      <Flex gap="small" wrap>
        <Button
          type="primary"
          disabled={chosen.length === 0 || chosen.length > MOST}
          onClick={() => {
            setOpen(true);
          }}
        >
          转用所选（{chosen.length}）
        </Button>
        {chosen.length > MOST && <span>一次最多转用 {MOST} 份</span>}
        {found.hasNextPage && (
          <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            显示更多
          </Button>
        )}
      </Flex>
      <RequestDialog<{ reason: string }>
        title={`转用 ${String(chosen.length)} 份草稿`}
        open={open}
        close={() => {
          setOpen(false);
        }}
        okText="转用"
        send={move}
      >
        <p>
          所选草稿改用这个版本计分和校验，“将删去”的内容不再保留，“要补填”的由填报人填写。前后得分、您的姓名和理由记入审计日志，填报人会收到通知。转用后不能退回原来的版本。
        </p>
        <Form.Item
          name="reason"
          label="理由"
          rules={[{ required: true, whitespace: true, message: '请填写理由' }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </RequestDialog>
    </Flex>
  );
}
