import { Alert, Button } from 'antd';
import type { AuditChain } from '../../api/types.ts';
import { beijingTime } from '../../shared/time.ts';
import { useChain } from './use-trail.ts';

function verdictOf({ intact, verifiedTo, headHash, brokenAt, checkedAt }: AuditChain): string {
  const at = `${beijingTime(checkedAt)} 校验`;
  if (intact) {
    return `日志链完整：第 1 至 ${verifiedTo} 条均未被改动（${at}，末条摘要 ${headHash?.slice(0, 12) ?? '无'}）`;
  }
  return `日志链在第 ${brokenAt ?? '？'} 条断开：该条或其前后被改动或删除，此前 ${verifiedTo} 条完整（${at}）。请立即报告。`;
}

/** Whether the trail is as it was written, as the server found by recomputing it. */
export function ChainStatus() {
  const chain = useChain();
  const again = (
    <Button size="small" loading={chain.isFetching} onClick={() => void chain.refetch()}>
      重新校验
    </Button>
  );
  const shown =
    chain.data === undefined
      ? { type: chain.isError ? 'error' : 'info', title: chain.error?.message ?? '正在校验日志链' }
      : { type: chain.data.intact ? 'success' : 'error', title: verdictOf(chain.data) };
  return (
    <Alert
      showIcon
      type={shown.type as 'success' | 'error' | 'info'}
      title={shown.title}
      action={again}
      style={{ marginBottom: 16 }}
    />
  );
}
