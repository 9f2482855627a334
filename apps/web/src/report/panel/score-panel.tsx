import { Collapse, Descriptions, Flex, Progress, Statistic, Tag, Typography } from 'antd';
import type { Evaluation, Indicator } from '../../api/types.ts';

const STATUS: Readonly<
  Record<Indicator['status'], { readonly text: string; readonly colour: string }>
> = {
  scored: { text: '', colour: 'default' },
  not_applicable: { text: '不涉及', colour: 'default' },
  missing: { text: '待填', colour: 'gold' },
  error: { text: '规则错误', colour: 'red' },
};

function IndicatorLine({
  indicator,
  onField,
}: {
  readonly indicator: Indicator;
  readonly onField: (path: string) => void;
}) {
  const { text, colour } = STATUS[indicator.status];
  return (
    <div style={{ padding: '6px 0', borderBottom: '1px solid #f0f0f0' }}>
      <Flex justify="space-between" gap="small">
        <span>
          {indicator.number} {indicator.label} {text !== '' && <Tag color={colour}>{text}</Tag>}
        </span>
        <Typography.Text strong>
          {indicator.score ?? '—'} / {indicator.applicableFullMarks}
        </Typography.Text>
      </Flex>
      {indicator.reasons.map((reason) => (
        <Typography.Paragraph key={reason} type="danger" style={{ margin: 0 }}>
          {reason}
        </Typography.Paragraph>
      ))}
      {indicator.counterfactual !== undefined && (
        <Typography.Text type="secondary">{indicator.counterfactual}</Typography.Text>
      )}
      {indicator.missing.slice(0, 3).map((path) => (
        <a
          key={path}
          href={`#field-${path}`}
          onClick={() => {
            onField(path);
          }}
          style={{ marginRight: 8 }}
        >
          去填写
        </a>
      ))}
    </div>
  );
}

/** Total, conversion and grade, then every indicator with its reasons, by category. */
export function ScorePanel({
  evaluation,
  onField,
}: {
  readonly evaluation: Evaluation;
  readonly onField: (path: string) => void;
}) {
  const { score, completeness } = evaluation;
  return (
    <>
      <Flex gap="large" wrap style={{ marginBottom: 12 }}>
        <Statistic title="得分" value={score.score} suffix={`/ ${score.applicableFullMarks}`} />
        <Statistic title="换算得分" value={score.converted ?? '—'} />
        <Statistic title="等级" value={score.gradeLabel ?? '—'} />
      </Flex>
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'conversion', label: '换算', children: score.conversion ?? '填写完整后自动换算' },
        ]}
      />
      <Progress
        percent={
          completeness.required === 0
            ? 100
            : Math.floor((completeness.filled / completeness.required) * 100)
        }
        format={() => `已填 ${String(completeness.filled)} / ${String(completeness.required)}`}
        size="small"
      />
      <Collapse
        size="small"
        items={score.categories.map(({ id, label, score: points, applicableFullMarks }) => ({
          key: id,
          label: `${label} ${points} / ${applicableFullMarks}`,
          children: score.indicators
            .filter(({ category }) => category === id)
            .map((indicator) => (
              <IndicatorLine key={indicator.id} indicator={indicator} onField={onField} />
            )),
        }))}
      />
    </>
  );
}
