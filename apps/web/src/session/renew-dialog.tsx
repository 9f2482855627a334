import { Alert, Button, Form, Input, Modal } from 'antd';
import { FailureNote } from '../shared/failure-note.tsx';
import { useSending } from '../shared/use-sending.ts';
import { useSession } from './session.tsx';

/** Over the page whose session ended: the same person signs in again and goes on where they were. */
export default function RenewDialog() {
  const { me, expired, renew, leave } = useSession();
  const [form] = Form.useForm<{ password: string }>();
  const sending = useSending();
  const submit = async ({ password }: { password: string }) => {
    if (await sending.send(() => renew(password))) form.resetFields();
  };
  if (!me) return null;
  return (
    <Modal
      title="登录已失效，请重新登录"
      open={expired}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      zIndex={2_000}
      footer={null}
    >
      <Alert
        type="info"
        showIcon
        title={`${me.name}（${me.account}）长时间没有操作，或在别处结束了会话。已填写的内容还在本页，重新登录后可以继续。`}
        style={{ marginBottom: 16 }}
      />
      <Form form={form} name="renew" layout="vertical" onFinish={(values) => void submit(values)}>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={sending.busy}>
          重新登录
        </Button>
        <Button type="link" block onClick={leave} style={{ marginTop: 8 }}>
          放弃本页内容，换人登录
        </Button>
      </Form>
      <FailureNote error={sending.failure} />
    </Modal>
  );
}
