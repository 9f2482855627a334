import type {
  Actor,
  RuleDraftRecord,
  SimulateRulesJob,
  SimulationChunk,
  SimulationRecord,
  SimulationResultFilter,
  SimulationResultRecord,
  Transaction,
  UnitOfWork,
} from '#libs/features/ports';
import { DRAFT_STATE_LABELS } from '#libs/features/rulebooks';
import { ZipingError, type Clock, type IdSource } from '#libs/kernel';
import { compilePackage, EMPTY_TALLY, parsePackage, type RulebookPackage } from '#libs/rulebook';

import { isActive } from './simulate-chunk.js';

/** A second or so of evaluation: a cancelled simulation stops soon, and a crash costs little. */
export const CHUNK_REPORTS = 100;

export interface SimulationDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

interface Start {
  readonly draftId: string;
  /** 评价年度 of the reports. */
  readonly year: number;
  /** Of the content the caller has before them. */
  readonly contentHash: string;
}

/** A draft's newest simulation; `current` while the draft is still what was tried. */
export interface DraftSimulation {
  readonly simulation: SimulationRecord;
  readonly current: boolean;
}

/**
 * Trying a draft of the rules on a year's reports. Whoever edits or approves rules may ask for it and read it. Errors of
 * all: `rulebook.draft_not_found`, `access.denied`.
 */
export class SimulationService {
  constructor(private readonly dependencies: SimulationDependencies) {}

  /**
   * Leaves a job for each chunk of reports; done at once where there is none.
   * Errors: `rulebook.stale_content`, `rulebook.invalid` for a draft that is no package yet, `rulebook.action_not_allowed`
   * for one that is published or discarded, `rulebook.simulation_running`.
   */
  async start(actor: Actor, { draftId, year, contentHash }: Start): Promise<DraftSimulation> {
    return this.dependencies.unitOfWork.run(async (transaction) => {
      const draft = requireRulePerson(
        actor,
        await transaction.ruleDrafts.lock(actor.bureauId, draftId),
      );
      requireOpen(draft);
      if (draft.contentHash !== contentHash) throw staleContent();
      await requireIdle(transaction, draft);
      const tried = triedPackage(draft);
      const scope = { bureauId: draft.bureauId, year, draftYear: tried.manifest.year };
      const chunks = await transaction.simulations.chunks(scope, CHUNK_REPORTS);
      const simulation = this.planned(actor, draft, year, chunks);
      await transaction.simulations.insert(simulation, tried);
      await transaction.jobs.enqueueAll(jobsOf(simulation, chunks));
      await this.audit(transaction, actor, simulation, 'simulate');
      return { simulation, current: true };
    });
  }

  /** null: never tried. */
  async latest(actor: Actor, draftId: string): Promise<DraftSimulation | null> {
    const { read } = this.dependencies.unitOfWork;
    const draft = requireRulePerson(actor, await read.ruleDrafts.find(actor.bureauId, draftId));
    const simulation = await read.simulations.latest(actor.bureauId, draftId);
    if (simulation === null) return null;
    return { simulation, current: simulation.contentHash === draft.contentHash };
  }

  /** The newest one. Errors: `rulebook.simulation_not_found`. */
  async tried(actor: Actor, draftId: string): Promise<DraftSimulation> {
    const latest = await this.latest(actor, draftId);
    if (latest === null) throw notSimulated();
    return latest;
  }

  /** One that has ended meanwhile stays as it is. Errors: `rulebook.simulation_not_found`. */
  async cancel(actor: Actor, draftId: string): Promise<DraftSimulation> {
    return this.dependencies.unitOfWork.run(async (transaction) => {
      const { ruleDrafts, simulations } = transaction;
      const draft = requireRulePerson(actor, await ruleDrafts.find(actor.bureauId, draftId));
      const latest = await simulations.latest(actor.bureauId, draftId);
      const before = latest && (await simulations.lock(actor.bureauId, latest.id));
      if (before === null) throw notSimulated();
      const current = before.contentHash === draft.contentHash;
      if (!isActive(before)) return { simulation: before, current };
      const finishedAt = this.dependencies.clock.now();
      const simulation: SimulationRecord = { ...before, state: 'cancelled', finishedAt };
      await simulations.update(simulation);
      await this.audit(transaction, actor, simulation, 'simulation_cancelled');
      return { simulation, current };
    });
  }

