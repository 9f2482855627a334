import { Alert, Button, Flex, Progress, Select, Spin } from 'antd';
import { useState } from 'react';
import type { RuleDraft, Simulation } from '../../api/types.ts';
import { ExportButton } from '../../shared/export-button.tsx';
import { FailureNote } from '../../shared/failure-note.tsx';
import { beijingTime } from '../../shared/time.ts';
import type { Perform } from '../draft/desk.ts';
import { LoadFailure } from '../../shared/load-failure.tsx';
import { useRulebooks } from '../use-rulebooks.ts';
import { SimulationResults } from './simulation-results.tsx';
import { SimulationSummary } from './simulation-summary.tsx';
import {
  isActive,
  useSimulation,
  useSimulationCancel,
  useSimulationStart,
} from './use-simulation.ts';

/** Years there are rules for, the newest first; reports are of these. */
function useYears(draftYear: number): readonly number[] {
  const published = useRulebooks().data ?? [];
  return [...new Set([...published.map(({ year }) => year), draftYear])].sort((a, b) => b - a);
}

/** The last year before the draft's own: its reports are there already. */
const usualYear = (years: readonly number[], draftYear: number): number =>
  years.find((year) => year < draftYear) ?? draftYear;

interface TabProps {
  readonly draft: RuleDraft;
  readonly perform: Perform;
}

function Start({ draft, perform, again }: TabProps & { readonly again: boolean }) {
  const years = useYears(draft.year);
  const start = useSimulationStart(draft.id, perform);
  const [chosen, setChosen] = useState<number | null>(null);
  const year = chosen ?? usualYear(years, draft.year);
  const closed = draft.state === 'published' || draft.state === 'discarded';
  if (closed) return null;
  return (
    <>
      <Flex wrap gap="small" align="center" style={{ marginBottom: 12 }}>
        <Select
          aria-label="试算哪个年度的报告"
          style={{ width: 170 }}
          value={year}
          onChange={setChosen}
          options={years.map((one) => ({ value: one, label: `${String(one)} 年度的报告` }))}
        />
        <Button
          type="primary"
          loading={start.isPending}
          onClick={() => {
            start.mutate(year);
          }}
        >
          {again ? '重新试算' : '开始试算'}
        </Button>
        <span className="secondary">
          在后台计算，不改动任何报告；{draft.year} 年度正在填报的报告一并试算。
        </span>
      </Flex>
      <FailureNote error={start.error} />
    </>
  );
}

function Running({
  draft,
  simulation,
}: {
  readonly draft: RuleDraft;
  readonly simulation: Simulation;
}) {
  const cancel = useSimulationCancel(draft.id);
  const { total, done, stateLabel, year } = simulation;
  const said = `${stateLabel}：${String(year)} 年度，已试算 ${String(done)} / ${String(total)} 份`;
  return (
    <>
      <Flex gap="small" align="center" wrap style={{ marginBottom: 12 }}>
        <span role="status">{said}</span>
        <Progress
          aria-label="试算进度"
          percent={total === 0 ? 0 : Math.floor((done / total) * 100)}
          style={{ maxWidth: 360, flex: '1 1 200px', margin: 0 }}
        />
        <Button
          loading={cancel.isPending}
          onClick={() => {
            cancel.mutate();
          }}
        >
          取消试算
        </Button>
      </Flex>
      <FailureNote error={cancel.error} />
    </>
  );
}

/** What the simulation is worth for publication. */
function Standing({ simulation }: { readonly simulation: Simulation }) {
  const { state, current, year, total, startedByName, finishedAt, failure } = simulation;
  const when = finishedAt === null ? '' : beijingTime(finishedAt);
  if (state === 'failed') return <Alert type="error" showIcon title={failure} />;
  if (state === 'cancelled') {
    return <Alert type="warning" showIcon title="试算已取消，以下只是取消前算出的部分。" />;
  }
  if (!current) {
    const title = '试算之后草稿又有修改，以下结果不是现有内容的；发布前须重新试算。';
    return <Alert type="warning" showIcon title={title} />;
  }
  const title = `${startedByName}试算了 ${String(year)} 年度等共 ${String(total)} 份报告，${when} 完成。结果与草稿现有内容一致，可以据此审定发布。`;
  return <Alert type="success" showIcon title={title} />;
}

/** Trying the draft on a year's reports: start, progress, and what came out. */
export function SimulationTab({ draft, perform }: TabProps) {
  const found = useSimulation(draft.id);
  if (found.isError) return <LoadFailure error={found.error} retry={found.refetch} />;
  if (found.data === undefined) return <Spin description="正在读取试算结果" />;
  const simulation = found.data;
  if (simulation === null) {
    return (
      <>
        <p>
          试算告诉您：用这份草稿重新评分，哪些报告的得分和等级会变、哪些校验会新出现问题。发布前须试算。
        </p>
        <Start draft={draft} perform={perform} again={false} />
      </>
    );
  }
  if (isActive(simulation)) return <Running draft={draft} simulation={simulation} />;
  return (
    <>
      <Start draft={draft} perform={perform} again />
      <Standing simulation={simulation} />
      {simulation.summary.reports === 0 ? (
        <p>所选年度还没有报告，没有什么受影响。</p>
      ) : (
        <>
          <Flex justify="end" style={{ marginTop: 12 }}>
            <ExportButton path={`/rule-drafts/${draft.id}/simulation/export`} of="试算结果" />
          </Flex>
          <SimulationSummary simulation={simulation} />
          <SimulationResults draftId={draft.id} simulation={simulation} />
        </>
      )}
    </>
  );
}
