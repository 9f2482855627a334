import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Typography } from 'antd';
import { call } from '../../api/client.ts';
import type { Disposal } from '../../api/types.ts';
import { RequestDialog } from '../../shared/request-dialog.tsx';
import { disposalKey, DISPOSALS_KEY } from './use-disposals.ts';

export type Verdict = 'approve' | 'return';

const VERDICTS: Readonly<
  Record<Verdict, { readonly title: string; readonly okText: string; readonly what: string }>
> = {
  approve: {
    title: '同意销毁',
    okText: '同意销毁',
    what: '同意后系统立即删除清册所列档案的全部文件，不能撤回，也不能恢复。请先逐份核对清册。',
  },
  return: { title: '退回清册', okText: '退回', what: '退回后这些档案继续保存，可以重新提请。' },
};

/** The second officer's decision, on the list as it is shown. */
export function DecideDialog({
  disposal,
  verdict,
  close,
}: {
  readonly disposal: Disposal;
  readonly verdict: Verdict;
  readonly close: () => void;
}) {
  const queries = useQueryClient();
  const { title, okText, what } = VERDICTS[verdict];
  const { id, contentHash } = disposal;
  return (
    <RequestDialog<{ opinion: string }>
      title={`${title}：${disposal.number}，共 ${String(disposal.items.length)} 份`}
      open
      close={close}
      okText={okText}
      danger={verdict === 'approve'}
      send={async ({ opinion }) => {
        const body = { verdict, contentHash, opinion };
        const decided = await call<Disposal>('POST', `/archive/disposals/${id}/decision`, body);
        queries.setQueryData(disposalKey(id), decided);
        await queries.invalidateQueries({ queryKey: DISPOSALS_KEY, refetchType: 'none' });
        await queries.invalidateQueries({ queryKey: ['archive'], refetchType: 'none' });
      }}
    >
      <Typography.Paragraph>{what}</Typography.Paragraph>
      <Form.Item
        name="opinion"
        label="审批意见"
        rules={[{ required: true, whitespace: true, message: '请填写审批意见' }]}
      >
        <Input.TextArea rows={3} maxLength={1000} />
      </Form.Item>
    </RequestDialog>
  );
}
