import { Alert, Button, Descriptions, Flex, Skeleton, Table, Tag, Typography } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Disposal } from '../../api/types.ts';
import { ExportButton } from '../../shared/export-button.tsx';
import { LoadFailure } from '../../shared/load-failure.tsx';
import { beijingTime } from '../../shared/time.ts';
import { WideRegion } from '../../shared/wide-region.tsx';
import { listedColumns } from './columns.tsx';
import { DecideDialog, type Verdict } from './decide-dialog.tsx';
import { PrintedList } from './printed-list.tsx';
import { STATES, useDisposal } from './use-disposals.ts';

type Item = Disposal['items'][number];

const COLUMNS = [
  ...listedColumns<Item>(),
  {
    title: '销毁时间',
    width: 160,
    render: (_: unknown, { destroyedAt }: Item) =>
      destroyedAt === null ? '—' : beijingTime(destroyedAt),
  },
];

const said = (who: string | null, at: string | null): string =>
  who === null || at === null ? '—' : `${who}，${beijingTime(at)}`;

function Facts({ disposal }: { readonly disposal: Disposal }) {
  const { label, colour } = STATES[disposal.state];
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      items={[
        { key: 'state', label: '状态', children: <Tag color={colour}>{label}</Tag> },
        { key: 'opinion', label: '鉴定意见', children: disposal.opinion },
        {
          key: 'proposed',
          label: '提请',
          children: said(disposal.proposedBy, disposal.proposedAt),
        },
        { key: 'verdict', label: '审批意见', children: disposal.verdictOpinion ?? '—' },
        { key: 'decided', label: '审批', children: said(disposal.decidedBy, disposal.decidedAt) },
        {
          key: 'completed',
          label: '销毁完毕',
          children: disposal.completedAt === null ? '—' : beijingTime(disposal.completedAt),
        },
        { key: 'hash', label: '清册校验码', children: disposal.contentHash },
      ]}
    />
  );
}

function Actions({ disposal }: { readonly disposal: Disposal }) {
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  return (
    <Flex gap="small" wrap>
      {disposal.decidable && (
        <>
          <Button
            type="primary"
            danger
            onClick={() => {
              setVerdict('approve');
            }}
          >
            同意销毁
          </Button>
          <Button
            onClick={() => {
              setVerdict('return');
            }}
          >
            退回
          </Button>
        </>
      )}
      <ExportButton path={`/archive/disposals/${disposal.id}/export`} />
      <Button
        onClick={() => {
          window.print();
        }}
      >
        打印清册
      </Button>
      {verdict !== null && (
        <DecideDialog
          disposal={disposal}
          verdict={verdict}
          close={() => {
            setVerdict(null);
          }}
        />
      )}
    </Flex>
  );
}

/** One list: what is on it, who said what, and the decision that is to be taken. */
export default function DisposalPage() {
  const { id = '' } = useParams();
  const query = useDisposal(id);
  const disposal = query.data;
  return (
    <>
      <div className="no-print">
        <Link to="/archive/disposals">← 返回鉴定销毁</Link>
        <Typography.Title level={1} style={{ fontSize: 22, margin: '8px 0 16px' }}>
          {disposal === undefined ? '销毁清册' : `销毁清册 ${disposal.number}`}
        </Typography.Title>
        {query.isPending && <Skeleton active />}
        {query.isError && <LoadFailure error={query.error} retry={query.refetch} />}
        {disposal !== undefined && (
          <Flex vertical gap="middle">
            <Facts disposal={disposal} />
            {disposal.state === 'proposed' && disposal.reason !== null && (
              <Alert type="info" showIcon title={disposal.reason} />
            )}
            <Actions disposal={disposal} />
            <WideRegion label="清册所列档案">
              <Table<Item>
                rowKey="entryId"
                size="middle"
                columns={COLUMNS}
                dataSource={[...disposal.items]}
                pagination={false}
              />
            </WideRegion>
          </Flex>
        )}
      </div>
      {disposal !== undefined && <PrintedList disposal={disposal} />}
    </>
  );
}
