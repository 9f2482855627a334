import { Button, Popconfirm, Table, Tag, Typography } from 'antd';
import type { Adjustment } from '../../api/types.ts';
import { FailureNote } from '../../shared/failure-note.tsx';
import { beijingTime } from '../../shared/time.ts';
import { useSending } from '../../shared/use-sending.ts';
import { useDesk } from '../desk/desk.tsx';
import { pathLabel } from '../labels.ts';

/** The ledger: self-score, bureau's score, why and on what ground; what was taken back stays listed. */
export function AdjustmentsPanel() {
  const { report, names, may, perform } = useDesk();
  const { busy, failure, send } = useSending();
  const revoke = ({ id }: Adjustment) =>
    send(() =>
      perform('POST', `adjustments/${id}/revoke`, { contentHash: report.submission?.contentHash }),
    );
  return (
    <>
      <Typography.Paragraph type="secondary">
        自评得分不改动；财政局得分记在旁边。
        {may('adjust_score') && '在右侧“得分”中展开指标，点“调整得分”添加。'}
      </Typography.Paragraph>
      <FailureNote error={failure} />
      <Table<Adjustment>
        rowKey="id"
        size="small"
        dataSource={[...report.adjustments]}
        pagination={false}
        scroll={{ x: 760 }}
        locale={{ emptyText: '没有得分调整' }}
        columns={[
          {
            title: '指标',
            render: (_: unknown, { indicatorId }) =>
              pathLabel(names, `indicators/${indicatorId}`).replace('指标 · ', ''),
          },
          { title: '自评', dataIndex: 'selfScore', width: 70 },
          { title: '财政局', dataIndex: 'bureauScore', width: 80 },
          { title: '理由', dataIndex: 'reason' },
          { title: '依据', dataIndex: 'basis' },
          {
            title: '办理',
            width: 170,
            render: (_: unknown, { authorName, createdAt }) => (
              <>
                {authorName}
                <br />
                {beijingTime(createdAt)}
              </>
            ),
          },
          {
            title: '状态',
            width: 90,
            render: (_: unknown, adjustment) => {
              if (adjustment.revokedAt !== null) return <Tag>已撤销</Tag>;
              if (!may('adjust_score')) return <Tag color="blue">有效</Tag>;
              return (
                <Popconfirm
                  title="撤销后恢复自评得分，记录仍保留。"
                  okText="撤销调整"
                  onConfirm={() => void revoke(adjustment)}
                >
                  <Button size="small" type="link" danger loading={busy}>
                    撤销
                  </Button>
                </Popconfirm>
              );
            },
          },
        ]}
      />
    </>
  );
}
