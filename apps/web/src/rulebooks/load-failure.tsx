import { Alert, Button } from 'antd';
import { messageOf } from '../api/client.ts';

/** What could not be read, and the way to try again. */
export function LoadFailure({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry: () => unknown;
}) {
  return (
    <Alert
      type="error"
      showIcon
      title={messageOf(error)}
      action={<Button onClick={() => void retry()}>重试</Button>}
      style={{ marginBottom: 16 }}
    />
  );
}
