import { Alert, Button, Typography } from 'antd';
import { PublishedTable } from './published-table.tsx';
import { useRulebooks } from './use-rulebooks.ts';

/** The yearly packages: what is in force and what was. */
export default function RulebooksPage() {
  const list = useRulebooks();
  return (
    <>
      <Typography.Title level={1} style={{ fontSize: 22, margin: '0 0 16px' }}>
        评分规则
      </Typography.Title>
      {list.isError && (
        <Alert
          type="error"
          showIcon
          title={list.error.message}
          action={<Button onClick={() => void list.refetch()}>重试</Button>}
          style={{ marginBottom: 16 }}
        />
      )}
      <PublishedTable rows={list.data ?? []} loading={list.isPending} />
    </>
  );
}
