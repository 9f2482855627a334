import { Card, Descriptions, Flex, Typography } from 'antd';
import { useSession } from '../session/session.tsx';
import { PasswordForm } from './password-form.tsx';
import { SessionsCard } from './sessions-card.tsx';

/** One's own account: who one is to the system, the password, where one is signed in. */
export default function AccountPage() {
  const { me } = useSession();
  if (!me) return null;
  const roles = me.grants.map((grant) => `${grant.roleLabel}（${grant.organisationName}）`);
  return (
    <Flex vertical gap="middle">
      <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
        本人账号
      </Typography.Title>
      <Card>
        <Descriptions
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'name', label: '姓名', children: me.name },
            { key: 'account', label: '账号', children: me.account },
            { key: 'home', label: '单位', children: me.organisation.name },
            {
              key: 'roles',
              label: '角色',
              children: roles.length === 0 ? '还没有角色，请联系安全管理员' : roles.join('、'),
            },
          ]}
        />
      </Card>
      <Card title="修改密码">
        <PasswordForm />
      </Card>
      <SessionsCard />
    </Flex>
  );
}
