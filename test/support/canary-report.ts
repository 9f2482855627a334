import type { ReportHistory } from '#libs/features/documents';
import { contentHash } from '#libs/kernel';
import { evaluate, type CompiledRulebook, type ReportContent } from '#libs/rulebook';

import { approvedHistory } from './approved-report.js';

/** Stand in the hidden fields of the 2024 package, and nowhere else in the sample. */
export const CANARIES = {
  description: '金丝雀审计事项移送处理决定尚未公布',
  task: '金丝雀重点任务内部工作安排',
  amount: '73918264.55',
} as const;

/** What stands in the way of finding a figure by its digits. */
const BETWEEN_DIGITS = /[\s,，.]/g;

/** Whether a text has a secret, as it stands or by its digits. */
export const reveals = (text: string, secret: string): boolean => {
  const digits = secret.replace(/\D/g, '');
  const figures = text.replace(BETWEEN_DIGITS, '');
  return text.includes(secret) || (digits.length > 4 && figures.includes(digits));
};

export const CANARY_FACTS: ReportContent['facts'] = {
  'problems.description': `${CANARIES.description}，涉及资金73,918,264.55元。`,
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
