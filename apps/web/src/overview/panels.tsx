import { Tag, type TableProps } from 'antd';
import { Link } from 'react-router';
import type { Overview } from '../api/types.ts';
import { listAddress } from '../reports/conditions.ts';
import { Panel, type PanelRow } from './panel.tsx';
import { UnitScore } from './unit-score.tsx';
import type { Unit } from './progress-rows.ts';

interface PanelOf {
  readonly overview: Overview;
}

type Columns<R> = NonNullable<TableProps<R>['columns']>;

/** As many bars as a glance takes in; the table has them all. */
const MOST_BARS = 10;

const linked = (label: string, { href }: PanelRow) => <Link to={href}>{label}</Link>;

const right = { align: 'right' } as const;

type Band = Overview['distribution'][number] & PanelRow;

function bandsOf({ distribution, year }: Overview): Band[] {
  return distribution.map((band) => {
    const { from, before, reports } = band;
    const bounds = { scoreFrom: from, ...(before === null ? {} : { scoreBefore: before }) };
    return {
      ...band,
      key: from,
      label: from === '0' ? '60 分以下' : `${from}–${before ?? '100'}`,
      value: reports,
      shown: String(reports),
      href: listAddress({ year: String(year), current: 'true', ...bounds }),
    };
  });
}

const BAND_COLUMNS: Columns<Band> = [
  { title: '换算得分', dataIndex: 'label', render: linked },
  { title: '报告数', dataIndex: 'reports', ...right },
];

export function Scores({ overview }: PanelOf) {
  const bands = bandsOf(overview);
  const scored = bands.filter(({ reports }) => reports > 0);
  const said = scored.map(({ label, reports }) => `${label} 分 ${String(reports)} 份`).join('，');
  return (
    <Panel<Band>
      title="得分分布"
      table="scores"
      year={overview.year}
      hint="按最近一次送审的换算得分，财政局调整过的按财政局评分；每段含下限、不含上限。点柱形或分数段查看报告。"
      rows={scored.length === 0 ? [] : bands}
      columns={BAND_COLUMNS}
      keyOf={({ key }) => key}
      emptyText="本年度还没有已送审的报告"
      chart={{ bars: bands, description: `换算得分分布柱形图：${said}` }}
    />
  );
}

const RANK_COLUMNS: Columns<Unit> = [
  { title: '名次', dataIndex: 'rank', width: 70, ...right },
  {
    title: '单位',
    dataIndex: 'name',
    render: (name: string, { reportId }) => <Link to={`/reports/${reportId ?? ''}`}>{name}</Link>,
  },
  {
    title: '换算得分',
    key: 'converted',
    ...right,
    render: (_, unit) => <UnitScore unit={unit} />,
  },
];

export function Ranks({ overview }: PanelOf) {
  const ranked = overview.units
    .filter(({ rank }) => rank !== null)
    .sort((one, other) => (one.rank ?? 0) - (other.rank ?? 0));
  return (
    <Panel<Unit>
      title="得分排名"
      table="ranks"
      year={overview.year}
      hint="按最近一次送审的换算得分，财政局调整过的按财政局评分；同分同名次。"
      rows={ranked}
      columns={RANK_COLUMNS}
      keyOf={({ organisationId }) => organisationId}
      emptyText="本年度还没有已送审的报告"
    />
  );
}

type Indicator = Overview['indicators'][number] & PanelRow;

function indicatorsOf({ indicators, year }: Overview): Indicator[] {
  return indicators.map((indicator) => {
    const { id, label, share } = indicator;
    const conditions = { year: String(year), current: 'true', indicator: id };
    return {
      ...indicator,
      key: id,
      value: Number(share),
      shown: `${share}%`,
      href: listAddress(conditions, label),
    };
  });
}

const INDICATOR_COLUMNS: Columns<Indicator> = [
  { title: '序号', dataIndex: 'number', width: 70 },
  { title: '指标', dataIndex: 'label', render: linked },
  { title: '平均得分率', dataIndex: 'shown', ...right },
  { title: '未得满分', dataIndex: 'belowFullMarks', ...right },
  { title: '计分报告', dataIndex: 'reports', ...right },
];

