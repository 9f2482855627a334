import { Alert, Button, Flex, Progress } from 'antd';
import { Link } from 'react-router';
import { useSending } from '../shared/use-sending.ts';
import { FailureNote } from '../shared/failure-note.tsx';
import type { ArchiveFilters } from './use-archive.ts';
import { useVerifyAll, type VerifyProgress } from './use-verify-all.ts';

const percent = ({ done, total }: VerifyProgress): number =>
  total === 0 ? 0 : Math.floor((done / total) * 100);

function Outcome({ progress }: { readonly progress: VerifyProgress }) {
  const { state, done, total, failed } = progress;
  if (state === 'idle' || state === 'running') return null;
  const scope =
    state === 'cancelled'
      ? `已停止：验证了 ${String(done)} 份（共 ${String(total)} 份）`
      : `共验证 ${String(done)} 份`;
  const verdict = failed.length === 0 ? '未发现问题。' : `${String(failed.length)} 份有问题：`;
  return (
    <Alert
      type={failed.length === 0 ? 'success' : 'error'}
      showIcon
      role="status"
      title={`${scope}，${verdict}`}
      description={
        failed.length === 0 ? undefined : (
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {failed.map(({ row, message }) => (
              <li key={row.id}>
                <Link to={`/archive/${row.reportId}`}>
                  {row.organisationName} {row.year} 年度
                </Link>
                ：{message}
              </li>
            ))}
          </ul>
        )
      }
    />
  );
}

/** The archivist's round: every entry of the list verified, with progress, until done or stopped. */
export function VerifyAll({ filters }: { readonly filters: ArchiveFilters }) {
  const { progress, start, cancel } = useVerifyAll(filters);
  const { send, failure } = useSending();
  const running = progress.state === 'running';
  return (
    <Flex vertical gap="small" style={{ marginBottom: 16 }}>
      <Flex gap="small" align="center">
        {running ? (
          <Button onClick={cancel}>停止验证</Button>
        ) : (
          <Button onClick={() => void send(start)}>验证全部</Button>
        )}
        {running && (
          <Progress
            percent={percent(progress)}
            aria-label="验证进度"
            format={() => `${String(progress.done)} / ${String(progress.total)}`}
            style={{ maxWidth: 420 }}
          />
        )}
      </Flex>
      <FailureNote error={failure} />
      <Outcome progress={progress} />
    </Flex>
  );
}
