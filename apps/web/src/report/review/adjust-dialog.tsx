import { Form, Input, Typography } from 'antd';
import type { Indicator } from '../../api/types.ts';
import { RequestDialog } from '../../shared/request-dialog.tsx';
import { useDesk } from '../desk/desk.tsx';

interface AdjustForm {
  readonly bureauScore: string;
  readonly reason: string;
  readonly basis: string;
}

const needed = (message: string) => [{ required: true, whitespace: true, message }];

/** Puts the bureau's score of one indicator beside the self-score. */
export function AdjustDialog({
  indicator,
  close,
}: {
  readonly indicator: Indicator;
  readonly close: () => void;
}) {
  const { report, perform } = useDesk();
  return (
    <RequestDialog<AdjustForm>
      title={`调整得分：${indicator.number} ${indicator.label}`}
      open
      close={close}
      okText="保存调整"
      keepAs={`adjust.${report.id}.${indicator.id}`}
      send={(values) =>
        perform('POST', 'adjustments', {
          contentHash: report.submission?.contentHash,
          indicatorId: indicator.id,
          ...values,
        })
      }
    >
      <Typography.Paragraph>
        自评得分 {indicator.score} 分（满分 {indicator.fullMarks}{' '}
        分）保留不变，财政局得分记在旁边，连同理由和依据印入报告附件。再次调整同一指标时，以最后一次为准。
      </Typography.Paragraph>
      <Form.Item name="bureauScore" label="财政局得分" rules={needed('请填写得分')}>
        <Input inputMode="decimal" suffix="分" style={{ maxWidth: 180 }} />
      </Form.Item>
      <Form.Item name="reason" label="调整理由" rules={needed('请写明理由')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
      <Form.Item name="basis" label="依据" rules={needed('请写明依据')}>
        <Input.TextArea
          autoSize={{ minRows: 1 }}
          maxLength={2000}
          placeholder="文件、台账或核查记录"
        />
      </Form.Item>
    </RequestDialog>
  );
}
