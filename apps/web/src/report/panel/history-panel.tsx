import { useQuery } from '@tanstack/react-query';
import { Alert, Empty, Spin, Timeline, Typography } from 'antd';
import { call } from '../../api/client.ts';
import type { Timeline as History } from '../../api/types.ts';
import { beijingTime } from '../../shared/time.ts';

/** Every decision on the report, oldest first. */
export function HistoryPanel({
  reportId,
  version,
}: {
  readonly reportId: string;
  readonly version: number;
}) {
  const history = useQuery({
    queryKey: ['report', reportId, 'timeline', version],
    queryFn: () => call<History>('GET', `/reports/${reportId}/timeline`),
  });
  if (history.isPending) return <Spin />;
  if (history.isError) return <Alert type="error" showIcon title={history.error.message} />;
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
