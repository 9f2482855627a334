import { useQuery } from '@tanstack/react-query';
import { Alert, Typography } from 'antd';
import { call } from '../api/client.ts';
import type { Replay } from '../api/types.ts';
import { LoadFailure } from '../shared/load-failure.tsx';
import { beijingTime } from '../shared/time.ts';

/** So many are named; the rest is counted. */
const NAMED = 5;

/** What became of the last time that archived scores were computed again. */
export const useReplay = () =>
  useQuery({
    queryKey: ['archive-replay'],
    queryFn: () => call<Replay>('GET', '/archive-replay'),
  });

/** Whether every archived score still comes out as it was archived: an alarm where one does not. */
export function ReplayNote() {
  const { data, error, refetch } = useReplay();
  if (error !== null) return <LoadFailure error={error} retry={refetch} />;
  const last = data?.last ?? null;
  if (last === null || last.reports === 0) return null;
  const { finishedAt, reports, differing, scoresOnly, differences } = last;
  const checked = scoresOnly === null ? 0 : reports - scoresOnly;
  if (differing === 0) {
    return (
      <Typography.Text type="secondary">
        {beijingTime(finishedAt)} 重算了 {reports} 份归档报告的得分
        {checked > 0 && `，其中 ${String(checked)} 份连同勾稽校验`}，全部与归档一致。
      </Typography.Text>
    );
  }
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={`归档结果重算不一致：${String(reports)} 份中有 ${String(differing)} 份`}
      description={
        <>
          <ul>
            {differences.slice(0, NAMED).map(({ reportId, organisationName, year, message }) => (
              <li key={reportId}>
                {organisationName} {year} 年度：{message}
              </li>
            ))}
          </ul>
          {beijingTime(finishedAt)} 发现。请系统管理员用 ziping archive verify
          核对这些档案，并联系开发单位。
        </>
      }
    />
  );
}
