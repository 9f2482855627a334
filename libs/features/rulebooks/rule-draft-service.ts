import type { Actor, RuleDraftRecord, Transaction, UnitOfWork } from '#libs/features/ports';
import { beijingDate, beijingTime, ZipingError, type Clock, type IdSource } from '#libs/kernel';
import { applyOperations, type DraftOperation, type PackageFiles } from '#libs/rulebook';

import { draftContent, draftHeadline } from './draft-content.js';
import { stepDraft, type DraftCommand } from './draft-life.js';
import { newestOf, requirePublishable, requireSimulated } from './draft-publication.js';
import { PackageGate } from './package-gate.js';
import { unpackZip } from './package-zip.js';
import { noSuchDraft } from './rule-draft-reader.js';
import { startDraft, type StartedDraft } from './start-draft.js';

export interface RuleDraftDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
  /** Shared with whoever lints the same drafts. */
  readonly gate?: PackageGate;
}

interface Seen {
  readonly draftId: string;
  readonly expectedVersion: number;
}

/**
 * Writes drafts of yearly packages, from their first day to publication. Every change is one transaction: lock, re-read, authorise,
 * compare the version, change, audit. Errors of all: `rulebook.draft_not_found`, `rulebook.stale_version`,
 * `rulebook.action_not_allowed`, `access.*`.
 */
export class RuleDraftService {
  private readonly gate: PackageGate;

  constructor(private readonly dependencies: RuleDraftDependencies) {
    this.gate = dependencies.gate ?? new PackageGate();
  }

  /** Opens a year, or a correction of the same year, from a published package. Errors: `rulebook.not_found`. */
  async create(
    actor: Actor,
    { from, year }: { readonly from: string; readonly year: number },
  ): Promise<StartedDraft & { readonly draft: RuleDraftRecord }> {
    const { read } = this.dependencies.unitOfWork;
    const source = await read.rulebooks.find(actor.bureauId, from);
    if (source === null) throw new ZipingError('rulebook.not_found', '没有这个版本的规则。');
    const newest = newestOf(await read.rulebooks.list(actor.bureauId), year);
    const started = startDraft(source.package, year, newest?.version ?? null);
    const about = { action: 'rule_draft.create', details: { from, year } };
    return { ...started, draft: await this.store(actor, started.package, from, about) };
  }

  /** A draft from the zip of a package folder, which must have no fault. Errors: `rulebook.file_refused`, `rulebook.invalid`. */
  async import(actor: Actor, bytes: Uint8Array): Promise<RuleDraftRecord> {
    const pkg = await this.gate.pass(await unpackZip(bytes));
    return this.store(actor, pkg, null, { action: 'rule_draft.import', details: {} });
  }

  /** All operations or none. Errors: `rulebook.bad_operation`, `rulebook.invalid` for what no draft may hold. */
  async edit(actor: Actor, seen: Seen, operations: readonly DraftOperation[]) {
    let inverse: readonly DraftOperation[] = [];
    const draft = await this.step(actor, seen, 'edit', (before) => {
      const applied = applyOperations(before.package as never, operations);
      inverse = applied.inverse;
      const content = draftContent(applied.value);
      const changed = operations.map(({ path }) => path);
      const editors = [...new Set([...before.editors, actor.userId ?? ''])];
      const headline = draftHeadline(content, before.year);
      return { change: { package: content, ...headline, editors }, details: { changed } };
    });
    return { draft, inverse };
  }

  /** Errors: `rulebook.invalid` with every fault, and what `requirePublishable` refuses. */
  async submit(actor: Actor, seen: Seen, note: string): Promise<RuleDraftRecord> {
    const { pkg, contentHash } = await this.gated(actor, seen, 'submit');
    return this.step(actor, seen, 'submit', async (before, now, transaction) => {
      if (before.contentHash !== contentHash) throw staleContent();
      await requirePublishable(transaction, actor.bureauId, pkg);
      const submitted = { note, submittedByName: actor.name, submittedAt: now };
      const editors = [...new Set([...before.editors, actor.userId ?? ''])];
      return { change: { ...submitted, editors, reason: null }, details: { note } };
    });
  }

