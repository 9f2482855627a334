import { Alert, Modal, Typography } from 'antd';

export interface Told {
  readonly name: string;
  readonly oneTimePassword: string;
}

/** The one moment a one-time password is shown. */
export function OneTimePassword({
  told,
  close,
}: {
  readonly told: Told | null;
  readonly close: () => void;
}) {
  return (
    <Modal
      title={`${told?.name ?? ''}的一次性密码`}
      open={told !== null}
      onCancel={close}
      onOk={close}
      okText="已记下"
      cancelButtonProps={{ style: { display: 'none' } }}
      mask={{ closable: false }}
    >
      <Alert
        type="warning"
        showIcon
        title="密码只显示这一次，请当面或电话告知本人。本人首次登录时须改为自己的密码。"
        style={{ marginBottom: 16 }}
      />
      <Typography.Paragraph
        copyable={{ tooltips: ['复制', '已复制'] }}
        style={{ fontSize: 22, fontFamily: 'monospace', marginBottom: 0 }}
      >
        {told?.oneTimePassword ?? ''}
      </Typography.Paragraph>
    </Modal>
  );
}
