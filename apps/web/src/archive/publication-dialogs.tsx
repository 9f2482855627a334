import { Form, Input, Typography } from 'antd';
import { call } from '../api/client.ts';
import type { Publication } from '../api/types.ts';
import { RequestDialog } from '../shared/request-dialog.tsx';

export type PublicationCommand = Publication['actions'][number]['command'];
type Round = NonNullable<Publication['round']>;

interface Values {
  readonly words?: string;
}

interface Dialog {
  readonly title: string;
  readonly what: string;
  readonly okText: string;
  /** What is asked for; absent where nothing is. */
  readonly asks?: string;
  readonly danger?: boolean;
  readonly path: string;
  readonly body: (round: Round | null, words: string) => unknown;
}

const seen = (round: Round | null) => ({ expectedVersion: round?.version ?? 1 });
const review = (verdict: 'pass' | 'return') => (round: Round | null, opinion: string) => ({
  ...seen(round),
  pdfSha256: round?.pdfSha256 ?? '',
  verdict,
  opinion,
});

const DIALOGS: Readonly<Record<PublicationCommand, Dialog>> = {
  request: {
    title: '提请公开',
    what: '系统将按公开规定生成公开版（不含涉密和不公开的内容），然后送保密审查。此时还不会对外公开。',
    okText: '提请公开',
    path: '',
    body: () => undefined,
  },
  pass: {
    title: '保密审查：通过',
    what: '请先通读下方的公开版。您的姓名、时间和意见将记入审查记录，不能更改。',
    okText: '审查通过',
    asks: '审查意见',
    path: '/review',
    body: review('pass'),
  },
  return: {
    title: '保密审查：不通过',
    what: '本次公开将终止。档案管理员看到意见后可以重新提请。',
    okText: '审查不通过',
    asks: '不通过的理由',
    danger: true,
    path: '/review',
    body: review('return'),
  },
  publish: {
    title: '公开',
    what: '公开版将立即对所有人可见，不需登录即可查看和下载。同一报告的旧版将标为“已被新版替代”。',
    okText: '公开',
    path: '/publish',
    body: seen,
  },
  withdraw: {
    title: '撤回公开',
    what: '公开版将不再对外提供，已下载的文件验证时会显示“已撤回”。',
    okText: '撤回公开',
    asks: '撤回原因',
    danger: true,
    path: '/withdraw',
    body: (round, reason) => ({ ...seen(round), reason }),
  },
};

interface DialogsProps {
  readonly reportId: string;
  readonly round: Round | null;
  readonly command: PublicationCommand | null;
  readonly close: () => void;
  readonly done: (view: Publication) => void;
}

/** One dialog for each thing that can be done: it says what will happen, and asks for what is put on record. */
export function PublicationDialogs({ reportId, round, command, close, done }: DialogsProps) {
  return (Object.keys(DIALOGS) as PublicationCommand[]).map((one) => {
    const { title, what, okText, asks, danger = false, path, body } = DIALOGS[one];
    return (
      <RequestDialog<Values>
        key={one}
        title={title}
        open={command === one}
        close={close}
        okText={okText}
        danger={danger}
        send={async ({ words = '' }) => {
          const to = `/reports/${reportId}/publication${path}`;
          done(await call<Publication>('POST', to, body(round, words)));
        }}
      >
        <Typography.Paragraph>{what}</Typography.Paragraph>
        {asks !== undefined && (
          <Form.Item
            name="words"
            label={asks}
            rules={[{ required: true, whitespace: true, message: `请填写${asks}` }]}
          >
            <Input.TextArea rows={3} maxLength={1000} />
          </Form.Item>
        )}
      </RequestDialog>
    );
  });
}
