import { describe, expect, it } from '@jest/globals';

import { dueOn, submissionDeadline } from './due-date.js';

const WORKFLOW = {
  stages: [
    { id: 'draft' as const, label: '填报', days: 30 },
    { id: 'committee_review' as const, label: '审议', days: 10 },
    { id: 'bureau_review' as const, label: '审核', days: 15 },
    { id: 'archived' as const, label: '已归档' },
  ],
  deadline: { month: 3, day: 31 },
};

const report = (
  stage: 'draft' | 'committee_review' | 'bureau_review' | 'archived',
  since: string,
  submissionId: string | null = null,
) => ({ stage, stageSince: new Date(since), year: 2024, submissionId });

describe('the day a report is due', () => {
  it('is the stage’s limit while that comes before the year’s deadline', () => {
    expect(dueOn(WORKFLOW, report('draft', '2025-01-07T01:00:00Z'))).toBe('2025-02-06');
  });

  it('is the year’s deadline once the stage’s limit lies behind it', () => {
    expect(dueOn(WORKFLOW, report('draft', '2025-03-10T01:00:00Z'))).toBe('2025-03-31');
    expect(dueOn(WORKFLOW, report('draft', '2025-05-10T01:00:00Z'))).toBe('2025-03-31');
  });

  it('is the stage’s limit for a report that came back after the deadline', () => {
    expect(dueOn(WORKFLOW, report('draft', '2025-04-10T01:00:00Z', 'sent'))).toBe('2025-05-10');
  });

  it('is counted in days of Beijing', () => {
    // 16:30 UTC is past midnight in Beijing.
    expect(dueOn(WORKFLOW, report('bureau_review', '2025-03-01T16:30:00Z'))).toBe('2025-03-17');
    expect(dueOn(WORKFLOW, report('bureau_review', '2025-03-01T15:30:00Z'))).toBe('2025-03-16');
  });

  it('is no day where nobody is waited for', () => {
    expect(dueOn(WORKFLOW, report('archived', '2025-03-01T01:00:00Z'))).toBeNull();
  });

  it('is the last of the month where the month has no such day', () => {
    expect(submissionDeadline({ deadline: { month: 2, day: 31 } }, 2024)).toBe('2025-02-28');
  });
});
