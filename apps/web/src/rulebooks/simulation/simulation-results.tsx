import { Button, Segmented, Table, type TableProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { Link } from 'react-router';
import type { Simulation, SimulationResult } from '../../api/types.ts';
import { useSession } from '../../session/session.tsx';
import { Loaded, noRows } from '../../shared/load-failure.tsx';
import { useAddressValues } from '../../shared/address-values.ts';
import {
  addressOf,
  COUNTED_NAMES,
  countedIn,
  countedName,
  wholeCount,
  type Counted,
} from './counted.ts';
import { signed } from './summary-line.ts';
import { useSimulationResults, type Shown } from './use-simulation.ts';

type Columns = NonNullable<TableProps<SimulationResult>['columns']>;

const SHOWN: readonly { readonly value: Shown; readonly label: string }[] = [
  { value: 'all', label: '全部受影响的' },
  { value: 'grade', label: '等级变化' },
  { value: 'checks', label: '新不通过校验' },
  { value: 'unscored', label: '算不出得分' },
];

/** Whoever sees the district's reports can open them from here; rule people see their names. */
const READERS: ReadonlySet<string> = new Set(['bureau_reviewer', 'bureau_approver', 'archivist']);

const right = { align: 'right' } as const;

function scoreText(score: SimulationResult['before']): string {
  const converted = score?.converted ?? null;
  return converted === null ? '—' : `${converted}（${score?.gradeLabel ?? '—'}）`;
}

function reasons({ indicators, newlyFailing, missing, outcome }: SimulationResult) {
  const points = (value: string | null) => value ?? '不计';
  const lines = [
    ...indicators.map(
      ({ number, label, before, after }) =>
        `${number} ${label}：${points(before)} → ${points(after)}`,
    ),
    ...newlyFailing.map((label) => `新不通过：${label}`),
    ...(missing.length === 0 ? [] : [`缺少：${missing.join('、')}`]),
    ...(outcome === 'failed' ? ['试算出错'] : []),
  ];
  return lines.map((line) => <div key={line}>{line}</div>);
}

const columnsFor = (opens: boolean): Columns => [
  {
    title: '单位',
    dataIndex: 'name',
    render: (name: string, { reportId }) =>
      opens ? <Link to={`/reports/${reportId}`}>{name}</Link> : name,
  },
  { title: '现在', dataIndex: 'before', render: scoreText, ...right },
  {
    title: '按草稿',
    dataIndex: 'after',
    render: (after: SimulationResult['after'], { estimated }) =>
      `${scoreText(after)}${estimated ? '，估算' : ''}`,
    ...right,
  },
  { title: '变化', dataIndex: 'delta', render: signed, ...right },
  { title: '由于', render: (_, row) => reasons(row) },
];

/** Brings the list before the reader when it is asked for by a count. */
function useArrival(counted: Counted | null) {
  const heading = useRef<HTMLHeadingElement>(null);
  const asked = counted === null ? '' : JSON.stringify(counted);
  useEffect(() => {
    if (asked === '') return;
    heading.current?.scrollIntoView({ block: 'start' });
    heading.current?.focus({ preventScroll: true });
  }, [asked]);
  return heading;
}

/** A grade and a band count reports, too, that the draft leaves as they are. */
function wholeNote({ summary }: Simulation, counted: Counted): string {
  const whole = wholeCount(summary, counted);
  return whole === null ? '' : `，共 ${String(whole)} 份，其中不受草稿影响的不列出`;
}

/** Reports the draft changes, the furthest moved first. */
export function SimulationResults({
  draftId,
  simulation,
}: {
  readonly draftId: string;
  readonly simulation: Simulation;
}) {
  const { me } = useSession();
  const [show, setShow] = useState<Shown>('all');
  const { address, values } = useAddressValues(COUNTED_NAMES);
  const counted = countedIn(values);
  const found = useSimulationResults(simulation, draftId, show, counted);
  const heading = useArrival(counted);
  const opens = me?.grants.some(({ role }) => READERS.has(role)) ?? false;
  const rows = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-label="受影响的报告">
      <h2 className="panel-title" style={{ marginTop: 16 }} tabIndex={-1} ref={heading}>
        受影响的报告
      </h2>
      {counted === null ? (
        <Segmented<Shown>
          aria-label="显示哪些报告"
          options={[...SHOWN]}
          value={show}
          onChange={setShow}
          style={{ marginBottom: 8 }}
        />
      ) : (
        <p role="status" className="counted-note">
          只列出：{countedName(simulation.summary, counted)}
          {wholeNote(simulation, counted)}
          <Link to={addressOf(address, null)} style={{ marginInlineStart: 12 }}>
            显示全部
          </Link>
        </p>
      )}
      <Loaded query={found}>
        <Table<SimulationResult>
          size="small"
          aria-label="受影响的报告"
          rowKey="reportId"
          loading={found.isPending}
          columns={columnsFor(opens)}
          dataSource={rows}
          pagination={false}
          locale={noRows(found.isPending, '没有这样的报告')}
          scroll={{ x: 'max-content' }}
        />
      </Loaded>
      {found.hasNextPage && (
        <Button
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
          style={{ marginTop: 8 }}
        >
          显示更多
        </Button>
      )}
    </section>
  );
}
