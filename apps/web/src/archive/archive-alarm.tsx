import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { Link } from 'react-router';
import { call } from '../api/client.ts';
import type { ArchiveRun } from '../api/types.ts';
import { beijingTime } from '../shared/time.ts';

export const RUN_KEY = ['archive-verification'];
const RUNNING_POLL_MS = 1_000;
const IDLE_POLL_MS = 60_000;
/** So many are named; the rest is counted. */
const NAMED = 10;

export type LastRun = NonNullable<ArchiveRun['last']>;

/** How verification of the whole archive stands; asked for often while it runs. */
export function useArchiveRun() {
  return useQuery({
    queryKey: RUN_KEY,
    queryFn: () => call<ArchiveRun>('GET', '/archive/verification'),
    refetchInterval: ({ state }) => (state.data?.running === null ? IDLE_POLL_MS : RUNNING_POLL_MS),
  });
}

/** What the last verification found wrong, by name. */
export function Findings({ last }: { readonly last: LastRun }) {
  const more = last.failing - NAMED;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={`档案验证发现 ${String(last.failing)} 处问题（${beijingTime(last.finishedAt)}），请停止使用所列档案，并用备份核对。`}
      description={
        <>
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {last.findings.slice(0, NAMED).map(({ reportId, subject, message }) => (
              <li key={`${subject}${message}`}>
                {reportId === null ? subject : <Link to={`/archive/${reportId}`}>{subject}</Link>}：
                {message}
              </li>
            ))}
          </ul>
          {more > 0 && `另有 ${String(more)} 处，见审计日志。`}
        </>
      }
    />
  );
}

/** Nothing while the archive is whole. */
export function ArchiveAlarm() {
  const { data } = useArchiveRun();
  const last = data?.last ?? null;
  return last === null || last.failing === 0 ? null : <Findings last={last} />;
}