  /** Reports the newest simulation found changed, the furthest moved first. Errors: `rulebook.simulation_not_found`. */
  async results(
    actor: Actor,
    draftId: string,
    filter: SimulationResultFilter,
  ): Promise<readonly SimulationResultRecord[]> {
    const { simulation } = await this.tried(actor, draftId);
    const { simulations } = this.dependencies.unitOfWork.read;
    return simulations.results(actor.bureauId, simulation.id, filter);
  }

  private planned(
    { name }: Actor,
    draft: RuleDraftRecord,
    year: number,
    chunks: readonly SimulationChunk[],
  ): SimulationRecord {
    const now = this.dependencies.clock.now();
    const { bureauId, id: draftId, contentHash } = draft;
    return {
      ...{ id: this.dependencies.ids.next(), bureauId, draftId, contentHash, year },
      state: chunks.length === 0 ? 'done' : 'queued',
      total: chunks.reduce((sum, { reports }) => sum + reports, 0),
      ...{ done: 0, pending: chunks.map((_, at) => at), tally: EMPTY_TALLY },
      ...{ startedByName: name, startedAt: now, failure: null },
      finishedAt: chunks.length === 0 ? now : null,
    };
  }

  private async audit(
    transaction: Transaction,
    { bureauId, userId: actorId, name: actorName, requestId }: Actor,
    { id, draftId, year, contentHash, total, done }: SimulationRecord,
    step: string,
  ): Promise<void> {
    await transaction.audit.append({
      ...{ bureauId, at: this.dependencies.clock.now(), actorId, actorName, requestId },
      ...{ action: `rule_draft.${step}`, subjectType: 'rule_draft', subjectId: draftId },
      details: { simulationId: id, year, contentHash, total, done },
    });
  }
}

function requireRulePerson(actor: Actor, draft: RuleDraftRecord | null): RuleDraftRecord {
  const works = actor.grants.some(
    ({ role, organisationId }) =>
      (role === 'rule_editor' || role === 'rule_approver') && organisationId === actor.bureauId,
  );
  if (!works) throw new ZipingError('access.denied', '试算须由规则维护人或规则审定人进行。');
  if (draft !== null) return draft;
  throw new ZipingError('rulebook.draft_not_found', '没有这份规则草稿。');
}

function requireOpen({ state }: RuleDraftRecord): void {
  if (state === 'draft' || state === 'in_review') return;
  const message = `草稿${DRAFT_STATE_LABELS[state]}，不能试算。`;
  throw new ZipingError('rulebook.action_not_allowed', message);
}

async function requireIdle(
  { simulations }: Transaction,
  { bureauId, id }: RuleDraftRecord,
): Promise<void> {
  const latest = await simulations.latest(bureauId, id);
  if (latest === null || !isActive(latest)) return;
  const message = '这份草稿正在试算，请等它完成，或先取消。';
  throw new ZipingError('rulebook.simulation_running', message);
}

/** Golden cases may still fail: only what cannot be read or compiled cannot be tried. */
function triedPackage({ package: files }: RuleDraftRecord): RulebookPackage {
  const pkg = parsePackage(files);
  compilePackage(pkg);
  return pkg;
}

function jobsOf(
  { id: simulationId, bureauId }: SimulationRecord,
  chunks: readonly SimulationChunk[],
): SimulateRulesJob[] {
  return chunks.map((chunk, at) => ({
    name: 'simulate-rules',
    data: { bureauId, simulationId, chunk: at, ...chunk },
  }));
}

const staleContent = (): ZipingError =>
  new ZipingError('rulebook.stale_content', '草稿内容与您看到的不同，请刷新后再试算。');

const notSimulated = (): ZipingError =>
  new ZipingError('rulebook.simulation_not_found', '这份草稿还没有试算过。');
