import { randomBytes } from 'node:crypto';

import type { Config } from '#libs/config';
import {
  ArchiveReader,
  ArchiveRuns,
  archiveReport,
  labelFilings,
  sealDays,
  type ArchiverOptions,
  type ArchiveStage,
} from '#libs/features/archive';
import type { ReportDependencies } from '#libs/features/decisions';
import { destroyListed } from '#libs/features/disposal';
import type { DocumentSealer } from '#libs/features/ports';
import { preparePublication } from '#libs/features/publication';
import { replayBureau, scheduleReplays } from '#libs/features/replay';
import { evaluationThreads, simulateChunk } from '#libs/features/simulation';
import { createJobRunner, type ExecuteSql, type JobEvent } from '#libs/persistence';
import type { BlobStorage } from '#libs/storage';

import { createPrinter, type Printer } from './printer.js';
import { openSealer } from './sealer.js';

/** What a worker is made of; the process that runs it opens and closes these. */
export interface WorkerParts extends ReportDependencies {
  readonly config: Config;
  /** On the pool, outside any transaction. */
  readonly executeSql: ExecuteSql;
  readonly blobs: BlobStorage;
  readonly log: WorkerLog;
  /** Default: a browser of its own. Closed with the worker either way. */
  readonly printer?: Printer;
  /** Told of every job that is done. */
  readonly onJobDone?: () => void;
  /** Called, and waited for, at every stage of an archive job. */
  readonly onStage?: (stage: ArchiveStage, reportId: string) => void | Promise<void>;
}

/** The part of a pino logger that a worker uses. */
export interface WorkerLog {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

export interface Worker {
  /** Looks for jobs now instead of at the next poll. */
  wake(): void;
  /** Finishes what runs (for ten seconds at most), gives back the rest, ends the browser. */
  stop(): Promise<void>;
}

const SWEEP_EVERY_MS = 60 * 60 * 1_000;

/** Runs archive jobs until stopped: inside the api (`npm start`), or as a process of its own. */
export async function startWorker(parts: WorkerParts): Promise<Worker> {
  const { config, log } = parts;
  const sealer = await openSealer(config, randomBytes);
  const printer =
    parts.printer ??
    createPrinter(config, (event) => {
      log.info({ ...event }, 'printer');
    });
  const archiver = archiverOptions(parts, printer, sealer);
  const runs = new ArchiveRuns(parts);
  const threads = evaluationThreads();
  const runner = createJobRunner({
    executeSql: parts.executeSql,
    handlers: {
      'archive-report': async (job) => {
        await archiveReport(archiver, job);
      },
      'prepare-publication': (job) => preparePublication(archiver, job),
      'simulate-rules': (job) => simulateChunk({ ...parts, ...threads }, job),
      'replay-archive': async ({ data: { bureauId } }) => {
        const { differing, reports } = await replayBureau(parts, bureauId);
        const details = { bureauId, reports, differing };
        if (differing > 0) log.error(details, 'archived scores are not what they were');
        else log.info(details, 'archived scores computed again');
      },
      'verify-archive': (job) => verifyStep(parts, runs, job),
      'dispose-archive': (job) => destroyListed(parts, job),
      'label-archive': ({ data }) => labelFilings(parts, data.bureauId),
    },
    concurrency: config.worker.concurrency,
    pollMilliseconds: config.worker.pollMilliseconds,
    log: (event) => {
      logJob(log, event);
      if (event.event === 'done') parts.onJobDone?.();
    },
  });
  const stopSweeping = sweepRegularly(parts, runs);
  await runner.start();
  return {
    wake: () => {
      runner.wake();
    },
    stop: async () => {
      await stopSweeping();
      await runner.stop();
      await threads.close();
      await printer.close();
    },
  };
}

function archiverOptions(
  parts: WorkerParts,
  printer: Printer,
  sealer: DocumentSealer | null,
): ArchiverOptions {
  return {
    unitOfWork: parts.unitOfWork,
    rulebooks: parts.rulebooks,
    characters: parts.characters,
    clock: parts.clock,
    ids: parts.ids,
    blobs: parts.blobs,
    printer,
    publicOrigin: parts.config.http.publicOrigin,
    sealer,
    onStage: async (stage, reportId) => {
      parts.log.info({ stage, reportId }, 'archive');
      await parts.onStage?.(stage, reportId);
    },
  };
}

async function verifyStep(
  parts: WorkerParts,
  runs: ArchiveRuns,
  job: Parameters<ArchiveRuns['step']>[1],
): Promise<void> {
  const run = await runs.step(new ArchiveReader(parts), job);
  if (run !== null && run.failing > 0)
    parts.log.error({ failing: run.failing, findings: run.findings }, 'the archive is not whole');
}

function logJob(log: WorkerLog, { event, error, ...details }: JobEvent): void {
  const about = error === undefined ? details : { ...details, err: error };
  if (event === 'failed' || event === 'trouble') log.error(about, `job ${event}`);
  else log.info(about, `job ${event}`);
}

/** Writes the Merkle roots of days that are over; those with later entries have theirs from archiving. */
async function sealEverywhere(parts: WorkerParts): Promise<void> {
  const { unitOfWork, clock } = parts;
  for (const { id } of await unitOfWork.read.organisations.bureaus()) {
    await unitOfWork.run((transaction) => sealDays(transaction, id, clock.now()));
    // Of entries that were numbered before numbers stood in packages.
    await labelFilings(parts, id);
  }
}

async function scheduleNight(parts: WorkerParts, runs: ArchiveRuns): Promise<void> {
  await scheduleReplays(parts);
  await runs.startNightly();
}

/** Half-written files of processes that died are removed, days are sealed, the night's replay and verification are asked for, now and every hour. */
function sweepRegularly(parts: WorkerParts, runs: ArchiveRuns): () => Promise<void> {
  const { blobs, clock, log } = parts;
  let [sealing, scheduling] = [Promise.resolve(), Promise.resolve()];
  const sweep = (): void => {
    const before = new Date(clock.now().getTime() - SWEEP_EVERY_MS);
    sealing = sealEverywhere(parts).catch((error: unknown) => {
      log.error({ err: error }, 'days of the archive could not be sealed');
    });
    scheduling = scheduleNight(parts, runs).catch((error: unknown) => {
      log.error({ err: error }, 'the work of the night could not be asked for');
    });
    blobs.sweep(before).then(
      (removed) => {
        if (removed > 0) log.warn({ removed }, 'half-written files removed');
      },
      (error: unknown) => {
        log.error({ err: error }, 'half-written files could not be removed');
      },
    );
  };
  sweep();
  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await Promise.all([sealing, scheduling]);
  };
}
