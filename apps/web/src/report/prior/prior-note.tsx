import { Button, Typography } from 'antd';
import type { FactDefinition, FactValue } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { valueText } from '../labels.ts';
import { changePercent } from './change-percent.ts';
import type { PriorValue } from './use-prior-year.ts';

const NUMERIC = new Set(['money', 'number', 'integer', 'percent']);

/** Only figures of the same thing are compared: last year's final stock is no earlier value of this year's opening one. */
function changeText(
  fact: FactDefinition,
  value: FactValue | null | undefined,
  prior: PriorValue,
): string | null {
  if (!NUMERIC.has(fact.type) || prior.from !== fact.id) return null;
  if (typeof value !== 'string' || typeof prior.value !== 'string') return null;
  const percent = changePercent(value, prior.value);
  return percent === null ? null : `较上年 ${percent}`;
}

/** Last year's value below a field, by how much this year's differs, and the way to take it over. */
export function PriorNote({
  fact,
  prior,
  value,
  onCarry,
}: {
  readonly fact: FactDefinition;
  readonly prior: PriorValue;
  readonly value: FactValue | null | undefined;
  /** undefined: this field is not to be typed into now. */
  readonly onCarry: ((value: FactValue) => void) | undefined;
}) {
  const { rulebook } = useDesk();
  const source = rulebook.facts.facts.find(({ id }) => id === prior.from)?.label ?? prior.from;
  const title = prior.from === fact.id ? '上年数' : `上年报告“${source}”`;
  const text = valueText(prior.value, fact.options);
  const unit = typeof prior.value === 'string' ? (fact.unit ?? '') : '';
  const change = changeText(fact, value, prior);
  const differs = JSON.stringify(value ?? null) !== JSON.stringify(prior.value);
  return (
    <div className="prior-note">
      <Typography.Text type="secondary">
        {title}：{text}
        {unit}
        {change === null ? '' : `，${change}`}
      </Typography.Text>
      {onCarry !== undefined && differs && (
        <Button
          type="link"
          size="small"
          aria-label={`沿用上年：${fact.label}`}
          onClick={() => {
            onCarry(prior.value);
          }}
        >
          沿用上年
        </Button>
      )}
    </div>
  );
}
