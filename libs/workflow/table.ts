import type { GuardId } from './guards.js';
import type { Command, Role, Stage } from '#libs/kernel';

/** One row: in this stage, this command, by one of these roles, when every guard is open, leads there. */
export interface TransitionRow {
  readonly from: Stage;
  readonly command: Command;
  readonly roles: readonly Role[] | 'system';
  readonly guards: readonly GuardId[];
  readonly to: Stage;
}

const row = (
  from: Stage,
  command: Command,
  roles: TransitionRow['roles'],
  guards: readonly GuardId[],
  to: Stage = from,
): TransitionRow => ({ from, command, roles, guards, to });

const DRAFTER: readonly Role[] = ['drafter'];
const UNIT: readonly Role[] = ['drafter', 'committee_secretary'];
const SECRETARY: readonly Role[] = ['committee_secretary'];
const BUREAU: readonly Role[] = ['bureau_reviewer', 'bureau_approver'];
const APPROVER: readonly Role[] = ['bureau_approver'];

/** The whole flow of a report. Nothing else in the project asks which stage a report is in to decide what may happen. */
export const TRANSITIONS: readonly TransitionRow[] = Object.freeze([
  row('draft', 'edit', DRAFTER, []),
  row('draft', 'waive_check', DRAFTER, []),
  row('draft', 'submit', DRAFTER, ['ready'], 'committee_review'),

  row('committee_review', 'withdraw', DRAFTER, ['untouched'], 'draft'),
  row('committee_review', 'record_meeting', SECRETARY, ['notSubmitter']),
  row(
    'committee_review',
    'committee_pass',
    SECRETARY,
    ['notSubmitter', 'meetingCarried'],
    'bureau_review',
  ),
  row(
    'committee_review',
    'committee_return',
    SECRETARY,
    ['notSubmitter', 'committeeMayReturn'],
    'draft',
  ),

  row('bureau_review', 'withdraw', SECRETARY, ['untouched'], 'committee_review'),
  row('bureau_review', 'annotate', BUREAU, ['notSubmitter']),
  row('bureau_review', 'adjust_score', BUREAU, ['notSubmitter']),
  row('bureau_review', 'appeal_score', UNIT, []),
  row('bureau_review', 'answer_appeal', BUREAU, ['notSubmitter']),
  row('bureau_review', 'bureau_return', BUREAU, ['notSubmitter', 'bureauMayReturn'], 'draft'),
  row(
    'bureau_review',
    'bureau_return',
    BUREAU,
    ['notSubmitter', 'bureauMayReturn'],
    'committee_review',
  ),
  row(
    'bureau_review',
    'approve',
    APPROVER,
    ['notSubmitter', 'meetingCarried', 'appealsAnswered'],
    'approved',
  ),

  row('approved', 'revise', DRAFTER, ['notRevised']),
  row('approved', 'archive', 'system', [], 'archived'),
  row('archived', 'revise', DRAFTER, ['notRevised']),
]);

/** Stages a report may rest in for good. */
export const FINAL_STAGES: ReadonlySet<Stage> = new Set<Stage>(['archived']);
export const FIRST_STAGE: Stage = 'draft';
