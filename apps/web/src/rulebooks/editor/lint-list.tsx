import { Button, Tag, Typography } from 'antd';
import { FailureNote } from '../../shared/failure-note.tsx';
import { useRuleDesk, type Fault } from '../draft/desk.ts';
import { pathOf } from '../draft/json.ts';
import { placeName } from '../draft/readers.ts';

const SHOWN = {
  error: { text: '错误', colour: 'red' },
  warning: { text: '提醒', colour: 'gold' },
} as const;

/** Every fault of the package, errors first; each leads to its place. */
export function LintList({
  checking,
  failure,
  addLimitCases,
}: {
  readonly checking: boolean;
  readonly failure: unknown;
  /** Shows the golden cases a limit at a place lacks. */
  readonly addLimitCases?: ((path: string) => void) | undefined;
}) {
  const { faults, pkg, goTo } = useRuleDesk();
  const sorted = faults.toSorted((left, right) => left.severity.localeCompare(right.severity));
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const line = ({ path, message, severity, remedy }: Fault, index: number) => {
    const place = pathOf(pkg, path);
    return (
      <li key={index} className="entry">
        <Tag color={SHOWN[severity].colour}>{SHOWN[severity].text}</Tag>
        <Button
          type="link"
          className="entry-link"
          onClick={() => {
            goTo(place);
          }}
        >
          {placeName(pkg, place)}：{message}
        </Button>
        {remedy === 'limit_cases' && addLimitCases !== undefined && (
          <Button
            size="small"
            onClick={() => {
              addLimitCases(path);
            }}
          >
            补上两侧示例
          </Button>
        )}
      </li>
    );
  };
  return (
    <section aria-label="规则检查" className="rule-lint">
      <Typography.Title level={2} style={{ fontSize: 16, marginTop: 0 }}>
        规则检查
      </Typography.Title>
      <p role="status" aria-live="polite">
        {checking
          ? '正在检查…'
          : faults.length === 0
            ? failure === null && '没有发现问题'
            : `${String(errors)} 处错误，${String(faults.length - errors)} 处提醒`}
      </p>
      <FailureNote error={failure} />
      <ul className="entries">{sorted.map(line)}</ul>
    </section>
  );
}
