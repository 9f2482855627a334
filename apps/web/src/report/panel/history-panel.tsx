import { Alert, Button, Empty, Skeleton, Timeline, Typography } from 'antd';
import { beijingTime } from '../../shared/time.ts';
import { useTimeline } from './use-timeline.ts';

/** Every decision on the report, oldest first. */
export function HistoryPanel() {
  const history = useTimeline();
  if (history.isPending) return <Skeleton active />;
  if (history.isError)
    return (
      <Alert
        type="error"
        showIcon
        title={history.error.message}
        action={<Button onClick={() => void history.refetch()}>重试</Button>}
      />
    );
  if (history.data.entries.length === 0) return <Empty description="还没有送审" />;
  return (
    <Timeline
      items={history.data.entries.map(
        ({ at, label, actorName, actorRole, reason, contentHash }) => ({
          content: (
            <>
              <Typography.Text strong>{label}</Typography.Text> {actorName}（{actorRole}）
              <div>
                <Typography.Text type="secondary">
                  {beijingTime(at)}
                  {contentHash === null ? '' : ` 内容摘要 ${contentHash.slice(0, 12)}`}
                </Typography.Text>
              </div>
              {reason !== null && <div>{reason}</div>}
            </>
          ),
        }),
      )}
    />
  );
}
