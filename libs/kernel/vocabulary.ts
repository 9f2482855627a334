/*
 * Words that rules, workflow, records and the wire share: one list each, so that none can lack what another has.
 */

/** Stages of a report (环节). */
export const STAGES = [
  'draft',
  'committee_review',
  'bureau_review',
  'approved',
  'archived',
] as const;
export type Stage = (typeof STAGES)[number];

/** Roles (角色). The last three are the separated officers (三员) and never decide on reports. */
export const ROLES = [
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
] as const;
export type Role = (typeof ROLES)[number];

/** What can be asked of a report. Commands that leave the stage as it is are in the table too: one table says it all. */
export const COMMANDS = [
  'edit', // facts, paragraphs, measures, evidence
  'waive_check',
  'submit', // 送审
  'withdraw', // 撤回, before the next stage has acted
  'record_meeting', // 党委会
  'committee_pass',
  'committee_return',
  'annotate', // notes pinned to fields
  'adjust_score',
  'appeal_score', // 申诉 of the unit against an adjustment
  'answer_appeal',
  'bureau_return', // to draft or to the committee
  'approve', // 审定
  'archive', // by the system, once the document is stored
  'revise', // a new version that supersedes
] as const;
export type Command = (typeof COMMANDS)[number];

/** Kinds of organisation (单位类别) that owe a report. */
export const ORGANISATION_KINDS = [
  'township',
  'town',
  'subdistrict',
  'ethnic_township',
  'department',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];
