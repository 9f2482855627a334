import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Button, Flex, Space, Typography } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useLocation } from 'react-router';
import { call } from '../api/client.ts';
import type { Me, Page, ReportCounts, ReportRow } from '../api/types.ts';
import { useSession } from '../session/session.tsx';
import { ExportButton } from '../shared/export-button.tsx';
import { Loaded } from '../shared/load-failure.tsx';
import { Chips } from './chips.tsx';
import { ConditionBar } from './condition-bar.tsx';
import { chipsOf, queryOf } from './conditions.ts';
import { CreateReport } from './create-report.tsx';
import { rememberQueue } from './queue.ts';
import { ReportTable, type ReportTableProps } from './report-table.tsx';
import { StageTally } from './stage-tally.tsx';
import { UrgeDialog, type UrgeTargets } from './urge-dialog.tsx';
import { useConditions } from './use-conditions.ts';

const PAGE_ROWS = '50';
const NONE_YET = '还没有报告。填报人选择年度后点“填报”即可开始。';
const NONE_FOUND = '没有符合筛选条件的报告。可以取消部分筛选后再看。';

const holds = (me: Me | null | undefined, ...roles: readonly string[]): boolean =>
  me?.grants.some(({ role }) => roles.includes(role)) ?? false;

/** The rows page by page, and how many there are. */
function useReportList({ conditions, sort }: ReturnType<typeof useConditions>) {
  const query = queryOf(conditions, sort).toString();
  const list = useInfiniteQuery({
    queryKey: ['reports', query],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const page = new URLSearchParams({ limit: PAGE_ROWS });
      if (pageParam !== '') page.set('after', pageParam);
      return call<Page<ReportRow>>('GET', `/reports?${query}&${page.toString()}`);
    },
    getNextPageParam: ({ next }) => next,
  });
  const anyStage = new URLSearchParams(conditions);
  anyStage.delete('stage');
  const counted = anyStage.toString();
  const counts = useQuery({
    queryKey: ['reports', 'counts', counted],
    queryFn: () => call<ReportCounts>('GET', `/reports/counts?${counted}`),
  });
  const rows = useMemo(() => list.data?.pages.flatMap(({ items }) => items) ?? [], [list.data]);
  return { list, rows, counts, query };
}

/** Years of the rulebooks, for the filter. */
function useYears(): readonly number[] {
  const rulebooks = useQuery({
    queryKey: ['rulebooks'],
    queryFn: () => call<{ items: readonly { year: number }[] }>('GET', '/rulebooks'),
  });
  return [...new Set(rulebooks.data?.items.map(({ year }) => year) ?? [])];
}

function useRememberedQueue(rows: readonly ReportRow[]): void {
  const { pathname, search } = useLocation();
  useEffect(() => {
    if (rows.length > 0) {
      rememberQueue({ ids: rows.map(({ id }) => id), address: `${pathname}${search}` });
    }
  }, [rows, pathname, search]);
}

/** How many stand where, and what narrows the list. */
function Narrowing({
  state,
  counts,
}: {
  readonly state: ReturnType<typeof useConditions>;
  readonly counts: ReturnType<typeof useReportList>['counts'];
}) {
  const { conditions, sort, change } = state;
  const years = useYears();
  const grades = counts.data?.grades ?? [];
  return (
    <>
      <Loaded query={counts}>
        <StageTally counts={counts.data} conditions={conditions} change={change} />
      </Loaded>
      <ConditionBar {...{ conditions, sort, change, years, grades }} />
    </>
  );
}

/** 催办 of what is selected, after a look at who will be told. */
function UrgeButton({ ids, done }: { readonly ids: readonly string[]; readonly done: () => void }) {
  const [urging, setUrging] = useState<UrgeTargets | null>(null);
  return (
    <>
      <Button
        type="primary"
        disabled={ids.length === 0}
        onClick={() => {
          setUrging({ reportIds: ids });
        }}
      >
        催办所选（{ids.length}）
      </Button>
      <UrgeDialog
        targets={urging}
        close={() => {
          setUrging(null);
        }}
        done={done}
      />
    </>
  );
}

/** The rows so far, or why there are none, and the way to more. */
function Found({
  list,
  ...table
}: Pick<ReturnType<typeof useReportList>, 'list'> & Omit<ReportTableProps, 'loading'>) {
  return (
    <>
      <Loaded query={list}>
        <ReportTable {...table} loading={list.isPending} />
      </Loaded>
      {list.hasNextPage && (
        <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          显示更多
        </Button>
      )}
    </>
  );
}

export default function ReportsPage() {
  const { me } = useSession();
  const district = holds(me, 'bureau_reviewer', 'bureau_approver', 'archivist');
  const mayUrge = holds(me, 'bureau_reviewer', 'bureau_approver');
  const state = useConditions(district ? 'deadline' : 'newest');
  const { conditions, change, clear } = state;
  const { list, rows, counts, query } = useReportList(state);
  const [selected, setSelected] = useState<readonly string[]>([]);
  useRememberedQueue(rows);
  const drafting = me?.grants.find(({ role }) => role === 'drafter');
  const chips = chipsOf(conditions, state.address, counts.data?.grades ?? []);
  // What is no longer shown must not be urged unseen.
  const shown = useMemo(() => new Set(rows.map(({ id }) => id)), [rows]);
  const ids = selected.filter((id) => shown.has(id));
  return (
    <Flex vertical gap="middle">
      <Flex justify="space-between" align="center" wrap gap="small">
        <Typography.Title level={1} style={{ fontSize: 22, margin: 0 }}>
          自评报告
        </Typography.Title>
        <Space wrap>
          {mayUrge && (
            <UrgeButton
              ids={ids}
              done={() => {
                setSelected([]);
              }}
            />
          )}
          {district && <ExportButton path={`/reports/export?${query}`} />}
          {drafting !== undefined && <CreateReport organisationId={drafting.organisationId} />}
        </Space>
      </Flex>
      {district && <Narrowing state={state} counts={counts} />}
      <Chips chips={chips} change={change} clear={clear} />
      <Found
        list={list}
        rows={rows}
        emptyText={chips.length > 0 ? NONE_FOUND : NONE_YET}
        selection={mayUrge ? { ids, select: setSelected } : undefined}
      />
    </Flex>
  );
}
