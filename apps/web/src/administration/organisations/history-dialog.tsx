import { Modal, Timeline, Typography } from 'antd';
import type { Organisation } from '../../api/types.ts';
import { beijingTime } from '../../shared/time.ts';
import { KIND_LABELS } from '../labels.ts';

/** 沿革: every name with its days, on what it rests, and who recorded the change. */
export function HistoryDialog({
  organisation,
  close,
}: {
  readonly organisation: Organisation;
  readonly close: () => void;
}) {
  const { name, kind, namedSince, formerNames, merged } = organisation;
  const items = [
    ...formerNames.map((former) => ({
      content: (
        <>
          <div>
            {former.name}（{KIND_LABELS[former.kind]}）：{former.since ?? '最初'} 起，至{' '}
            {former.until} 前
          </div>
          <Typography.Text type="secondary">
            更名依据 {former.basis}，{former.recordedBy}登记于 {beijingTime(former.recordedAt)}
          </Typography.Text>
        </>
      ),
    })),
    {
      content: `${name}（${KIND_LABELS[kind]}）：${namedSince ?? '最初'} 起`,
    },
    ...(merged === null ? [] : [{ content: `${merged.on} 撤并，并入${merged.intoName}` }]),
  ];
  return (
    <Modal title={`${organisation.shortName}沿革`} open onCancel={close} footer={null}>
      <Timeline items={items} style={{ marginTop: 16 }} />
    </Modal>
  );
}
