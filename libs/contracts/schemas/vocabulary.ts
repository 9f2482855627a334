import { z } from 'zod';

/*
 * The words of the wire. The server's own lists (stages, roles, commands …) are assigned to these types where answers
 * are mapped, so that a word missing here does not compile there.
 */

export const stage = z.enum(['draft', 'committee_review', 'bureau_review', 'approved', 'archived']);
export type StageName = z.infer<typeof stage>;

export const role = z.enum([
  'drafter',
  'committee_secretary',
  'bureau_reviewer',
  'bureau_approver',
  'rule_editor',
  'rule_approver',
  'archivist',
  'system_admin',
  'security_admin',
  'auditor',
]);
export type RoleName = z.infer<typeof role>;

export const command = z.enum([
  'edit',
  'waive_check',
  'submit',
  'withdraw',
  'record_meeting',
  'committee_pass',
  'committee_return',
  'annotate',
  'adjust_score',
  'bureau_return',
  'approve',
  'archive',
  'revise',
]);
export type CommandName = z.infer<typeof command>;

/** Kinds of unit that owe a report. */
export const unitKind = z.enum([
  'township',
  'town',
  'subdistrict',
  'ethnic_township',
  'department',
]);
export const organisationKind = z.enum([...unitKind.options, 'bureau']);
