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

/** Golden cases hold the rules to their word and are none themselves: read last, and no part of the annex. */
const CASES = 'examples';

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

function Lines({ group }: { readonly group: readonly Difference[] }) {
  return (
    <ol className="entries">
      {group.map((difference, index) => (
        <li key={index} className="entry">
          {/* Added, removed and moved say so themselves where it is printed. */}
          <Tag className="no-print" color={KINDS[difference.kind].colour}>
            {KINDS[difference.kind].text}
          </Tag>
          <Words difference={difference} />
        </li>
      ))}
    </ol>
  );
}

/** Head of the annex; on the screen the page has its own. */
function AnnexTitle({ title, before, after }: Omit<RuleDifferences, 'differences'>) {
  return (
    <div className="print-only">
      <p className="annex-mark">附件</p>
      <h2 className="annex-title">
        {title}
        <br />
        变更说明
      </h2>
      <p>
        {after}与{before}
        相比，变更如下。文字中带删除线的为删去的内容，带下划线的为新增的内容；【】内为填报时自动填入的数据。
      </p>
    </div>
  );
}

/** Everything that differs between two packages, as sentences; printed, an annex to the notice that announces them. */
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
  const rules = differences.filter(({ part }) => part !== CASES);
  const cases = differences.filter(({ part }) => part === CASES);
  return (
    <section aria-label="规则变更" className="rule-differences">
      <Flex className="no-print" justify="space-between" align="center" wrap gap="small">
        <h2>
          {found.data.before} → {found.data.after}：规则共 {rules.length} 处不同
        </h2>
        <Button
          disabled={rules.length === 0}
          onClick={() => {
            window.print();
          }}
        >
          打印为通知附件
        </Button>
      </Flex>
      <AnnexTitle {...found.data} />
      {differences.length === 0 && <p>两份规则的内容相同。</p>}
      {[...byPart(rules)].map(([part, group]) => (
        <section key={part} aria-label={part}>
          <h3>
            {part}（{group.length} 处）
          </h3>
          <Lines group={group} />
        </section>
      ))}
      {cases.length > 0 && (
        <details className="no-print">
          <summary>
            示例有 {cases.length} 处不同（随年度移动的日期、改动的预期结果等），不列入通知附件
          </summary>
          <Lines group={cases} />
        </details>
      )}
    </section>
  );
}
