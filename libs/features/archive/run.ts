import {
  systemActor,
  type Actor,
  type ArchiveEntryRecord,
  type ArchiveFinding,
  type ArchiveRunRecord,
  type NoticeRecord,
  type Transaction,
  type UnitOfWork,
  type VerifyArchiveJob,
} from '#libs/features/ports';
import { beijingDate, ZipingError, type Clock, type IdSource } from '#libs/kernel';

import type { ArchiveReader } from './archive-reader.js';
import { nightlyIsDue } from './nightly.js';
import { verifyArchiveChain } from './verify-chain.js';

/** Entries of one step: few enough that a step ends long before its lease does, and that the count is seen to grow. */
const STEP = 10;
/** So many findings are kept one by one; all are counted. */
const KEPT = 100;

/** The job as claimed; it is completed in the transaction that says how far the walk is. */
export interface RunStep {
  readonly id: string;
  readonly data: VerifyArchiveJob['data'];
}

export interface RunDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** How verification of the whole archive stands. */
export interface RunStanding {
  readonly running: ArchiveRunRecord | null;
  readonly last: ArchiveRunRecord | null;
}

/** Verification of the whole archive of a bureau, as jobs. */
export class ArchiveRuns {
  constructor(private readonly dependencies: RunDependencies) {}

  /** How the bureau's last walk ended, and how far the present one is. */
  async standing({ bureauId }: Pick<Actor, 'bureauId'>): Promise<RunStanding> {
    const { archiveRuns } = this.dependencies.unitOfWork.read;
    return {
      running: await archiveRuns.running(bureauId),
      last: await archiveRuns.finished(bureauId),
    };
  }

  /**
   * Begins a walk over everything the actor's bureau has archived, unless one is under way.
   * @returns the one that is under way now
   */
  start(actor: Actor): Promise<ArchiveRunRecord> {
    const { unitOfWork, clock, ids } = this.dependencies;
    const { bureauId, userId, name } = actor;
    return unitOfWork.run(async (transaction) => {
      await transaction.organisations.lock(bureauId, bureauId);
      const under = await transaction.archiveRuns.running(bureauId);
      if (under !== null) return under;
      const run: ArchiveRunRecord = {
        ...{ id: ids.next(), bureauId, startedByName: name, startedAt: clock.now() },
        trigger: userId === null ? 'nightly' : 'asked',
        total: await transaction.archive.count(bureauId),
        ...{ done: 0, cursor: null, failing: 0, findings: [], finishedAt: null },
      };
      await transaction.archiveRuns.insert(run);
      await record(transaction, run, actor, 'archive.verify_all', {});
      await enqueue(transaction, run);
      return run;
    });
  }

  /** Begins the night's walk of every bureau that is due and has something archived. */
  async startNightly(): Promise<void> {
    const { unitOfWork, clock } = this.dependencies;
    const { organisations, archive, archiveRuns } = unitOfWork.read;
    for (const { id } of await organisations.bureaus()) {
      const last = await archiveRuns.finished(id);
      if (!nightlyIsDue(clock.now(), last?.finishedAt ?? null)) continue;
      if ((await archive.count(id)) > 0) await this.start(systemActor(id));
    }
  }

  /**
   * Does the next step of a walk: a few entries, and after the last of them the chain and the audit trail. Its progress
   * and the job of the step after it are one transaction; a step that another worker did meanwhile is dropped.
   * Errors: `database.unavailable`; whatever else keeps an entry from being verified is a finding.
   * @returns the run when this step ended it
   */
  async step(reader: ArchiveReader, job: RunStep): Promise<ArchiveRunRecord | null> {
    const { read } = this.dependencies.unitOfWork;
    const { bureauId, runId, done } = job.data;
    const before = await read.archiveRuns.running(bureauId);
    if (before?.id !== runId || before.done !== done) return null;
    const entries = await read.archive.list(bureauId, before.cursor, STEP);
    const found = await findingsOf(reader, read, entries);
    const last = entries.length < STEP;
    if (last) found.push(...(await chainFindings(this.dependencies.unitOfWork, bureauId)));
    const finishedAt = last ? this.dependencies.clock.now() : null;
    return this.commit(job, before, { ...advanced(before, entries, found), finishedAt });
  }

