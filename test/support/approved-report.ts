import { join } from 'node:path';

import type { ReportHistory } from '#libs/features/documents';
import type { DecisionRecord, SubmissionSnapshot } from '#libs/features/ports';
import { loadPackageFolder } from '#libs/features/rulebooks';
import { contentHash } from '#libs/kernel';
import {
  compilePackage,
  evaluate,
  reportContentSchema,
  type CompiledRulebook,
} from '#libs/rulebook';

import { repositoryRoot } from '#libs/config';

const NO_HISTORY = { formerNames: [], namedSince: null, mergedInto: null, mergedOn: null };

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const at = (day: number): Date => new Date(Date.UTC(2025, 2, day, 1, 30));

let compiled: Promise<CompiledRulebook> | undefined;

/** The 2024 rulebook, compiled once a spec file. */
export function sampleRulebook(): Promise<CompiledRulebook> {
  compiled ??= loadPackageFolder(join(repositoryRoot(), 'rules', '2024')).then(compilePackage);
  return compiled;
}

/** The sample report as the records of an approval: submitted, decided by the committee, approved by the bureau. */
export async function approvedHistory(rulebook: CompiledRulebook): Promise<ReportHistory> {
  const example = rulebook.package.examples.find((candidate) => candidate.id === 'humu-2024');
  if (example?.organisation === undefined) throw new Error('the sample is not in the rulebook');
  const content = reportContentSchema.parse(example.content);
  const snapshot: SubmissionSnapshot = {
    reportId: id(1),
    revision: 1,
    year: 2024,
    organisation: { id: id(2), ...example.organisation },
    rulebookHash: rulebook.packageHash,
    content,
    waivers: [],
    attachments: [],
  };
  const hash = contentHash(snapshot);
  const { organisation } = snapshot;
  const evaluation = await evaluate(rulebook, { organisation, year: 2024, content });
  return {
    report: reportOf(snapshot),
    organisation: {
      ...organisation,
      bureauId: id(9),
      parentId: null,
      createdAt: at(1),
      ...NO_HISTORY,
    },
    bureauName: '保定市徐水区财政局',
    submission: {
      id: id(3),
      bureauId: id(9),
      reportId: id(1),
      number: 1,
      contentHash: hash,
      snapshot,
      evaluation,
      otherOrganisations: [],
      submittedBy: id(4),
      submittedAt: at(3),
    },
    decisions: [decision(hash, 'submit', 3), decision(hash, 'approve', 10)],
    meetings: [],
    notes: [],
    adjustments: [],
    appeals: [],
    waivers: [],
    attachments: [],
    otherOrganisations: [],
    people: new Map(),
  };
}

function reportOf(snapshot: SubmissionSnapshot): ReportHistory['report'] {
  return {
    id: id(1),
    bureauId: id(9),
    organisationId: id(2),
    year: 2024,
    revision: 1,
    supersedes: null,
    rulebookHash: snapshot.rulebookHash,
    stage: 'approved',
    version: 9,
    content: snapshot.content,
    openFields: null,
    submissionId: id(3),
    createdAt: at(1),
    updatedAt: at(10),
    stageSince: at(10),
  };
}

function decision(hash: string, command: 'submit' | 'approve', day: number): DecisionRecord {
  const approves = command === 'approve';
  return {
    id: id(100 + day),
    bureauId: id(9),
    reportId: id(1),
    submissionId: id(3),
    contentHash: hash,
    command,
    fromStage: approves ? 'bureau_review' : 'draft',
    toStage: approves ? 'approved' : 'committee_review',
    actorId: id(4),
    actorName: approves ? '审定人' : '填报人',
    actorRole: approves ? 'bureau_approver' : 'drafter',
    reason: approves ? '同意审定。' : null,
    fields: [],
    meetingId: null,
    decidedAt: at(day),
  };
}
