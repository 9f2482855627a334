import { Skeleton, Table, type TableProps } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import type { Simulation } from '../../api/types.ts';
import { later } from '../../shared/later.ts';
import { everyBand } from './bands.ts';
import { caveats, signed, summaryLine } from './summary-line.ts';

const Chart = lazy(
  later(async () => ({ default: (await import('../../overview/chart.tsx')).Chart })),
);

type Summary = Simulation['summary'];
type Columns<R> = NonNullable<TableProps<R>['columns']>;

const right = { align: 'right' } as const;
const PAGE_ROWS = 10;

function Part<R extends object>({
  title,
  rows,
  columns,
  keyOf,
  children,
}: {
  readonly title: string;
  readonly rows: readonly R[];
  readonly columns: Columns<R>;
  readonly keyOf: (row: R) => string;
  readonly children?: ReactNode;
}) {
  if (rows.length === 0) return null;
  const pages = rows.length > PAGE_ROWS ? { pageSize: PAGE_ROWS, showSizeChanger: false } : false;
  return (
    <section aria-label={title}>
      <h2 className="panel-title" style={{ marginTop: 16 }}>
        {title}
      </h2>
      {children}
      <Table<R>
        size="small"
        aria-label={title}
        rowKey={keyOf}
        columns={columns}
        dataSource={[...rows]}
        pagination={pages}
        scroll={{ x: 'max-content' }}
      />
    </section>
  );
}

const beforeAfter = [
  { title: '现在', dataIndex: 'before', ...right },
  { title: '按草稿', dataIndex: 'after', ...right },
];

const GRADES: Columns<Summary['grades'][number]> = [
  { title: '等级', dataIndex: 'label' },
  ...beforeAfter,
];

const bandName = (from: number): string =>
  from === 0 ? '60 分以下' : `${String(from)}–${String(from + 5)}`;

const BANDS: Columns<Summary['bands'][number]> = [
  { title: '换算得分', dataIndex: 'from', render: bandName },
  ...beforeAfter,
];

const MOVES: Columns<Summary['moves'][number]> = [
  { title: '等级变化', render: (_, { from, to }) => `${from} → ${to}` },
  { title: '报告数', dataIndex: 'reports', ...right },
];

const SEVERITIES = { error: '错误', warning: '警告', hint: '提示' } as const;

const CHECKS: Columns<Summary['checks'][number]> = [
  { title: '校验', dataIndex: 'label' },
  {
    title: '级别',
    dataIndex: 'severity',
    render: (one: keyof typeof SEVERITIES) => SEVERITIES[one],
  },
  { title: '新不通过', dataIndex: 'newly', ...right },
  { title: '不再出现', dataIndex: 'resolved', ...right },
];

const INDICATORS: Columns<Summary['indicators'][number]> = [
  { title: '序号', dataIndex: 'number', width: 70 },
  { title: '指标', dataIndex: 'label' },
  { title: '得分升', dataIndex: 'better', ...right },
  { title: '得分降', dataIndex: 'worse', ...right },
  { title: '只有一方计分', dataIndex: 'onesided', ...right },
  { title: '平均变化', dataIndex: 'averageDelta', render: signed, ...right },
];

const FACTS: Columns<Summary['missing'][number]> = [
  { title: '事实', dataIndex: 'label' },
  { title: '报告数', dataIndex: 'reports', ...right },
];

const barOf = (reports: number) => ({
  value: reports,
  shown: reports === 0 ? '' : String(reports),
});

/** How many reports score what, now and under the draft. */
function Distribution({ bands }: { readonly bands: Summary['bands'] }) {
  const bars = everyBand(bands).map(({ from, before, after }) => ({
    ...{ label: bandName(from), ...barOf(after), beside: barOf(before) },
  }));
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
      <Chart
        bars={bars}
        names={['现在', '按草稿']}
        description="柱状图：各得分段的报告数，现在与按草稿"
      />
    </Suspense>
  );
}

/** Everything a simulation sums up, before and after. */
export function SimulationSummary({ simulation }: { readonly simulation: Simulation }) {
  const { grades, bands, moves, checks, indicators, missing, unread } = simulation.summary;
  const notes = caveats(simulation);
  return (
    <>
      <p style={{ margin: '12px 0 4px' }}>
        <strong>{summaryLine(simulation)}</strong>
      </p>
      {notes.map((line) => (
        <p key={line} className="secondary" style={{ margin: 0 }}>
          {line}
        </p>
      ))}
      <Part title="等级分布" rows={grades} columns={GRADES} keyOf={({ label }) => label} />
      <Part
        title="等级变化"
        rows={moves}
        columns={MOVES}
        keyOf={({ from, to }) => `${from}${to}`}
      />
      <Part title="得分分布" rows={bands} columns={BANDS} keyOf={({ from }) => String(from)}>
        <Distribution bands={bands} />
      </Part>
      <Part title="各指标的影响" rows={indicators} columns={INDICATORS} keyOf={({ id }) => id} />
      <Part title="校验结果的变化" rows={checks} columns={CHECKS} keyOf={({ id }) => id} />
      <Part title="报告缺少的事实" rows={missing} columns={FACTS} keyOf={({ id }) => id}>
        <p className="secondary">新规则要求、原报告没有的事实，用到它们的指标无法评分。</p>
      </Part>
      <Part title="不再使用的事实" rows={unread} columns={FACTS} keyOf={({ id }) => id}>
        <p className="secondary">报告中填了、新规则不读取的事实。</p>
      </Part>
    </>
  );
}
