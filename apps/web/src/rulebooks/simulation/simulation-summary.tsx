import { Skeleton, Table, type TableProps } from 'antd';
import { lazy, Suspense, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { Simulation } from '../../api/types.ts';
import { later } from '../../shared/later.ts';
import { bandName, everyBand } from './bands.ts';
import { CountLink } from './count-link.tsx';
import { addressOf, type Counted } from './counted.ts';
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

/** A column of counts, each leading to its reports. */
const counts = <R extends object>(
  title: string,
  reportsOf: (row: R) => number,
  nameOf: (row: R) => string,
  counted: (row: R) => Counted,
): Columns<R>[number] => ({
  ...{ title, key: title, ...right },
  render: (_, row) => (
    <CountLink reports={reportsOf(row)} what={`${nameOf(row)}，${title}`} counted={counted(row)} />
  ),
});

const beforeAfter = <R extends { readonly before: number; readonly after: number }>(
  of: string,
  nameOf: (row: R) => string,
  keyOf: (row: R) => string,
): Columns<R> => [
  counts(
    '现在',
    ({ before }) => before,
    nameOf,
    (row) => ({ of, key: keyOf(row), way: 'before' }),
  ),
  counts(
    '按草稿',
    ({ after }) => after,
    nameOf,
    (row) => ({ of, key: keyOf(row), way: 'after' }),
  ),
];

const GRADES: Columns<Summary['grades'][number]> = [
  { title: '等级', dataIndex: 'label' },
  ...beforeAfter<Summary['grades'][number]>(
    'grade',
    ({ label }) => label,
    ({ label }) => label,
  ),
];

const BANDS: Columns<Summary['bands'][number]> = [
  { title: '换算得分', dataIndex: 'from', render: bandName },
  ...beforeAfter<Summary['bands'][number]>(
    'band',
    ({ from }) => bandName(from),
    ({ from }) => String(from),
  ),
];

type Move = Summary['moves'][number];
const moveName = ({ from, to }: Move): string => `${from} → ${to}`;

const MOVES: Columns<Move> = [
  { title: '等级变化', render: (_, move) => moveName(move) },
  counts(
    '报告数',
    ({ reports }) => reports,
    moveName,
    (move) => ({ of: 'move', key: moveName(move) }),
  ),
];

const SEVERITIES = { error: '错误', warning: '警告', hint: '提示' } as const;

type Check = Summary['checks'][number];
const checkCount = (title: string, way: 'newly' | 'resolved'): Columns<Check>[number] =>
  counts(
    title,
    (row) => row[way],
    ({ label }) => label,
    ({ id }) => ({ of: 'check', key: id, way }),
  );

const CHECKS: Columns<Check> = [
  { title: '校验', dataIndex: 'label' },
  {
    title: '级别',
    dataIndex: 'severity',
    render: (one: keyof typeof SEVERITIES) => SEVERITIES[one],
  },
  checkCount('新不通过', 'newly'),
  checkCount('不再出现', 'resolved'),
];

type Indicator = Summary['indicators'][number];
const indicatorCount = (
  title: string,
  way: 'better' | 'worse' | 'onesided',
): Columns<Indicator>[number] =>
  counts(
    title,
    (row) => row[way],
    ({ label }) => label,
    ({ id }) => ({ of: 'indicator', key: id, way }),
  );

const INDICATORS: Columns<Indicator> = [
  { title: '序号', dataIndex: 'number', width: 70 },
  { title: '指标', dataIndex: 'label' },
  indicatorCount('得分升', 'better'),
  indicatorCount('得分降', 'worse'),
  indicatorCount('只有一方计分', 'onesided'),
  { title: '平均变化', dataIndex: 'averageDelta', render: signed, ...right },
];

type Fact = Summary['missing'][number];

const MISSING: Columns<Fact> = [
  { title: '事实', dataIndex: 'label' },
  counts(
    '报告数',
    ({ reports }) => reports,
    ({ label }) => label,
    ({ id }) => ({ of: 'missing', key: id }),
  ),
];

const UNREAD: Columns<Fact> = [
  { title: '事实', dataIndex: 'label' },
  { title: '报告数', dataIndex: 'reports', ...right },
];

const barOf = (reports: number) => ({
  value: reports,
  shown: reports === 0 ? '' : String(reports),
});

/** How many reports score what, now and under the draft. A bar leads where its count in the table does. */
function Distribution({ bands }: { readonly bands: Summary['bands'] }) {
  const [address] = useSearchParams();
  const navigate = useNavigate();
  const drawn = everyBand(bands);
  const bars = drawn.map(({ from, before, after }) => ({
    ...{ label: bandName(from), ...barOf(after), beside: barOf(before) },
  }));
  const pick = (index: number, series: number) => {
    const way = series === 0 ? 'before' : 'after';
    const key = String(drawn[index]?.from ?? 0);
    void navigate(addressOf(address, { of: 'band', key, way }));
  };
  return (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 4 }} />}>
      <Chart
        bars={bars}
        names={['现在', '按草稿']}
        description="柱状图：各得分段的报告数，现在与按草稿"
        pick={pick}
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
      <Part title="报告缺少的事实" rows={missing} columns={MISSING} keyOf={({ id }) => id}>
        <p className="secondary">新规则要求、原报告没有的事实，用到它们的指标无法评分。</p>
      </Part>
      <Part title="不再使用的事实" rows={unread} columns={UNREAD} keyOf={({ id }) => id}>
        <p className="secondary">报告中填了、新规则不读取的事实。</p>
      </Part>
    </>
  );
}