  withdraw(actor: Actor, seen: Seen): Promise<RuleDraftRecord> {
    return this.step(actor, seen, 'withdraw', () => ({ change: {}, details: {} }));
  }

  /** Ends or sends back. */
  refuse(
    actor: Actor,
    seen: Seen,
    command: 'send_back' | 'discard',
    reason: string,
  ): Promise<RuleDraftRecord> {
    return this.step(actor, seen, command, (_before, now) => ({
      change: { reason, decidedByName: actor.name, decidedAt: now },
      details: { reason },
    }));
  }

  /**
   * Publishes what the approver has read, in force from a day on. Returns its hash.
   * Errors: `rulebook.stale_content`, `rulebook.not_simulated`, `rulebook.invalid`, `request.invalid` for a day gone by,
   * `requirePublishable`'s.
   */
  async publish(
    actor: Actor,
    { contentHash, effectiveFrom, ...seen }: Seen & PublishInput,
  ): Promise<string> {
    const { pkg, contentHash: passed } = await this.gated(actor, seen, 'publish');
    const draft = await this.step(actor, seen, 'publish', async (before, now, transaction) => {
      if ([contentHash, passed].some((hash) => hash !== before.contentHash)) throw staleContent();
      requireFuture(effectiveFrom, now);
      await requireSimulated(transaction, before);
      await transaction.rulebooks.lockYears(actor.bureauId);
      const hash = await requirePublishable(transaction, actor.bureauId, pkg);
      const { year, version } = pkg.manifest;
      await transaction.rulebooks.insert({
        ...{ hash, bureauId: actor.bureauId, year, version, status: 'published', package: pkg },
        ...{ publishedAt: now, effectiveFrom },
      });
      await audit(transaction, actor, now, {
        ...{ action: 'rulebook.publish', subjectType: 'rulebook', subjectId: hash },
        details: { year, version, effectiveFrom, draftId: before.id, note: before.note },
      });
      const decided = { decidedByName: actor.name, decidedAt: now, publishedHash: hash };
      return { change: decided, details: { hash, effectiveFrom } };
    });
    return draft.publishedHash ?? '';
  }

  /** New reports use it no more; those that do stay with it. Errors: `rulebook.not_found`, `rulebook.action_not_allowed`. */
  async retire(actor: Actor, hash: string, reason: string): Promise<void> {
    await this.dependencies.unitOfWork.run(async (transaction) => {
      const { bureauId } = actor;
      const record = await transaction.rulebooks.find(bureauId, hash);
      if (record === null) throw new ZipingError('rulebook.not_found', '没有这个版本的规则。');
      if (!(await transaction.rulebooks.retire(bureauId, hash))) {
        throw new ZipingError('rulebook.action_not_allowed', '这个版本的规则已经停用。');
      }
      const { year, version } = record;
      await audit(transaction, actor, this.dependencies.clock.now(), {
        ...{ action: 'rulebook.retire', subjectType: 'rulebook', subjectId: hash },
        details: { year, version, reason },
      });
    });
  }

  private async store(
    actor: Actor,
    files: PackageFiles,
    basedOn: string | null,
    about: { readonly action: string; readonly details: Readonly<Record<string, unknown>> },
  ): Promise<RuleDraftRecord> {
    const draft = this.newDraft(actor, files, basedOn);
    await this.dependencies.unitOfWork.run(async (transaction) => {
      await transaction.ruleDrafts.insert(draft);
      const subject = { subjectType: 'rule_draft', subjectId: draft.id };
      await audit(transaction, actor, draft.createdAt, { ...about, ...subject });
    });
    return draft;
  }

