import { useQuery } from '@tanstack/react-query';
import { Alert, App, Form, Input, Skeleton, Typography } from 'antd';
import { call } from '../api/client.ts';
import type { Urge } from '../api/types.ts';
import { RequestDialog } from '../shared/request-dialog.tsx';

interface Remark {
  readonly remark?: string;
}

/** Who is reminded of what. */
function Urged({ urged }: { readonly urged: Urge['urged'] }) {
  if (urged.length === 0)
    return <Alert type="warning" showIcon title="所选报告都不需要或暂不能催办。" />;
  return (
    <>
      <Typography.Paragraph strong>将提醒以下 {urged.length} 份报告的办理人：</Typography.Paragraph>
      <ul className="entries">
        {urged.map(({ reportId, organisationName, recipients, message }) => (
          <li key={reportId} className="entry">
            <strong>{organisationName}</strong>：
            {recipients.map(({ name, roleLabel }) => `${name}（${roleLabel}）`).join('、')}
            <div>{message}</div>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Which are left out, and why. */
function LeftOut({ leftOut }: { readonly leftOut: Urge['leftOut'] }) {
  if (leftOut.length === 0) return null;
  return (
    <>
      <Typography.Paragraph strong style={{ marginTop: 12 }}>
        以下 {leftOut.length} 份不催办：
      </Typography.Paragraph>
      <ul className="entries">
        {leftOut.map(({ reportId, organisationName, message }) => (
          <li key={reportId} className="entry">
            {organisationName}：{message}
          </li>
        ))}
      </ul>
    </>
  );
}

/** 催办: says who will be told what before anybody is. */
export function UrgeDialog({
  reportIds,
  close,
  done,
}: {
  /** Empty: closed. */
  readonly reportIds: readonly string[];
  readonly close: () => void;
  readonly done: () => void;
}) {
  const { message } = App.useApp();
  const open = reportIds.length > 0;
  const preview = useQuery({
    queryKey: ['urge-preview', reportIds],
    queryFn: () => call<Urge>('POST', '/urges/preview', { reportIds }),
    enabled: open,
    staleTime: 0,
    gcTime: 0,
  });
  const send = async ({ remark = '' }: Remark) => {
    const asked = preview.data?.urged.map(({ reportId }) => reportId) ?? [];
    const said = remark.trim() === '' ? {} : { remark: remark.trim() };
    const { urged } = await call<Urge>('POST', '/urges', { reportIds: asked, ...said });
    const people = urged.reduce((total, { recipients }) => total + recipients.length, 0);
    done();
    void message.success(`已催办 ${String(urged.length)} 份报告，提醒 ${String(people)} 人`);
  };
  const none = preview.data?.urged.length === 0;
  return (
    <RequestDialog<Remark>
      title="催办"
      open={open}
      close={close}
      okText="发送催办"
      okDisabled={preview.data === undefined || none}
      width={640}
      send={send}
    >
      {preview.isPending && <Skeleton active />}
      {preview.isError && <Alert type="error" showIcon title={preview.error.message} />}
      {preview.data !== undefined && (
        <div className="urge-plan" tabIndex={0} role="region" aria-label="催办对象">
          <Urged urged={preview.data.urged} />
          <LeftOut leftOut={preview.data.leftOut} />
        </div>
      )}
      <Form.Item<Remark>
        name="remark"
        label="附言（可不填，最多 200 字）"
        style={{ marginTop: 12 }}
      >
        <Input.TextArea maxLength={200} rows={2} />
      </Form.Item>
    </RequestDialog>
  );
}
