import { Button, Space } from 'antd';
import type { ReportCounts } from '../api/types.ts';
import type { Conditions } from './conditions.ts';

/** How many reports stand in each stage; a press shows those, another one all again. */
export function StageTally({
  counts,
  conditions,
  change,
}: {
  readonly counts: ReportCounts | undefined;
  readonly conditions: Conditions;
  readonly change: (values: Conditions) => void;
}) {
  if (counts === undefined) return null;
  const { stage, deadline } = conditions;
  const entries = counts.stages.map(({ stage: value, label, reports }) => ({
    key: value,
    label,
    reports,
    chosen: stage === value,
    press: { stage: stage === value ? '' : value },
  }));
  const late = {
    key: 'overdue',
    label: '已逾期',
    reports: counts.overdue,
    chosen: deadline === 'overdue',
    press: { deadline: deadline === 'overdue' ? '' : 'overdue' },
  };
  return (
    <Space wrap role="group" aria-label="各环节报告数">
      {[...entries, late].map(({ key, label, reports, chosen, press }) => (
        <Button
          key={key}
          type={chosen ? 'primary' : 'default'}
          aria-pressed={chosen}
          danger={key === 'overdue' && reports > 0}
          onClick={() => {
            change(press);
          }}
        >
          {label} {reports}
        </Button>
      ))}
    </Space>
  );
}