  private commit(
    job: RunStep,
    before: ArchiveRunRecord,
    after: ArchiveRunRecord,
  ): Promise<ArchiveRunRecord | null> {
    return this.dependencies.unitOfWork.run(async (transaction) => {
      const { bureauId, failing, findings, finishedAt } = after;
      const now = await transaction.archiveRuns.lock(bureauId, after.id);
      const moved = now?.cursor !== before.cursor || now.finishedAt !== null;
      if (moved) return null;
      await transaction.archiveRuns.advance(after);
      await transaction.jobs.complete({ name: 'verify-archive', id: job.id });
      if (finishedAt === null) {
        await enqueue(transaction, after);
        return null;
      }
      if (failing > 0) {
        const details = { failing, findings: [...findings] };
        const system = systemActor(bureauId);
        await record(transaction, after, system, 'archive.verification_failed', details);
        await tellArchivists(transaction, after, finishedAt, this.dependencies.ids);
      }
      return after;
    });
  }
}

function advanced(
  run: ArchiveRunRecord,
  entries: readonly ArchiveEntryRecord[],
  found: readonly ArchiveFinding[],
): ArchiveRunRecord {
  return {
    ...run,
    done: run.done + entries.length,
    cursor: entries.at(-1)?.id ?? run.cursor,
    failing: run.failing + found.length,
    findings: [...run.findings, ...found].slice(0, KEPT),
  };
}

const enqueue = ({ jobs }: Transaction, { bureauId, id, done }: ArchiveRunRecord): Promise<void> =>
  jobs.enqueue({ name: 'verify-archive', data: { bureauId, runId: id, done } });

async function findingsOf(
  reader: ArchiveReader,
  read: UnitOfWork['read'],
  entries: readonly ArchiveEntryRecord[],
): Promise<ArchiveFinding[]> {
  const findings: ArchiveFinding[] = [];
  for (const entry of entries) {
    const message = await faultOf(reader, entry);
    if (message === null) continue;
    const { bureauId, reportId } = entry;
    const report = await read.reports.find({ bureauId, organisationIds: null }, reportId);
    const unit = report && (await read.organisations.find(bureauId, report.organisationId));
    const subject =
      report === null ? `report ${reportId}` : `${unit?.name ?? ''} ${String(report.year)} 年度`;
    findings.push({ reportId, subject, message });
  }
  return findings;
}

/** null when the entry is sound. An entry that cannot be read is a finding; a database that is gone is none. */
async function faultOf(reader: ArchiveReader, entry: ArchiveEntryRecord): Promise<string | null> {
  try {
    const { ok, faults } = await reader.verifyEntry(entry);
    return ok ? null : faults.map(({ file, message }) => `${file}：${message}`).join('；');
  } catch (error) {
    if (error instanceof ZipingError && error.code === 'database.unavailable') throw error;
    return `无法验证：${error instanceof Error ? error.message : String(error)}`;
  }
}

/** The whole chain, every root, and the audit trail. */
async function chainFindings(unitOfWork: UnitOfWork, bureauId: string): Promise<ArchiveFinding[]> {
  const { faults } = await verifyArchiveChain(unitOfWork, bureauId);
  const findings = faults.map(({ row, message }) => ({ reportId: null, subject: row, message }));
  const verdict = await unitOfWork.read.audit.verify(bureauId);
  if (verdict.intact) return findings;
  const subject = `audit_event ${verdict.brokenAt}`;
  return [...findings, { reportId: null, subject, message: '审计日志自此条起不可信' }];
}

async function tellArchivists(
  { notices }: Transaction,
  { bureauId, failing, findings }: ArchiveRunRecord,
  sentAt: Date,
  ids: IdSource,
): Promise<void> {
  const [first] = findings;
  const example = first === undefined ? '' : `例如${first.subject}：${first.message}。`;
  const told = await notices.recipients(bureauId, [bureauId], ['archivist']);
  const people = [...new Set(told.map(({ userId }) => userId))];
  await notices.insert(
    people.map((recipientId): NoticeRecord => ({
      ...{ id: ids.next(), bureauId, recipientId, reportId: null, stage: null },
      ...{ organisationId: bureauId, year: Number(beijingDate(sentAt).slice(0, 4)) },
      ...{ kind: 'archive', message: `档案验证发现 ${String(failing)} 处问题。${example}` },
      ...{ senderId: null, senderName: '系统', sentAt, readAt: null },
    })),
  );
}

function record(
  { audit }: Transaction,
  run: ArchiveRunRecord,
  { userId, name, requestId }: Actor,
  action: string,
  details: Parameters<Transaction['audit']['append']>[0]['details'],
): Promise<void> {
  const { bureauId, id, startedAt } = run;
  return audit.append({
    ...{ bureauId, at: run.finishedAt ?? startedAt, actorId: userId, actorName: name, action },
    ...{ subjectType: 'archive', subjectId: bureauId, requestId },
    details: { ...details, runId: id },
  });
}
