import type { TabsProps } from 'antd';
import type { Report } from '../../api/types.ts';
import { EvidencePanel } from '../evidence/evidence-panel.tsx';
import { inForce } from '../panel/bureau-points.ts';
import { ArchivePanel } from '../panel/archive-panel.tsx';
import { ChecksPanel } from '../panel/checks-panel.tsx';
import { MissingPanel } from '../panel/missing-panel.tsx';
import { HistoryPanel } from '../panel/history-panel.tsx';
import { MeetingsPanel } from '../panel/meetings-panel.tsx';
import { ScorePanel } from '../panel/score-panel.tsx';
import { AdjustmentsPanel } from '../review/adjustments-panel.tsx';
import { ChangesLabel, ChangesPanel } from '../review/changes-panel.tsx';
import { NotesPanel } from '../review/notes-panel.tsx';
import { MeasuresPanel } from '../texts/measures-panel.tsx';
import { ParagraphsPanel } from '../texts/paragraphs-panel.tsx';
import { Preview } from './preview.tsx';

type Items = NonNullable<TabsProps['items']>;

const counted = (label: string, count: number): string =>
  count === 0 ? label : `${label}（${String(count)}）`;

/** Everything of a report but its facts, which the page adds in front. */
export function reportTabs(report: Report): Items {
  const adjustments = inForce(report.adjustments).length;
  const evidence = report.attachments.filter(({ kind }) => kind === 'evidence').length;
  const isFinal = report.stage === 'approved' || report.stage === 'archived';
  return [
    { key: 'measures', label: '扣分与整改', children: <MeasuresPanel /> },
    { key: 'paragraphs', label: '正文', children: <ParagraphsPanel /> },
    { key: 'evidence', label: counted('佐证材料', evidence), children: <EvidencePanel /> },
    { key: 'document', label: '报告预览', children: <Preview /> },
    { key: 'changes', label: <ChangesLabel />, children: <ChangesPanel /> },
    {
      key: 'meetings',
      label: counted('会议', report.meetings.length),
      children: <MeetingsPanel />,
    },
    {
      key: 'adjustments',
      label: counted('得分调整', adjustments),
      children: <AdjustmentsPanel />,
    },
    ...(isFinal
      ? [{ key: 'archive', label: '档案', children: <ArchivePanel report={report} /> }]
      : []),
    {
      key: 'history',
      label: '办理过程',
      children: <HistoryPanel />,
    },
  ];
}

/** What is looked at while working: score, checks, notes. */
export function sideTabs(report: Report, shownIndicator: string | undefined): Items {
  const { checks, completeness, unprintable } = report.evaluation;
  const failing = checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'error').length;
  const notes = report.notes.filter(({ resolvedAt }) => resolvedAt === null).length;
  return [
    { key: 'score', label: '得分', children: <ScorePanel shownIndicator={shownIndicator} /> },
    {
      key: 'checks',
      label: counted('校验', failing + unprintable.length),
      children: <ChecksPanel />,
    },
    {
      key: 'missing',
      label: counted('缺项', completeness.missing.length),
      children: <MissingPanel />,
    },
    { key: 'notes', label: counted('批注', notes), children: <NotesPanel /> },
  ];
}
