import { Alert, Button, Card, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { Navigate } from 'react-router';
import { ApiError } from '../api/client.ts';
import { homeOf } from '../layout/navigation.tsx';
import { usePageTitle } from '../layout/page-title.ts';
import { DemoAccountList } from '../demo/demo-account-list.tsx';
import { useDemoAccounts } from '../demo/use-demo-accounts.ts';
import { useSession } from './session.tsx';

interface Credentials {
  readonly account: string;
  readonly password: string;
}

export default function SignInPage() {
  const { me, signIn } = useSession();
  const [failure, setFailure] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  usePageTitle('登录');
  const demo = useDemoAccounts();
  if (me) return <Navigate to={homeOf(me)} replace />;

  const submit = async ({ account, password }: Credentials) => {
    setBusy(true);
    setFailure(null);
    try {
      await signIn(account, password);
    } catch (error) {
      setFailure(error instanceof ApiError ? error.message : '登录失败，请稍后重试');
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className="sign-in">
      <Typography.Title level={1} style={{ fontSize: 28, textAlign: 'center' }}>
        部门整体绩效自评
      </Typography.Title>
      <div className="sign-in-cards">
        <Card className="sign-in-card">
          <Form<Credentials> layout="vertical" onFinish={(values) => void submit(values)}>
            <Form.Item
              name="account"
              label="账号"
              rules={[{ required: true, message: '请填写账号' }]}
            >
              <Input autoComplete="username" autoFocus />
            </Form.Item>
            <Form.Item
              name="password"
              label="密码"
              rules={[{ required: true, message: '请填写密码' }]}
            >
              <Input.Password autoComplete="current-password" />
            </Form.Item>
            {failure !== null && (
              <Alert type="error" title={failure} showIcon style={{ marginBottom: 16 }} />
            )}
            <Button type="primary" htmlType="submit" block loading={busy}>
              登录
            </Button>
          </Form>
        </Card>
        {demo !== null && (
          <Card title="演示：以一个岗位的身份进入" className="demo-card">
            <DemoAccountList />
          </Card>
        )}
      </div>
    </main>
  );
}
