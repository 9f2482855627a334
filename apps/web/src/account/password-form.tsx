import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { call } from '../api/client.ts';
import { FailureNote } from '../shared/failure-note.tsx';
import { useUnsaved } from '../shared/unsaved.ts';
import { useSending } from '../shared/use-sending.ts';

interface Passwords {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly repeated: string;
}

const RULE = '至少 10 个字符，含大写字母、小写字母、数字、符号中的至少三类';
const PLACES: Readonly<Record<string, string>> = {
  currentPassword: '当前密码',
  newPassword: '新密码',
};

/** Changes one's own password; every other session ends with it. */
export function PasswordForm({ currentLabel = '当前密码' }: { readonly currentLabel?: string }) {
  const [form] = Form.useForm<Passwords>();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const sending = useSending();
  const [typed, setTyped] = useState(false);
  useUnsaved(typed);
  const submit = async ({ currentPassword, newPassword }: Passwords) => {
    const change = () => call('POST', '/me/password', { currentPassword, newPassword });
    if (!(await sending.send(change))) return;
    form.resetFields();
    setTyped(false);
    void message.success('密码已修改，其他地方的登录已全部退出');
    await queries.invalidateQueries();
  };
  return (
    <Form<Passwords>
      form={form}
      name="password"
      layout="vertical"
      style={{ maxWidth: 420 }}
      onValuesChange={() => {
        setTyped(true);
      }}
      onFinish={(values) => void submit(values)}
    >
      <Form.Item
        name="currentPassword"
        label={currentLabel}
        rules={[{ required: true, message: `请填写${currentLabel}` }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label="新密码"
        extra={RULE}
        rules={[{ required: true, message: '请填写新密码' }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label="再次填写新密码"
        dependencies={['newPassword']}
        rules={[
          { required: true, message: '请再次填写新密码' },
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              value === undefined || value === '' || value === getFieldValue('newPassword')
                ? Promise.resolve()
                : Promise.reject(new Error('两次填写的新密码不一致')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={sending.busy}>
        修改密码
      </Button>
      <FailureNote error={sending.failure} placeOf={(path) => PLACES[path] ?? path} />
    </Form>
  );
}
