import { Alert, Button, Empty, Form, Input, Typography } from 'antd';
import type { Indicator } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';
import type { DraftSnapshot } from '../draft/draft-state.ts';
import { useDrafted, useDraftStore, useFaults, useValue } from '../draft/drafted.ts';
import type { Measure } from '../draft/edits.ts';

const EMPTY: Measure = { reason: '', measure: '' };
const losesPoints = ({ deduction }: Indicator): boolean =>
  deduction !== null && /[1-9]/.test(deduction);

function MeasureFields({ indicator }: { readonly indicator: Indicator }) {
  const { may, annotate } = useDesk();
  const store = useDraftStore();
  const faults = useFaults();
  const stored = useValue('measures', indicator.id);
  const value = (stored as Measure | undefined) ?? EMPTY;
  const change = (part: Partial<Measure>, field: keyof Measure) => {
    const next = { ...value, ...part };
    const empty = next.reason === '' && next.measure === '';
    store.change(
      { part: 'measures', id: indicator.id, value: empty ? undefined : next },
      `measures/${indicator.id}/${field}`,
    );
  };
  const faultOf = (field: keyof Measure) => faults.get(`${indicator.id}.${field}`);
  const area = (field: keyof Measure, label: string) => (
    <Form.Item
      label={label}
      htmlFor={`field-measures/${indicator.id}/${field}`}
      style={{ flex: '1 1 280px' }}
      validateStatus={faultOf(field) === undefined ? '' : 'error'}
      help={faultOf(field)}
    >
      <Input.TextArea
        id={`field-measures/${indicator.id}/${field}`}
        autoSize={{ minRows: 2, maxRows: 10 }}
        maxLength={2000}
        disabled={!may('edit')}
        value={value[field]}
        onChange={(event) => {
          change({ [field]: event.target.value }, field);
        }}
      />
    </Form.Item>
  );
  return (
    <section id={`field-measures/${indicator.id}`} className="entry" tabIndex={-1}>
      <Typography.Title level={3} style={{ fontSize: 15, marginTop: 8 }}>
        {indicator.number} {indicator.label}：{indicator.score ?? '—'} /{' '}
        {indicator.applicableFullMarks} 分
        {may('annotate') && (
          <Button
            type="link"
            size="small"
            aria-label={`批注：${indicator.label}的扣分原因与整改措施`}
            onClick={() => {
              annotate(`measures/${indicator.id}`);
            }}
          >
            批注
          </Button>
        )}
      </Typography.Title>
      {indicator.reasons.map((reason) => (
        <Typography.Paragraph key={reason} type="danger" style={{ margin: 0 }}>
          {reason}
        </Typography.Paragraph>
      ))}
      <div className="pair">
        {area('reason', '扣分原因')}
        {area('measure', '整改措施')}
      </div>
    </section>
  );
}

/** Indicators of which something is written, as one text. */
const writtenIn = ({ content, edits }: DraftSnapshot): string =>
  [
    ...Object.keys(content.measures),
    ...[...edits.values()].filter(({ part }) => part === 'measures').map(({ id }) => id),
  ].join(' ');

/** Why points were lost and what is done about it, for every indicator below its full marks. */
export function MeasuresPanel() {
  const { report } = useDesk();
  const written = new Set(useDrafted(writtenIn).split(' '));
  const shown = report.evaluation.score.indicators.filter(
    (indicator) => losesPoints(indicator) || written.has(indicator.id),
  );
  if (shown.length === 0) return <Empty description="没有扣分的指标，不需要填写" />;
  return (
    <Form layout="vertical" component="div">
      <Alert
        type="info"
        showIcon
        title="扣分的指标须逐项写明原因和整改措施；报告附件逐项列出。"
        style={{ marginBottom: 12 }}
      />
      {shown.map((indicator) => (
        <MeasureFields key={indicator.id} indicator={indicator} />
      ))}
    </Form>
  );
}
