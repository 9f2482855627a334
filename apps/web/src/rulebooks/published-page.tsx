import { Alert, Button, Spin, Typography } from 'antd';
import { Link, useParams } from 'react-router';
import { usePageTitle } from '../layout/page-title.ts';
import { PackageViewer } from './editor/package-editor.tsx';
import { useWholeRulebook } from './use-rulebooks.ts';

/** A published package, to be read: its tree, its forms, its files. */
export default function PublishedRulebookPage() {
  const { hash = '' } = useParams();
  const found = useWholeRulebook(hash);
  const title = found.data && `${String(found.data.year)} 年度评分规则 ${found.data.version} 版`;
  usePageTitle(title);
  if (found.isError)
    return (
      <Alert
        type="error"
        showIcon
        title={found.error.message}
        action={<Button onClick={() => void found.refetch()}>重试</Button>}
      />
    );
  if (found.data === undefined) return <Spin description="正在打开规则" />;
  return (
    <>
      <Link to="/rulebooks">返回规则列表</Link>
      <Typography.Title level={1} style={{ fontSize: 22, margin: '8px 0' }}>
        {title}
      </Typography.Title>
      <p className="secondary">已公布的规则不能修改；要改，请以它为底稿起草新版本。</p>
      <PackageViewer pkg={found.data.package} />
    </>
  );
}