  private newDraft(actor: Actor, files: PackageFiles, basedOn: string | null): RuleDraftRecord {
    const { userId, name, bureauId } = actor;
    if (userId === null) throw new ZipingError('access.denied', '草稿须由规则维护人建立。');
    const now = this.dependencies.clock.now();
    return {
      ...{ id: this.dependencies.ids.next(), bureauId, state: 'draft', version: 1, basedOn },
      ...{ package: files, ...draftHeadline(files, Number(beijingDate(now).slice(0, 4))) },
      ...{ editors: [userId], createdBy: userId, createdByName: name, createdAt: now },
      ...{ updatedByName: name, updatedAt: now, note: null, submittedByName: null },
      ...{ submittedAt: null, reason: null, decidedByName: null, decidedAt: null },
      publishedHash: null,
    };
  }

  /**
   * The package of a draft, through the gate before any row is locked: the golden cases take about a second. The
   * transaction that follows compares the hash.
   */
  private async gated(actor: Actor, seen: Seen, command: DraftCommand) {
    const { ruleDrafts } = this.dependencies.unitOfWork.read;
    const found = await ruleDrafts.find(actor.bureauId, seen.draftId);
    const { draft } = asSeen(actor, found, seen, command);
    return { pkg: await this.gate.pass(draft.package), contentHash: draft.contentHash };
  }

  private async step(
    actor: Actor,
    seen: Seen,
    command: DraftCommand,
    work: Work,
  ): Promise<RuleDraftRecord> {
    return this.dependencies.unitOfWork.run(async (transaction) => {
      const found = await transaction.ruleDrafts.lock(actor.bureauId, seen.draftId);
      const { draft: before, state } = asSeen(actor, found, seen, command);
      const now = this.dependencies.clock.now();
      const { change, details } = await work(before, now, transaction);
      const version = before.version + 1;
      const updated = { updatedByName: actor.name, updatedAt: now };
      const draft: RuleDraftRecord = { ...before, ...updated, ...change, state, version };
      await transaction.ruleDrafts.update(draft);
      await audit(transaction, actor, now, {
        ...{ action: `rule_draft.${command}`, subjectType: 'rule_draft', subjectId: before.id },
        details: { ...details, version, contentHash: draft.contentHash },
      });
      return draft;
    });
  }
}

/** A draft that is there and still the one that was seen, with the state a command leads to. */
function asSeen(
  actor: Actor,
  draft: RuleDraftRecord | null,
  { expectedVersion }: Seen,
  command: DraftCommand,
) {
  if (draft === null) throw noSuchDraft();
  if (draft.version !== expectedVersion) throw stale(draft);
  return { draft, state: stepDraft(draft, command, actor) };
}

interface PublishInput {
  readonly contentHash: string;
  readonly effectiveFrom: string;
}

interface Worked {
  readonly change: Partial<RuleDraftRecord>;
  readonly details: Readonly<Record<string, unknown>>;
}
type Work = (
  before: RuleDraftRecord,
  now: Date,
  transaction: Transaction,
) => Worked | Promise<Worked>;

interface About {
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly details: Readonly<Record<string, unknown>>;
}

async function audit(
  transaction: Transaction,
  actor: Actor,
  at: Date,
  about: About,
): Promise<void> {
  const { bureauId, userId: actorId, name: actorName, requestId } = actor;
  await transaction.audit.append({ bureauId, at, actorId, actorName, requestId, ...about });
}

function requireFuture(effectiveFrom: string, now: Date): void {
  if (effectiveFrom >= beijingDate(now)) return;
  const message = '生效日期不能早于今天。';
  throw new ZipingError('request.invalid', message, { path: 'effectiveFrom' });
}

function stale({ version, updatedByName, updatedAt }: RuleDraftRecord): ZipingError {
  const message = `草稿已由${updatedByName}于${beijingTime(updatedAt)}改为第 ${version} 版；您的修改没有丢失，刷新后可以重新提交。`;
  const details = { currentVersion: version, updatedByName, updatedAt: updatedAt.toISOString() };
  return new ZipingError('rulebook.stale_version', message, { details });
}

const staleContent = (): ZipingError =>
  new ZipingError('rulebook.stale_content', '草稿内容与您看到的不同，请刷新后重新审阅。');
