import { Button, Result } from 'antd';
import { Link } from 'react-router';
import { usePageTitle } from './page-title.ts';

export function NotFoundPage() {
  usePageTitle('没有这个页面');
  return (
    <Result
      status="404"
      title="没有这个页面"
      subTitle="地址可能已经变更，请从首页进入。"
      extra={
        <Link to="/">
          <Button type="primary">回到首页</Button>
        </Link>
      }
    />
  );
}
