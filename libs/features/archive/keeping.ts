import type {
  Actor,
  ArchiveEntryRecord,
  ArchiveFilingRecord,
  ArchiveHoldRecord,
  ArchiveSchemeRecord,
  Transaction,
} from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';

import type { ArchiveReader } from './archive-reader.js';
import { fileBacklog } from './filing.js';
import type { RunDependencies } from './run.js';

/** 档号, retention and holds of one entry. */
export interface Keeping {
  /** null: its unit has no scheme yet. */
  readonly filing: ArchiveFilingRecord | null;
  /** Newest first; the first may be in force. */
  readonly holds: readonly ArchiveHoldRecord[];
}

export type SchemeInput = Pick<ArchiveSchemeRecord, 'fonds' | 'category' | 'retention'>;

/** What the archivist keeps entries by. */
export class ArchiveKeeping {
  constructor(
    private readonly reader: ArchiveReader,
    private readonly dependencies: RunDependencies,
  ) {}

  /** Errors: `report.not_found` outside the caller's scope, `archive.not_found`. */
  async of(actor: Actor, reportId: string): Promise<Keeping> {
    return this.ofEntry(await this.reader.entry(actor, reportId));
  }

  schemes({ bureauId }: Actor): Promise<readonly ArchiveSchemeRecord[]> {
    return this.dependencies.unitOfWork.read.archiveKeeping.schemes(bureauId);
  }

  /**
   * Sets the scheme of a unit, for entries to come, and numbers those that have no number yet.
   * Errors: `organisation.not_found`.
   * @returns how many entries were numbered now
   */
  setScheme(actor: Actor, organisationId: string, input: SchemeInput): Promise<number> {
    const { bureauId, name } = actor;
    return this.dependencies.unitOfWork.run(async (transaction) => {
      const unit = await transaction.organisations.lock(bureauId, organisationId);
      if (unit === null || unit.kind === 'bureau')
        throw new ZipingError('organisation.not_found', '没有这个单位。');
      const changedAt = this.dependencies.clock.now();
      const scheme = { ...input, bureauId, organisationId, changedByName: name, changedAt };
      await transaction.archiveKeeping.putScheme(scheme);
      const filed = await fileBacklog(transaction, scheme);
      const subject = { subjectType: 'organisation', subjectId: organisationId };
      const details = { ...input, filed };
      const deed = { action: 'archive.scheme', subject, details };
      await this.record(transaction, actor, changedAt, deed);
      return filed;
    });
  }

  /** Errors: those of `of`; `archive.held` when a hold is in force, `archive.disposed`. */
  hold(actor: Actor, reportId: string, reason: string): Promise<Keeping> {
    return this.change(actor, reportId, 'archive.hold', reason, async (transaction, entry, at) => {
      const { bureauId, id: entryId } = entry;
      if ((await transaction.disposals.ofEntry(bureauId, entryId)) !== null)
        throw new ZipingError('archive.disposed', '这份档案已批准销毁，不能再冻结。');
      const [last] = await transaction.archiveKeeping.holds(bureauId, entryId);
      if (last !== undefined && last.liftedAt === null)
        throw new ZipingError('archive.held', '这份档案已经冻结。');
      const id = this.dependencies.ids.next();
      await transaction.archiveKeeping.placeHold({
        ...{ id, bureauId, entryId, reason, placedByName: actor.name, placedAt: at },
        ...{ liftReason: null, liftedByName: null, liftedAt: null },
      });
    });
  }

  /** Errors: those of `of`; `archive.not_held` when none is in force. */
  lift(actor: Actor, reportId: string, reason: string): Promise<Keeping> {
    return this.change(actor, reportId, 'archive.lift', reason, async (transaction, entry, at) => {
      const lift = { liftReason: reason, liftedByName: actor.name, liftedAt: at };
      const { bureauId, id } = entry;
      if (!(await transaction.archiveKeeping.liftHold(bureauId, id, lift)))
        throw new ZipingError('archive.not_held', '这份档案没有冻结。');
    });
  }

  private async change(
    actor: Actor,
    reportId: string,
    action: string,
    reason: string,
    work: (transaction: Transaction, entry: ArchiveEntryRecord, at: Date) => Promise<void>,
  ): Promise<Keeping> {
    const entry = await this.reader.entry(actor, reportId);
    await this.dependencies.unitOfWork.run(async (transaction) => {
      await transaction.archive.lockTail(entry.bureauId);
      const at = this.dependencies.clock.now();
      await work(transaction, entry, at);
      const subject = { subjectType: 'report', subjectId: reportId };
      await this.record(transaction, actor, at, { action, subject, details: { reason } });
    });
    return this.ofEntry(entry);
  }

  private async ofEntry({ bureauId, id }: ArchiveEntryRecord): Promise<Keeping> {
    const { archiveKeeping } = this.dependencies.unitOfWork.read;
    return {
      filing: await archiveKeeping.filing(bureauId, id),
      holds: await archiveKeeping.holds(bureauId, id),
    };
  }

  private record(
    { audit }: Transaction,
    { bureauId, userId, name, requestId }: Actor,
    at: Date,
    { action, subject, details }: Deed,
  ): Promise<void> {
    const by = { actorId: userId, actorName: name };
    return audit.append({ bureauId, at, ...by, action, ...subject, details, requestId });
  }
}

interface Deed {
  readonly action: string;
  readonly subject: { readonly subjectType: string; readonly subjectId: string };
  readonly details: Readonly<Record<string, unknown>>;
}
