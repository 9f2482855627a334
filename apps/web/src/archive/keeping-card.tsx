import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Card, Descriptions, Flex, Form, Input, Skeleton, Typography } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import type { ArchiveKeeping } from '../api/types.ts';
import { LoadFailure } from '../shared/load-failure.tsx';
import { RequestDialog } from '../shared/request-dialog.tsx';
import { beijingTime } from '../shared/time.ts';
import { RETENTION_LABELS } from './retention.ts';

const DIALOGS = {
  hold: {
    title: '冻结档案',
    what: '诉讼、审计、检查等需要时冻结。冻结后不论保管期限，一律保存，直到解除；这份档案会标为“冻结”。',
    okText: '冻结',
    path: 'hold',
  },
  lift: {
    title: '解除冻结',
    what: '解除后按保管期限保存。冻结和解除的记录都会留下。',
    okText: '解除冻结',
    path: 'hold/lift',
  },
} as const;

function HoldDialog({
  reportId,
  command,
  close,
}: {
  readonly reportId: string;
  readonly command: keyof typeof DIALOGS;
  readonly close: () => void;
}) {
  const queries = useQueryClient();
  const { title, what, okText, path } = DIALOGS[command];
  return (
    <RequestDialog<{ reason: string }>
      title={title}
      open
      close={close}
      okText={okText}
      send={async ({ reason }) => {
        const changed = await call('POST', `/reports/${reportId}/archive/${path}`, { reason });
        queries.setQueryData(keyOf(reportId), changed);
        await queries.invalidateQueries({ queryKey: ['archive'], refetchType: 'none' });
      }}
    >
      <Typography.Paragraph>{what}</Typography.Paragraph>
      <Form.Item
        name="reason"
        label="理由"
        rules={[{ required: true, whitespace: true, message: '请填写理由' }]}
      >
        <Input.TextArea rows={3} maxLength={500} />
      </Form.Item>
    </RequestDialog>
  );
}

const keyOf = (reportId: string) => ['archive-keeping', reportId];

function Filing({ filing }: { readonly filing: ArchiveKeeping['filing'] }) {
  if (filing === null)
    return (
      <Alert
        type="info"
        showIcon
        title="还没有档号：请在“档案”页的“档号设置”中填写这个单位的全宗号，系统随即编号。"
      />
    );
  const { number, retention, keptUntil } = filing;
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      items={[
        { key: 'number', label: '档号', children: number },
        { key: 'retention', label: '保管期限', children: RETENTION_LABELS[retention] },
        { key: 'until', label: '保管至', children: keptUntil ?? '长期，不销毁' },
      ]}
    />
  );
}

function Holds({ holds }: { readonly holds: ArchiveKeeping['holds'] }) {
  if (holds.length === 0) return null;
  return (
    <ul style={{ margin: 0, paddingLeft: 18 }}>
      {holds.map((hold) => (
        <li key={hold.id}>
          {beijingTime(hold.placedAt)} {hold.placedBy}冻结：{hold.reason}
          {hold.liftedAt !== null &&
            `；${beijingTime(hold.liftedAt)} ${hold.liftedBy ?? ''}解除：${hold.liftReason ?? ''}`}
        </li>
      ))}
    </ul>
  );
}

/** 档号, retention and holds of an entry; the archivist holds and lifts. */
export function KeepingCard({
  reportId,
  mayHold,
}: {
  readonly reportId: string;
  readonly mayHold: boolean;
}) {
  const [command, setCommand] = useState<keyof typeof DIALOGS | null>(null);
  const query = useQuery({
    queryKey: keyOf(reportId),
    queryFn: () => call<ArchiveKeeping>('GET', `/reports/${reportId}/archive/keeping`),
  });
  const holds = query.data?.holds ?? [];
  const held = holds[0] !== undefined && holds[0].liftedAt === null;
  return (
    <Card title="保管">
      <Flex vertical gap="middle" align="start">
        {query.isPending && <Skeleton active />}
        {query.isError && <LoadFailure error={query.error} retry={query.refetch} />}
        {query.data !== undefined && <Filing filing={query.data.filing} />}
        {held && <Alert type="warning" showIcon title="这份档案已冻结，解除前一律保存。" />}
        <Holds holds={holds} />
        {mayHold && query.data !== undefined && (
          <Button
            onClick={() => {
              setCommand(held ? 'lift' : 'hold');
            }}
          >
            {held ? '解除冻结' : '冻结'}
          </Button>
        )}
      </Flex>
      {command !== null && (
        <HoldDialog
          reportId={reportId}
          command={command}
          close={() => {
            setCommand(null);
          }}
        />
      )}
    </Card>
  );
}
