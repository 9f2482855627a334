import { Button } from 'antd';

import { pathLabel } from '../labels.ts';
import { useDesk } from './desk.tsx';

/** Names a field; a press leads to it. */
export function FieldLink({
  path,
  before,
}: {
  readonly path: string;
  /** Done first, such as closing the dialog the link stands in. */
  readonly before?: () => void;
}) {
  const { names, goTo } = useDesk();
  return (
    <Button
      type="link"
      size="small"
      className="entry-link"
      onClick={() => {
        before?.();
        goTo(path);
      }}
    >
      {pathLabel(names, path)}
    </Button>
  );
}
