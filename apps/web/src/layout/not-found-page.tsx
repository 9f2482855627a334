import { Button, Result } from 'antd';
import { Link } from 'react-router';

export function NotFoundPage() {
  return (
    <Result
      status="404"
      title="没有这个页面"
      subTitle="地址可能已经变更，请从报告列表进入。"
      extra={
        <Link to="/reports">
          <Button type="primary">回到报告列表</Button>
        </Link>
      }
    />
  );
}
