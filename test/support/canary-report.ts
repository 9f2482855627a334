import type { ReportHistory } from '#libs/features/documents';
import { contentHash } from '#libs/kernel';
import { evaluate, type CompiledRulebook, type ReportContent } from '#libs/rulebook';

import { approvedHistory } from './approved-report.js';

/** Stand in the hidden fields of the 2024 package, and nowhere else in the sample. */
export const CANARIES = {
  description: '金丝雀审计事项移送处理决定尚未公布',
  task: '金丝雀重点任务内部工作安排',
} as const;

export const CANARY_FACTS: ReportContent['facts'] = {
  'problems.description': `${CANARIES.description}。`,
  'informatisation.incidents': '7',
  key_tasks: [{ id: 'task_01', cells: { content: CANARIES.task, done: true } }],
};

/** The sample's approval on other content. */
export async function historyWith(
  rulebook: CompiledRulebook,
  facts: ReportContent['facts'],
  paragraphs: ReportContent['paragraphs'] = {},
): Promise<ReportHistory> {
  const history = await approvedHistory(rulebook);
  const { submission } = history;
  if (submission === null) throw new Error('an approved report has a submission');
  const was = submission.snapshot;
  const content = {
    ...was.content,
    facts: { ...was.content.facts, ...facts },
    paragraphs: { ...was.content.paragraphs, ...paragraphs },
  };
  const snapshot = { ...was, content };
  const { organisation, year } = snapshot;
  const evaluation = await evaluate(rulebook, { organisation, year, content });
  const hash = contentHash(snapshot);
  return { ...history, submission: { ...submission, snapshot, evaluation, contentHash: hash } };
}
