import { Alert } from 'antd';
import { caveats, summaryLine } from './summary-line.ts';
import { useSimulation } from './use-simulation.ts';

/** What the approver should know of the draft's effect before it is published. */
export function SimulationNote({ draftId }: { readonly draftId: string }) {
  const { data } = useSimulation(draftId);
  if (data === undefined) return null;
  if (data === null || data.state !== 'done' || !data.current) {
    const title = '这份草稿的现有内容还没有试算。请先在“试算”页试算，看过影响后再发布。';
    return <Alert type="warning" showIcon title={title} style={{ marginBottom: 12 }} />;
  }
  return (
    <Alert
      type="info"
      showIcon
      style={{ marginBottom: 12 }}
      title={`试算 ${String(data.year)} 年度：${summaryLine(data)}`}
      description={caveats(data).join('')}
    />
  );
}
