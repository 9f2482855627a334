import { Button, Flex, Spin, Tag } from 'antd';
import type { RuleDifferences } from '../api/types.ts';
import { LoadFailure } from '../shared/load-failure.tsx';
import { useRuleDifferences } from './use-rulebooks.ts';

type Difference = RuleDifferences['differences'][number];

const KINDS = {
  added: { text: '新增', colour: 'green' },
  removed: { text: '删除', colour: 'red' },
  moved: { text: '移动', colour: 'blue' },
  changed: { text: '修改', colour: 'gold' },
} as const;

/** A changed text, what went struck through and what came marked. */
function Words({ difference }: { readonly difference: Difference }) {
  const { words, line } = difference;
  if (words === null) return <>{line}</>;
  const parts = words.map(({ kind, text }, index) => {
    if (kind === 'removed') return <del key={index}>{text}</del>;
    if (kind === 'added') return <ins key={index}>{text}</ins>;
    return <span key={index}>{text}</span>;
  });
  return (
    <>
      {difference.subject}
      {difference.field !== null && `：${difference.field}`}
      <div className="paragraph">{parts}</div>
    </>
  );
}

/** Groups in the order in which they first come. */
function byPart(differences: readonly Difference[]): ReadonlyMap<string, readonly Difference[]> {
  const groups = new Map<string, Difference[]>();
  for (const difference of differences) {
    const group = groups.get(difference.partLabel) ?? [];
    group.push(difference);
    groups.set(difference.partLabel, group);
  }
  return groups;
}

/** Everything that differs between two packages, as sentences; printable as an annex to the notice that announces them. */
export function Differences({
  before,
  after,
}: {
  readonly before: string;
  readonly after: string;
}) {
  const found = useRuleDifferences(before, after);
  if (found.isError) return <LoadFailure error={found.error} retry={found.refetch} />;
  if (found.data === undefined) return <Spin description="正在比较" />;
  const { differences } = found.data;
  return (
    <section aria-label="规则变更" className="rule-differences">
      <Flex justify="space-between" align="center" wrap gap="small">
        <h2>
          {found.data.before} → {found.data.after}：共 {differences.length} 处不同
        </h2>
        <Button
          className="no-print"
          disabled={differences.length === 0}
          onClick={() => {
            window.print();
          }}
        >
          打印为通知附件
        </Button>
      </Flex>
      {differences.length === 0 && <p>两份规则的内容相同。</p>}
      {[...byPart(differences)].map(([part, group]) => (
        <section key={part} aria-label={part}>
          <h3>
            {part}（{group.length} 处）
          </h3>
          <ul className="entries">
            {group.map((difference, index) => (
              <li key={index} className="entry">
                <Tag color={KINDS[difference.kind].colour}>{KINDS[difference.kind].text}</Tag>
                <Words difference={difference} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
