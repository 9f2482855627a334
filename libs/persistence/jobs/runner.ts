import { setTimeout as pause } from 'node:timers/promises';

import type PgBoss from 'pg-boss';

import { ZipingError, type ErrorCode } from '#libs/kernel';

import { bossOver, type ExecuteSql } from './boss.js';
import { delayAfter, postpone } from './postpone.js';
import { JOB_NAMES, type Job, type JobName } from './queues.js';

/** A claimed job. The handler may complete it in its own transaction by `id`; otherwise the runner does afterwards. */
export interface ClaimedJob<N extends JobName = JobName> {
  readonly id: string;
  readonly name: N;
  readonly data: Extract<Job, { readonly name: N }>['data'];
  /** How often it has been tried before. */
  readonly tries: number;
}

export type JobHandlers = { readonly [N in JobName]: (job: ClaimedJob<N>) => Promise<void> };

export interface JobRunnerOptions {
  /** On a pool of connections; the runner holds none while a job runs. */
  readonly executeSql: ExecuteSql;
  readonly handlers: JobHandlers;
  readonly concurrency?: number;
  readonly pollMilliseconds?: number;
  /** How often leases that ran out are looked for, in seconds. */
  readonly superviseSeconds?: number;
  /** Everything an operator should see. */
  readonly log: (event: JobEvent) => void;
}

export interface JobEvent {
  readonly event: 'started' | 'claimed' | 'done' | 'failed' | 'trouble' | 'stopped';
  readonly job?: { readonly id: string; readonly name: JobName; readonly tries: number };
  readonly milliseconds?: number;
  /** Seconds until the next try. */
  readonly retryIn?: number;
  readonly error?: unknown;
}

export interface JobRunner {
  /** Starts to claim jobs. Errors: whatever the database answers, e.g. that the schema is not installed. */
  start(): Promise<void>;
  /** Looks for jobs now instead of at the next poll. */
  wake(): void;
  /** Claims no more, waits for what runs, then gives back what is not done so that another worker takes it at once. */
  stop(options?: { readonly graceMilliseconds?: number }): Promise<void>;
}

const DEFAULT_GRACE_MS = 10_000;

/**
 * Runs jobs until stopped. We poll pg-boss ourselves: its `work` neither awaits nor catches the statement that
 * completes a job, so a lost connection would end the process with an unhandled rejection.
 */
export function createJobRunner(options: JobRunnerOptions): JobRunner {
  const superviseSeconds = options.superviseSeconds ?? 2;
  const boss = bossOver(options.executeSql, {
    supervise: true,
    maintenanceIntervalSeconds: superviseSeconds,
  });
  boss.on('error', (error) => {
    options.log({ event: 'trouble', error });
  });
  const claimed = new Map<string, ClaimedJob>();
  const running = new AbortController();
  const sleeper = createSleeper(running.signal);
  const context: LoopContext = { options, boss, claimed, signal: running.signal, sleeper };
  let loops: readonly Promise<void>[] = [];
  return {
    start: async () => {
      await boss.start();
      loops = JOB_NAMES.flatMap((name) =>
        Array.from({ length: options.concurrency ?? 2 }, () => loop(context, name)),
      );
      options.log({ event: 'started' });
    },
    wake: () => {
      sleeper.wake();
    },
    stop: async ({ graceMilliseconds = DEFAULT_GRACE_MS } = {}) => {
      running.abort();
      sleeper.wake();
      const grace = pause(graceMilliseconds, undefined, { ref: false });
      await Promise.race([Promise.all(loops), grace]);
      await giveBack(context);
      await boss.stop({ graceful: false });
      options.log({ event: 'stopped' });
    },
  };
}

interface LoopContext {
  readonly options: JobRunnerOptions;
  readonly boss: PgBoss;
  readonly claimed: Map<string, ClaimedJob>;
  readonly signal: AbortSignal;
  readonly sleeper: Sleeper;
}

async function loop(context: LoopContext, name: JobName): Promise<void> {
  while (!context.signal.aborted) {
    const job = await claim(context, name);
    if (job === undefined) await context.sleeper.sleep(context.options.pollMilliseconds ?? 1_000);
    else await runOne(context, job);
  }
}

async function claim(context: LoopContext, name: JobName): Promise<ClaimedJob | undefined> {
  try {
    const [row] = await context.boss.fetch<Job['data']>(name, { includeMetadata: true });
    if (row === undefined) return undefined;
    return { id: row.id, name, data: row.data, tries: row.retryCount };
  } catch (error) {
    context.options.log({ event: 'trouble', error });
    return undefined;
  }
}

async function runOne(context: LoopContext, job: ClaimedJob): Promise<void> {
  const { log, handlers } = context.options;
  const started = performance.now();
  const about = { job: { id: job.id, name: job.name, tries: job.tries } };
  context.claimed.set(job.id, job);
  log({ event: 'claimed', ...about });
  try {
    // The name of a claimed job is the one it was queued under, and so is its data.
    await (handlers[job.name] as (job: ClaimedJob) => Promise<void>)(job);
    await context.boss.complete(job.name, job.id);
    log({ event: 'done', ...about, milliseconds: Math.round(performance.now() - started) });
  } catch (error) {
    const retryIn = delayAfter(error, job.tries);
    await release(context, job, error, retryIn);
    log({ event: 'failed', ...about, error, retryIn });
  } finally {
    context.claimed.delete(job.id);
  }
}

/** Hands a job back. If even that fails (no database), its lease runs out and brings it back. */
async function release(
  context: LoopContext,
  job: ClaimedJob,
  error: unknown,
  seconds: number,
): Promise<void> {
  try {
    await context.boss.fail(job.name, job.id, reasonOf(error));
    await postpone(context.options.executeSql, job.name, job.id, seconds);
  } catch (trouble) {
    context.options.log({ event: 'trouble', error: trouble });
  }
}

async function giveBack(context: LoopContext): Promise<void> {
  for (const job of context.claimed.values()) {
    await release(context, job, new Error('the worker was stopped'), 0);
  }
}

/** Kept with the job. With a code, the message is one for people. */
function reasonOf(error: unknown): { readonly message: string; readonly code?: ErrorCode } {
  if (error instanceof ZipingError) return { message: error.message, code: error.code };
  return { message: error instanceof Error ? error.message : String(error) };
}

interface Sleeper {
  sleep(milliseconds: number): Promise<void>;
  wake(): void;
}

/** Sleeps until time is up or somebody wakes all sleepers; not at all once the runner stops. */
function createSleeper(stopped: AbortSignal): Sleeper {
  const asleep = new Set<() => void>();
  return {
    sleep: (milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(wake, stopped.aborted ? 0 : milliseconds);
        asleep.add(wake);
        function wake(): void {
          clearTimeout(timer);
          asleep.delete(wake);
          resolve();
        }
      }),
    wake: () => {
      for (const wake of asleep) wake();
    },
  };
}
