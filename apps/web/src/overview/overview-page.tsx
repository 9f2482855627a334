import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Card, Flex, Result, Select, Skeleton, Statistic, Typography } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { call } from '../api/client.ts';
import type { Overview } from '../api/types.ts';
import { ArchiveAlarm, useArchiveRun } from '../archive/archive-alarm.tsx';
import { listAddress, type Conditions } from '../reports/conditions.ts';
import { LoadFailure } from '../shared/load-failure.tsx';
import { ReplayNote, useReplay } from './replay-note.tsx';
import { Checks, Indicators, Ranks, Scores, Years } from './panels.tsx';
import { progressRows, sumCounts } from './progress-rows.ts';
import { Progress } from './progress.tsx';

/** The district in four figures, each leading to its reports. */
function Figures({ overview }: { readonly overview: Overview }) {
  const { units, working, submitted, notStarted, late } = sumCounts(progressRows(overview.units));
  const list = (conditions: Conditions): string =>
    listAddress({ year: String(overview.year), current: 'true', ...conditions });
  const figures = [
    { title: '应报单位', value: units, to: null },
    { title: '已报财政局', value: submitted, to: list({ at: 'bureau' }) },
    { title: '单位办理中', value: working, to: list({ at: 'unit' }) },
    { title: '未建报告', value: notStarted, to: null },
    { title: '逾期报告', value: late, to: list({ deadline: 'overdue' }) },
  ];
  return (
    <Flex wrap gap="middle" role="group" aria-label="报送情况">
      {figures.map(({ title, value, to }) => (
        <Card key={title} size="small" className="figure-card">
          <Statistic title={title} value={value} />
          {to !== null && value > 0 && (
            <Link to={to} aria-label={`查看报告：${title}`}>
              查看报告
            </Link>
          )}
        </Card>
      ))}
    </Flex>
  );
}

function Heading({
  overview,
  choose,
}: {
  readonly overview: Overview | undefined;
  readonly choose: (year: number) => void;
}) {
  return (
    <Flex justify="space-between" align="center" wrap gap="small">
      <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
        全区总览
      </Typography.Title>
      {overview !== undefined && overview.year !== null && (
        <Flex align="center" gap="small" wrap>
          {overview.deadline !== null && <span>报送截止 {overview.deadline}</span>}
          <Select
            aria-label="评价年度"
            style={{ width: 130 }}
            value={overview.year}
            options={overview.years.map((year) => ({
              value: year,
              label: `${String(year)} 年度`,
            }))}
            onChange={choose}
          />
        </Flex>
      )}
    </Flex>
  );
}

function Panels({ overview }: { readonly overview: Overview }) {
  if (overview.year === null)
    return <Result status="info" title="还没有发布年度规则，也没有报告" />;
  return (
    <>
      <Figures overview={overview} />
      <Progress overview={overview} />
      <div className="overview-grid">
        <Scores overview={overview} />
        <Ranks overview={overview} />
        <Indicators overview={overview} />
        <Checks overview={overview} />
        <Years overview={overview} />
      </div>
    </>
  );
}

export default function OverviewPage() {
  const [query, setQuery] = useSearchParams();
  const year = query.get('year');
  const overview = useQuery({
    queryKey: ['overview', year],
    queryFn: () => call<Overview>('GET', `/overview${year === null ? '' : `?year=${year}`}`),
    placeholderData: keepPreviousData,
  });
  // An alarm that comes later would push away what somebody is about to press.
  const known = [useArchiveRun(), useReplay()].every(({ isPending }) => !isPending);
  const ready = known && !overview.isPending;
  return (
    <Flex vertical gap="middle">
      <Heading
        overview={overview.data}
        choose={(chosen) => {
          setQuery({ year: String(chosen) });
        }}
      />
      {overview.isError && <LoadFailure error={overview.error} retry={overview.refetch} />}
      <ArchiveAlarm />
      {!ready && <Skeleton active paragraph={{ rows: 12 }} />}
      <ReplayNote />
      {ready && overview.data !== undefined && <Panels overview={overview.data} />}
    </Flex>
  );
}
