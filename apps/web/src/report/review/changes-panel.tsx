import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Descriptions, Empty, Skeleton, Table, Tag, Typography } from 'antd';
import { call } from '../../api/client.ts';
import type { Changes, Check, ReportChanges } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { FieldLink } from '../desk/field-link.tsx';
import { optionsOfPath, valueText } from '../labels.ts';

type Field = ReportChanges['fields'][number];

const sideText = (side: ReportChanges['from']): string =>
  side === 'draft' ? '当前稿' : `第 ${String(side)} 次送审`;

function FieldChanges({ fields }: { readonly fields: readonly Field[] }) {
  const { rulebook } = useDesk();
  const text = ({ kind, path }: Field, value: unknown) =>
    kind === 'order' ? '行序' : valueText(value, optionsOfPath(rulebook, path));
  return (
    <Table<Field>
      rowKey="path"
      size="small"
      dataSource={[...fields]}
      pagination={fields.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      locale={{ emptyText: '内容没有改动' }}
      columns={[
        {
          title: '项目',
          width: '34%',
          render: (_: unknown, { path }) => <FieldLink path={path} />,
        },
        {
          title: '原来',
          width: '33%',
          render: (_: unknown, field) => (
            <Typography.Text type="secondary">{text(field, field.before)}</Typography.Text>
          ),
        },
        { title: '现在', render: (_: unknown, field) => text(field, field.after) },
      ]}
    />
  );
}

function ScoreChanges({ changes }: { readonly changes: ReportChanges }) {
  const { before, after } = changes.score;
  const pair = (left: string | null, right: string | null) =>
    left === right ? `${left ?? '—'}（不变）` : `${left ?? '—'} → ${right ?? '—'}`;
  return (
    <Descriptions
      size="small"
      bordered
      column={{ xs: 1, md: 3 }}
      style={{ margin: '12px 0' }}
      items={[
        { key: 'score', label: '得分', children: pair(before.score, after.score) },
        { key: 'converted', label: '换算得分', children: pair(before.converted, after.converted) },
        { key: 'grade', label: '等级', children: pair(before.gradeLabel, after.gradeLabel) },
        ...changes.indicators.map((indicator) => ({
          key: indicator.id,
          label: indicator.label,
          children: pair(indicator.before, indicator.after),
        })),
      ]}
    />
  );
}

function CheckLines({
  checks,
  text,
  colour,
}: {
  readonly checks: readonly Check[];
  readonly text: string;
  readonly colour: string;
}) {
  return checks.map(({ key, label, message }) => (
    <li key={key} className="entry">
      <Tag color={colour}>{text}</Tag>
      <Typography.Text strong>{label}</Typography.Text>
      <div>{message}</div>
    </li>
  ));
}

function Heading({ children }: { readonly children: string }) {
  return (
    <Typography.Title level={3} style={{ fontSize: 15, margin: '16px 0 8px' }}>
      {children}
    </Typography.Title>
  );
}

function CheckChanges({ checks }: Pick<ReportChanges, 'checks'>) {
  const { newlyFailing, resolved } = checks;
  return (
    <>
      <Heading>校验变化</Heading>
      {newlyFailing.length + resolved.length === 0 ? (
        <Typography.Text type="secondary">校验结果没有变化。</Typography.Text>
      ) : (
        <ul className="entries">
          <CheckLines checks={newlyFailing} text="新出现" colour="red" />
          <CheckLines checks={resolved} text="已解决" colour="green" />
        </ul>
      )}
    </>
  );
}

function EvidenceChanges({ evidence: { added, removed } }: Pick<ReportChanges, 'evidence'>) {
  if (added.length + removed.length === 0) return null;
  return (
    <>
      <Heading>佐证材料变化</Heading>
      {added.length > 0 && <div>增加：{added.join('、')}</div>}
      {removed.length > 0 && <div>移除：{removed.join('、')}</div>}
    </>
  );
}

/** Read again with every version of the report; nobody asks before anything was sent. */
function useChanges() {
  const { report } = useDesk();
  return useQuery({
    queryKey: ['report', report.id, 'changes', report.version],
    enabled: report.submission !== null,
    queryFn: () => call<Changes>('GET', `/reports/${report.id}/changes`),
  });
}

/** Title of the tab: how much changed since the last submission. */
export function ChangesLabel() {
  const { data } = useChanges();
  const count = data?.changes?.fields.length ?? 0;
  return count === 0 ? '改动' : `改动（${String(count)}）`;
}

/** What changed since the last submission, the same for drafter, secretary and reviewer. */
export function ChangesPanel() {
  const { report } = useDesk();
  const query = useChanges();
  if (report.submission === null || query.data?.changes === null)
    return <Empty description="还没有可以比较的上一次送审" />;
  if (query.isPending) return <Skeleton active />;
  if (query.isError)
    return (
      <Alert
        type="error"
        showIcon
        title={query.error.message}
        action={<Button onClick={() => void query.refetch()}>重试</Button>}
      />
    );
  const { changes } = query.data;
  return (
    <>
      <Typography.Title level={2} style={{ fontSize: 16 }}>
        {sideText(changes.from)} → {sideText(changes.to)}：改动 {changes.fields.length} 处
      </Typography.Title>
      <ScoreChanges changes={changes} />
      <CheckChanges checks={changes.checks} />
      <EvidenceChanges evidence={changes.evidence} />
      <Heading>内容改动</Heading>
      <FieldChanges fields={changes.fields} />
    </>
  );
}
