import { Alert, Button, Typography } from 'antd';
import type { usePriorYear } from './use-prior-year.ts';
import { useDesk } from '../desk/desk.tsx';
import { CarryOver } from './carry-over.tsx';

/** Which report last year's figures come from, or plainly that there are none. */
export function PriorBar({ query }: { readonly query: ReturnType<typeof usePriorYear> }) {
  const { may } = useDesk();
  if (query.isPending) return <Typography.Text type="secondary">正在读取上年数…</Typography.Text>;
  if (query.isError)
    return (
      <Alert
        type="warning"
        showIcon
        title={`上年数没有读到：${query.error.message}`}
        action={
          <Button size="small" onClick={() => void query.refetch()}>
            重试
          </Button>
        }
      />
    );
  const { year, report } = query.data;
  if (report === null)
    return (
      <Typography.Text type="secondary">无上年数据：本单位没有 {year} 年度报告</Typography.Text>
    );
  return (
    <>
      <Typography.Text type="secondary">
        上年数取自本单位 {year} 年度报告（{report.stageLabel}）
      </Typography.Text>
      {may('edit') && <CarryOver prior={query.data} />}
    </>
  );
}
