import { Modal, Timeline, Typography } from 'antd';
import type { Organisation } from '../../api/types.ts';
import { useFocusReturn } from '../../shared/focus-return.ts';
import { beijingTime } from '../../shared/time.ts';
import { KIND_LABELS } from '../labels.ts';

/** Since when a name holds; null: from the beginning. */
const begun = (day: string | null): string => (day === null ? '成立时起' : `${day} 起`);

/** 沿革: every name with its days, on what it rests, and who recorded the change. */
export function HistoryDialog({
  organisation,
  close,
}: {
  readonly organisation: Organisation;
  readonly close: () => void;
}) {
  useFocusReturn(true);
  const { name, kind, namedSince, formerNames, merged } = organisation;
  const items = [
    ...formerNames.map((former) => ({
      content: (
        <>
          <div>
            {former.name}（{KIND_LABELS[former.kind]}）：{begun(former.since)}，至 {former.until} 前
          </div>
          <Typography.Text type="secondary">
            更名依据 {former.basis}，{former.recordedBy}登记于 {beijingTime(former.recordedAt)}
          </Typography.Text>
        </>
      ),
    })),
    {
      content: `${name}（${KIND_LABELS[kind]}）：${begun(namedSince)}`,
    },
    ...(merged === null ? [] : [{ content: `${merged.on} 撤并，并入${merged.intoName}` }]),
  ];
  return (
    <Modal title={`${organisation.shortName}沿革`} open onCancel={close} footer={null}>
      <Timeline items={items} style={{ marginTop: 16 }} />
    </Modal>
  );
}
