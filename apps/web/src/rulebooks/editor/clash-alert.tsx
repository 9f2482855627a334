import { Alert, Button, Space } from 'antd';
import { useRuleDesk } from '../draft/desk.ts';
import type { Json } from '../draft/json.ts';
import type { Clash } from '../draft/merge.ts';
import { clashName } from './clash-name.ts';

const MOST_CLASHES = 5;

function sideText(value: Json | undefined): string {
  if (value === undefined) return '（已删除）';
  return typeof value === 'string' ? value : JSON.stringify(value).slice(0, 60);
}

/** One of the two sides, and what its button says. */
interface Side {
  readonly name: string;
  readonly keep: string;
}

/** Places that have two values now, each shown, and the choice between the sides. */
export function ClashAlert({
  title,
  clashes,
  mine,
  theirs,
  resolve,
}: {
  readonly title: string;
  readonly clashes: readonly Clash[];
  readonly mine: Side;
  readonly theirs: Side;
  readonly resolve: (side: 'mine' | 'theirs') => void;
}) {
  const { pkg } = useRuleDesk();
  const rest = clashes.length - MOST_CLASHES;
  return (
    <Alert
      type="warning"
      showIcon
      title={title}
      description={
        <ul>
          {clashes.slice(0, MOST_CLASHES).map((clash) => (
            <li key={clash.path.join('/')}>
              {clashName(pkg, clash)}：{theirs.name}“{sideText(clash.theirs)}”，{mine.name}“
              {sideText(clash.mine)}”
            </li>
          ))}
          {rest > 0 && <li>还有 {rest} 处</li>}
        </ul>
      }
      action={
        <Space orientation="vertical">
          <Button
            size="small"
            type="primary"
            onClick={() => {
              resolve('mine');
            }}
          >
            {mine.keep}
          </Button>
          <Button
            size="small"
            onClick={() => {
              resolve('theirs');
            }}
          >
            {theirs.keep}
          </Button>
        </Space>
      }
    />
  );
}
