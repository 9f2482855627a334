import {
  Button,
  Collapse,
  Descriptions,
  Flex,
  Progress,
  Space,
  Statistic,
  Tag,
  Typography,
} from 'antd';
import { useEffect, useState } from 'react';
import type { Indicator, Report } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import { pathLabel } from '../labels.ts';
import { AdjustDialog } from '../review/adjust-dialog.tsx';
import { bureauPoints, inForce } from './bureau-points.ts';

const STATUS: Readonly<
  Record<Indicator['status'], { readonly text: string; readonly colour: string }>
> = {
  scored: { text: '', colour: 'default' },
  not_applicable: { text: '不涉及', colour: 'default' },
  missing: { text: '待填', colour: 'gold' },
  error: { text: '规则错误', colour: 'red' },
};

function IndicatorButtons({
  indicator,
  adjust,
}: {
  readonly indicator: Indicator;
  readonly adjust: () => void;
}) {
  const { may, annotate } = useDesk();
  return (
    <Space size={0}>
      {may('annotate') && (
        <Button
          type="link"
          size="small"
          aria-label={`批注：${indicator.label}`}
          onClick={() => {
            annotate(`indicators/${indicator.id}`);
          }}
        >
          批注
        </Button>
      )}
      {may('adjust_score') && indicator.score !== null && (
        <Button
          type="link"
          size="small"
          aria-label={`调整得分：${indicator.label}`}
          onClick={adjust}
        >
          调整得分
        </Button>
      )}
    </Space>
  );
}

function IndicatorLine({
  indicator,
  adjust,
}: {
  readonly indicator: Indicator;
  readonly adjust: () => void;
}) {
  const { report, names, goTo } = useDesk();
  const { text, colour } = STATUS[indicator.status];
  const adjusted = inForce(report.adjustments).find(
    ({ indicatorId }) => indicatorId === indicator.id,
  );
  return (
    <div className="entry" id={`field-indicators/${indicator.id}`} tabIndex={-1}>
      <Flex justify="space-between" gap="small">
        <span>
          {indicator.number} {indicator.label} {text !== '' && <Tag color={colour}>{text}</Tag>}
        </span>
        <Typography.Text strong style={{ whiteSpace: 'nowrap' }}>
          {indicator.score ?? '—'} / {indicator.applicableFullMarks}
        </Typography.Text>
      </Flex>
      {adjusted !== undefined && (
        <div>
          <Tag color="blue">财政局 {adjusted.bureauScore} 分</Tag>
          {adjusted.reason}
        </div>
      )}
      {indicator.reasons.map((reason) => (
        <Typography.Paragraph key={reason} type="danger" style={{ margin: 0 }}>
          {reason}
        </Typography.Paragraph>
      ))}
      {indicator.notApplicableReason !== undefined && (
        <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
          {indicator.notApplicableReason}
        </Typography.Paragraph>
      )}
      {indicator.counterfactual !== undefined && (
        <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
          {indicator.counterfactual}
        </Typography.Paragraph>
      )}
      {indicator.missing.slice(0, 3).map((path) => (
        <Button
          key={path}
          type="link"
          size="small"
          className="entry-link"
          style={{ display: 'block' }}
          onClick={() => {
            goTo(path);
          }}
        >
          去填写：{pathLabel(names, path)}
        </Button>
      ))}
      <IndicatorButtons indicator={indicator} adjust={adjust} />
    </div>
  );
}

/** Self-score out of full marks and, once the bureau adjusted something of it, the bureau's score beside it. */
function Points({ label, self, full, indicators }: PointsProps) {
  const { adjustments } = useDesk().report;
  const bureau = bureauPoints(self, indicators, adjustments);
  return (
    <Flex justify="space-between" gap="small" wrap>
      <span>
        {label} {self} / {full}
      </span>
      {bureau !== undefined && <Tag color="blue">财政局 {bureau} 分</Tag>}
    </Flex>
  );
}

interface PointsProps {
  readonly label: string;
  readonly self: string;
  readonly full: string;
  readonly indicators: readonly Indicator[];
}

/** What counts once the bureau adjusted something, below what the unit gave itself. */
function BureauTotals({
  bureauScore,
}: {
  readonly bureauScore: NonNullable<Report['bureauScore']>;
}) {
  const { score, applicableFullMarks, converted, gradeLabel } = bureauScore;
  return (
    <Flex gap="large" wrap style={{ marginBottom: 12 }}>
      <Statistic
        title="财政局得分"
        value={score}
        formatter={String}
        suffix={`/ ${applicableFullMarks}`}
      />
      <Statistic title="财政局换算得分" value={converted} formatter={String} />
      <Statistic title="财政局等级" value={gradeLabel} formatter={String} />
    </Flex>
  );
}

function Totals() {
  const { bureauScore, evaluation } = useDesk().report;
  const { score, completeness } = evaluation;
  // Without the bureau's beside it there is nothing to be told apart from.
  const whose = bureauScore === null ? '' : '自评';
  const percent =
    completeness.required === 0
      ? 100
      : Math.floor((completeness.filled / completeness.required) * 100);
  return (
    <>
      <Flex gap="large" wrap style={{ marginBottom: 12 }}>
        <Statistic
          title={`${whose}得分`}
          value={score.score}
          formatter={String}
          suffix={`/ ${score.applicableFullMarks}`}
        />
        <Statistic title={`${whose}换算得分`} value={score.converted ?? '—'} formatter={String} />
        <Statistic title={`${whose}等级`} value={score.gradeLabel ?? '—'} formatter={String} />
      </Flex>
      {bureauScore !== null && <BureauTotals bureauScore={bureauScore} />}
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'conversion', label: '换算', children: score.conversion ?? '填写完整后自动换算' },
          ...score.caps.map(({ id, label, atMost }) => ({
            key: id,
            label: '总分上限',
            children: `${label}，最高 ${atMost} 分`,
          })),
        ]}
      />
      <Progress
        aria-label="填写进度"
        percent={percent}
        format={() => `已填 ${String(completeness.filled)} / ${String(completeness.required)}`}
        size="small"
        style={{ marginBottom: 12 }}
      />
    </>
  );
}

/** Total, conversion and grade, then every indicator with its reasons, by category. */
export function ScorePanel({ shownIndicator }: { readonly shownIndicator: string | undefined }) {
  const { score } = useDesk().report.evaluation;
  const [open, setOpen] = useState<string[]>([]);
  const [adjusting, setAdjusting] = useState<Indicator | null>(null);
  const category = score.indicators.find(({ id }) => id === shownIndicator)?.category;
  useEffect(() => {
    if (category !== undefined) setOpen((before) => [...before, category]);
  }, [category, shownIndicator]);
  return (
    <>
      <Totals />
      <Collapse
        size="small"
        activeKey={open}
        onChange={setOpen}
        items={score.categories.map(({ id, label, score: points, applicableFullMarks }) => ({
          key: id,
          label: (
            <Points
              label={label}
              self={points}
              full={applicableFullMarks}
              indicators={score.indicators.filter(({ category: own }) => own === id)}
            />
          ),
          children: score.indicators
            .filter((indicator) => indicator.category === id)
            .map((indicator) => (
              <IndicatorLine
                key={indicator.id}
                indicator={indicator}
                adjust={() => {
                  setAdjusting(indicator);
                }}
              />
            )),
        }))}
      />
      {adjusting !== null && (
        <AdjustDialog
          key={adjusting.id}
          indicator={adjusting}
          close={() => {
            setAdjusting(null);
          }}
        />
      )}
    </>
  );
}
