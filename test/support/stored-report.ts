import type {
  OrganisationRecord,
  ReportRecord,
  RulebookRecord,
  SubmissionRecord,
  Transaction,
  UnitOfWork,
  UserRecord,
} from '#libs/features/ports';

import { approvedHistory, sampleRulebook } from './approved-report.js';

/** The sample as rows: a bureau, a township, one person, the rulebook, a report in draft and its submission. */
export interface StoredReport {
  readonly bureau: OrganisationRecord;
  readonly organisation: OrganisationRecord;
  readonly user: UserRecord;
  readonly rulebook: RulebookRecord;
  readonly draft: ReportRecord;
  readonly submission: SubmissionRecord;
  readonly at: Date;
}

const AT = new Date('2025-03-01T01:30:00.123Z');
// A well-formed PHC string of no password.
const PASSWORD_HASH = '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$aGFzaGhhc2hoYXNoaGFzaA';

/** Makes the records; `store` writes them. */
export async function sampleRecords(): Promise<StoredReport> {
  const compiled = await sampleRulebook();
  const history = await approvedHistory(compiled);
  const { organisation, submission, report } = history;
  if (submission === null) throw new Error('the sample is not submitted');
  const { bureauId } = organisation;
  return {
    bureau: {
      ...organisation,
      id: bureauId,
      name: history.bureauName,
      shortName: '财政局',
      kind: 'bureau',
    },
    organisation: { ...organisation, parentId: bureauId },
    user: userOf(bureauId, organisation.id, submission.submittedBy),
    rulebook: {
      hash: compiled.packageHash,
      bureauId,
      year: report.year,
      version: compiled.package.manifest.version,
      status: 'published',
      package: compiled.package,
      publishedAt: AT,
      effectiveFrom: compiled.package.manifest.effectiveFrom,
    },
    draft: { ...report, stage: 'draft', version: 1, submissionId: null },
    submission,
    at: AT,
  };
}

/** Writes everything up to the draft in one transaction; `also` adds to it. */
export async function store(
  unitOfWork: UnitOfWork,
  records: StoredReport,
  also: (transaction: Transaction) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await unitOfWork.run(async (transaction) => {
    await transaction.organisations.insert(records.bureau);
    await transaction.organisations.insert(records.organisation);
    await transaction.users.insert(records.user, []);
    await transaction.rulebooks.insert(records.rulebook);
    await transaction.reports.insert(records.draft);
    await also(transaction);
  });
}

function userOf(bureauId: string, organisationId: string, id: string): UserRecord {
  return {
    id,
    bureauId,
    organisationId,
    account: 'tianbao',
    name: '填报人',
    passwordHash: PASSWORD_HASH,
    failedAttempts: 0,
    lockedUntil: null,
    disabledAt: null,
    mustChangePassword: false,
    createdAt: AT,
  };
}
