import { Alert } from 'antd';
import { ApiError, messageOf } from '../api/client.ts';

const MOST_FAULTS = 8;

/** What the server refused, with every place it names. */
export function FailureNote({
  error,
  placeOf = (path) => path,
}: {
  readonly error: unknown;
  /** What a path is called. */
  readonly placeOf?: (path: string) => string;
}) {
  if (error === null || error === undefined) return null;
  const faults = error instanceof ApiError ? error.faults : [];
  const rest = faults.length - MOST_FAULTS;
  const list = (
    <ul style={{ margin: 0, paddingLeft: 18 }}>
      {faults.slice(0, MOST_FAULTS).map(({ path, message }, index) => (
        <li key={index}>
          {path === undefined ? '' : `${placeOf(path)}：`}
          {message}
        </li>
      ))}
      {rest > 0 && <li>还有 {rest} 处</li>}
    </ul>
  );
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={messageOf(error)}
      description={faults.length > 0 ? list : undefined}
      style={{ marginTop: 12 }}
    />
  );
}
