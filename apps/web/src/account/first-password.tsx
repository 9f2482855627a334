import { Alert, Card, Typography } from 'antd';
import { PasswordForm } from './password-form.tsx';

/** Instead of any page, until a one-time password is replaced. */
export default function FirstPassword() {
  return (
    <Card style={{ maxWidth: 560, margin: '0 auto' }}>
      <Typography.Title level={1} style={{ fontSize: 22, marginTop: 0 }}>
        请设置自己的密码
      </Typography.Title>
      <Alert
        type="warning"
        showIcon
        title="您使用的是系统管理员给您的一次性密码，设置自己的密码后才能办理业务。"
        style={{ marginBottom: 16 }}
      />
      <PasswordForm currentLabel="一次性密码" />
    </Card>
  );
}
