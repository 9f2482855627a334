import { Empty, Tag, Typography } from 'antd';
import type { TextFinding } from '../api/types.ts';
import type { Numbered } from './pieces.ts';
import { SEVERITY } from './severity.ts';

export const findingId = (number: number): string => `finding-${String(number)}`;

/** One finding with its exact words and its arithmetic. */
export function FindingText({ finding }: { readonly finding: TextFinding }) {
  const { severity, kindName, message, computed, elsewhere, suggestion, quotes } = finding;
  return (
    <>
      <span className="finding-head">
        <Tag color={SEVERITY[severity].colour}>{SEVERITY[severity].text}</Tag>
        <strong>{kindName}</strong>
      </span>
      <span>{message}</span>
      <q className="finding-quote">{quotes[0]?.text}</q>
      {computed !== null && <span>{computed}</span>}
      {elsewhere !== null && <span>{elsewhere}</span>}
      <Typography.Text type="secondary">{suggestion}</Typography.Text>
    </>
  );
}

/** Findings in the order of the text; choosing one leads to its place. */
export function FindingList({
  findings,
  active,
  choose,
}: {
  readonly findings: readonly Numbered[];
  readonly active: number | null;
  readonly choose: (number: number) => void;
}) {
  if (findings.length === 0) return <Empty description="没有符合条件的意见" />;
  return (
    <ol className="finding-list" aria-label="核查意见">
      {findings.map(({ number, finding }) => (
        <li key={number}>
          <button
            type="button"
            id={findingId(number)}
            className={`finding finding-${finding.severity}`}
            aria-current={number === active}
            onClick={() => {
              choose(number);
            }}
          >
            <FindingText finding={finding} />
          </button>
        </li>
      ))}
    </ol>
  );
}
