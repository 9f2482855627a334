import { Alert, Button, Popconfirm, Table, Tag, Typography } from 'antd';
import type { Adjustment } from '../../api/types.ts';
import { ExportButton } from '../../shared/export-button.tsx';
import { FailureNote } from '../../shared/failure-note.tsx';
import { beijingTime } from '../../shared/time.ts';
import { useSending } from '../../shared/use-sending.ts';
import { useDesk } from '../desk/desk.tsx';
import { pathLabel } from '../labels.ts';
import { AppealLine, isUnanswered } from './appeal-line.tsx';

/** Whether an adjustment counts, and the way to take it back. */
function Standing({ adjustment }: { readonly adjustment: Adjustment }) {
  const { report, may, perform } = useDesk();
  const { busy, failure, send } = useSending();
  const { id, revokedAt, current } = adjustment;
  if (revokedAt !== null) return <Tag>已撤销</Tag>;
  if (!current) return <Tag>上次送审的</Tag>;
  if (!may('adjust_score')) return <Tag color="blue">有效</Tag>;
  const contentHash = report.submission?.contentHash;
  return (
    <>
      <Popconfirm
        title="撤销后恢复自评得分，记录仍保留。"
        okText="撤销调整"
        onConfirm={() =>
          void send(() => perform('POST', `adjustments/${id}/revoke`, { contentHash }))
        }
      >
        <Button size="small" type="link" danger loading={busy}>
          撤销
        </Button>
      </Popconfirm>
      <FailureNote error={failure} />
    </>
  );
}

const COLUMNS = [
  { title: '自评', dataIndex: 'selfScore', width: 70 },
  { title: '财政局', dataIndex: 'bureauScore', width: 80 },
  { title: '理由', dataIndex: 'reason' },
  { title: '依据', dataIndex: 'basis' },
  {
    title: '办理',
    width: 170,
    render: (_: unknown, { authorName, createdAt }: Adjustment) => (
      <>
        {authorName}
        <br />
        {beijingTime(createdAt)}
      </>
    ),
  },
  {
    title: '状态',
    width: 100,
    render: (_: unknown, adjustment: Adjustment) => <Standing adjustment={adjustment} />,
  },
];

function Introduction() {
  const { report, may } = useDesk();
  const waiting = report.adjustments.filter(isUnanswered).length;
  return (
    <>
      <Typography.Paragraph type="secondary">
        自评得分不改动；财政局得分记在旁边。
        {may('adjust_score') && '在“得分”中展开指标，点“调整得分”添加。'}
        {may('appeal_score') && '对调整有异议的，审定之前可以申诉一次，财政局答复后方能审定。'}
      </Typography.Paragraph>
      {waiting > 0 && (
        <Alert
          type="warning"
          showIcon
          title={`有 ${String(waiting)} 项申诉等待财政局答复，答复之前不能审定`}
          style={{ marginBottom: 12 }}
        />
      )}
    </>
  );
}

/** Whether anything is said, or may be said, to an adjustment. */
const hasAppeal = (adjustment: Adjustment, mayAppeal: boolean): boolean =>
  adjustment.appeal !== null || (mayAppeal && adjustment.current && adjustment.revokedAt === null);

/**
 * The ledger: self-score, bureau's score, why and on what ground, 申诉 of the unit and its answer; what was taken back
 * stays listed.
 */
export function AdjustmentsPanel() {
  const { report, names, may } = useDesk();
  const spoken = report.adjustments.filter((entry) => hasAppeal(entry, may('appeal_score')));
  return (
    <>
      <Introduction />
      {report.adjustments.length > 0 && (
        <div style={{ marginBottom: 8, textAlign: 'right' }}>
          <ExportButton
            size="small"
            of="得分调整"
            path={`/reports/${report.id}/adjustments/export`}
          />
        </div>
      )}
      <Table<Adjustment>
        rowKey="id"
        size="small"
        dataSource={[...report.adjustments]}
        pagination={false}
        scroll={{ x: 760 }}
        locale={{ emptyText: '没有得分调整' }}
        expandable={{
          showExpandColumn: false,
          expandedRowKeys: spoken.map(({ id }) => id),
          expandedRowRender: (adjustment) => <AppealLine adjustment={adjustment} />,
        }}
        columns={[
          {
            title: '指标',
            render: (_: unknown, { indicatorId }) =>
              pathLabel(names, `indicators/${indicatorId}`).replace('指标 · ', ''),
          },
          ...COLUMNS,
        ]}
      />
    </>
  );
}
