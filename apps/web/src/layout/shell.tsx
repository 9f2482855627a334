import { Button, Layout, Space, Spin, Typography } from 'antd';
import { Link, Navigate, Outlet } from 'react-router';
import { useSession } from '../session/session.tsx';

/** The frame of every page behind the sign-in: who you are, where you can go. */
export function Shell() {
  const { me, signOut } = useSession();
  if (me === undefined) return <Spin fullscreen description="正在打开" />;
  if (me === null) return <Navigate to="/sign-in" replace />;
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a href="#content" className="skip-link">
        跳到正文
      </a>
      <Layout.Header
        style={{
          display: 'flex',
          alignItems: 'center',
          justifyContent: 'space-between',
          padding: '0 24px',
        }}
      >
        <Link to="/reports" style={{ color: '#fff', fontSize: 18, fontWeight: 600 }}>
          自评
        </Link>
        <Space>
          <Typography.Text style={{ color: '#fff' }}>{me.name}</Typography.Text>
          <Button size="small" onClick={() => void signOut()}>
            退出
          </Button>
        </Space>
      </Layout.Header>
      <Layout.Content id="content" style={{ padding: 24 }}>
        <Outlet />
      </Layout.Content>
    </Layout>
  );
}
