import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Progress, Typography } from 'antd';
import { call } from '../api/client.ts';
import type { ArchiveRun } from '../api/types.ts';
import { FailureNote } from '../shared/failure-note.tsx';
import { beijingTime } from '../shared/time.ts';
import { useSending } from '../shared/use-sending.ts';
import { Findings, RUN_KEY, useArchiveRun, type LastRun } from './archive-alarm.tsx';

type Running = NonNullable<ArchiveRun['running']>;

function Underway({ running }: { readonly running: Running }) {
  const { done, total, failing, startedBy, startedAt } = running;
  const percent = total === 0 ? 0 : Math.min(99, Math.floor((done / total) * 100));
  return (
    <>
      <Progress
        percent={percent}
        aria-label="验证进度"
        status={failing > 0 ? 'exception' : 'active'}
        format={() => `${String(Math.min(done, total))} / ${String(total)}`}
        style={{ maxWidth: 420 }}
      />
      <Typography.Text type="secondary">
        {startedBy} {beijingTime(startedAt)} 开始，在后台进行，可以离开本页。
      </Typography.Text>
    </>
  );
}

function Outcome({ last }: { readonly last: LastRun | null }) {
  if (last === null)
    return <Typography.Text type="secondary">还没有验证过全部档案。</Typography.Text>;
  if (last.failing > 0) return <Findings last={last} />;
  const who = last.trigger === 'nightly' ? '夜间自动验证' : `${last.startedBy}验证`;
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={`共验证 ${String(last.done)} 份，未发现问题。`}
      description={`${beijingTime(last.finishedAt)} ${who}：每个文件、得分重算、档案链、校验根和审计日志。`}
    />
  );
}

/** Verification of the whole archive: begins it, shows how far it is, and how the last one ended. */
export function VerifyAll({ mayStart }: { readonly mayStart: boolean }) {
  const queries = useQueryClient();
  const run = useArchiveRun();
  const { busy, send, failure } = useSending();
  const start = () =>
    send(async () => {
      queries.setQueryData(RUN_KEY, await call<ArchiveRun>('POST', '/archive/verification'));
    });
  const running = run.data?.running ?? null;
  return (
    <Flex vertical gap="small" style={{ marginBottom: 16 }}>
      <Flex gap="small" align="center" wrap>
        {mayStart && (
          <Button loading={busy} disabled={running !== null} onClick={() => void start()}>
            {running === null ? '验证全部' : '正在验证'}
          </Button>
        )}
        {running !== null && <Underway running={running} />}
      </Flex>
      <FailureNote error={failure ?? run.error} />
      {run.data !== undefined && running === null && <Outcome last={run.data.last} />}
    </Flex>
  );
}