export function Indicators({ overview }: PanelOf) {
  const all = indicatorsOf(overview);
  const weakest = all.filter(({ belowFullMarks }) => belowFullMarks > 0).slice(0, MOST_BARS);
  return (
    <Panel<Indicator>
      title="薄弱指标"
      table="indicators"
      year={overview.year}
      hint="平均得分率 = 各报告该指标得分（财政局调整过的按财政局评分）÷ 适用满分的平均值，低的在前。点指标查看未得满分的报告。"
      rows={all}
      columns={INDICATOR_COLUMNS}
      keyOf={({ key }) => key}
      emptyText="本年度还没有已送审的报告"
      {...(weakest.length === 0
        ? {}
        : {
            chart: {
              bars: weakest,
              lying: true,
              description: `平均得分率最低的 ${String(weakest.length)} 项指标：${weakest.map(({ label, shown }) => `${label} ${shown}`).join('，')}`,
            },
          })}
    />
  );
}

type Check = Overview['checks'][number] & PanelRow;

const SEVERITIES = {
  error: { label: '错误', colour: 'red' },
  warning: { label: '警告', colour: 'gold' },
  hint: { label: '提示', colour: 'blue' },
} as const;

const CHECK_COLUMNS: Columns<Check> = [
  { title: '校验', dataIndex: 'label', render: linked },
  {
    title: '级别',
    dataIndex: 'severity',
    render: (severity: Check['severity']) => (
      <Tag color={SEVERITIES[severity].colour}>{SEVERITIES[severity].label}</Tag>
    ),
  },
  { title: '报告', dataIndex: 'reports', ...right },
  { title: '处数', dataIndex: 'failing', ...right },
  { title: '已豁免', dataIndex: 'waived', ...right },
];

export function Checks({ overview }: PanelOf) {
  const checks = overview.checks.map((check): Check => {
    const conditions = { year: String(overview.year), current: 'true', check: check.id };
    const href = listAddress(conditions, check.label);
    const figure = { value: check.reports, shown: `${String(check.reports)} 份` };
    return { ...check, key: check.id, ...figure, href };
  });
  const most = checks.slice(0, MOST_BARS);
  return (
    <Panel<Check>
      title="常见校验问题"
      table="checks"
      year={overview.year}
      hint="报告现有内容中没有通过的勾稽校验，涉及报告多的在前；点校验查看报告。"
      rows={checks}
      columns={CHECK_COLUMNS}
      keyOf={({ key }) => key}
      emptyText="本年度没有未通过的校验"
      chart={{
        bars: most,
        lying: true,
        description: `涉及报告最多的校验：${most.map(({ label, shown }) => `${label} ${shown}`).join('，')}`,
      }}
    />
  );
}

type Year = Overview['byYear'][number] & PanelRow;

const YEAR_COLUMNS: Columns<Year> = [
  { title: '年度', dataIndex: 'label', render: linked },
  { title: '报告数', dataIndex: 'reports', ...right },
  { title: '已报财政局', dataIndex: 'submitted', ...right },
  { title: '平均换算得分', dataIndex: 'shown', ...right },
  { title: '最高', dataIndex: 'best', ...right, render: (best: string | null) => best ?? '—' },
  { title: '最低', dataIndex: 'worst', ...right, render: (worst: string | null) => worst ?? '—' },
];

export function Years({ overview }: PanelOf) {
  const years = overview.byYear.map((entry): Year => {
    const { year, average } = entry;
    const href = listAddress({ year: String(year), current: 'true' });
    const figure = { value: Number(average ?? 0), shown: average ?? '—' };
    return { ...entry, key: String(year), label: `${String(year)} 年度`, ...figure, href };
  });
  const oldestFirst = years.toReversed();
  const comparable = years.length > 1;
  return (
    <Panel<Year>
      title="历年对比"
      table="years"
      year={overview.year}
      rows={years}
      columns={YEAR_COLUMNS}
      keyOf={({ key }) => key}
      emptyText="还没有任何年度的报告"
      {...(comparable
        ? {
            chart: {
              bars: oldestFirst,
              description: `各年度平均换算得分：${oldestFirst.map(({ label, shown }) => `${label} ${shown}`).join('，')}`,
            },
          }
        : { hint: '目前只有一个年度的报告，尚无可比年度；下一年度的报告建立后，这里自动对比。' })}
    />
  );
}
