import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
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

/** A list as it was read. One that could not be read at all is not shown: empty it would say that there is nothing. */
export function Loaded({
  query: { error, isLoadingError, refetch },
  children,
}: {
  readonly query: {
    readonly error: unknown;
    readonly isLoadingError: boolean;
    readonly refetch: () => unknown;
  };
  readonly children: ReactNode;
}) {
  return (
    <>
      {error !== null && <LoadFailure error={error} retry={refetch} />}
      {!isLoadingError && children}
    </>
  );
}

/** What a table without rows says: only what was read can be said to be empty. */
export const noRows = (loading: boolean, none: string) => ({
  emptyText: loading ? '正在读取…' : none,
});
