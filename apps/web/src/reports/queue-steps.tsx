import { Space, Typography } from 'antd';
import { Link } from 'react-router';
import { placeInQueue } from './queue.ts';

/** From one report of the list to the next, without going back to the list. */
export function QueueSteps({ reportId }: { readonly reportId: string }) {
  const place = placeInQueue(reportId);
  if (place === null || place.of < 2) return null;
  const { address, previous, next, of } = place;
  return (
    <nav aria-label="清单中的上一份和下一份">
      <Space wrap>
        <Link to={address}>回到清单</Link>
        {previous !== undefined && <Link to={`/reports/${previous}`}>上一份</Link>}
        <Typography.Text type="secondary">
          第 {place.place} 份，共 {of} 份
        </Typography.Text>
        {next !== undefined && <Link to={`/reports/${next}`}>下一份</Link>}
      </Space>
    </nav>
  );
}
