import type PgBoss from 'pg-boss';

import type { QueuedJob } from '#libs/features/ports';

export type Job = QueuedJob;
export type JobName = Job['name'];

interface QueueRule {
  readonly options: Omit<PgBoss.Queue, 'name'>;
  /** Jobs with the same key wait once, however often they are asked for. */
  readonly keyOf: (job: Job) => string;
  /** Of jobs that run longer than the others: the lease is no shorter than this. */
  readonly leaseSeconds?: number;
}

/** Failed jobs are tried until they succeed or an operator cancels them: a report must not be lost to a full disk. */
const TRIES_WITHOUT_END = 1_000_000;
const TEN_YEARS_IN_DAYS = 3_650;
/** After a lease ran out; after an error the runner waits longer and longer (postpone.ts). */
const RETRY_DELAY_SECONDS = 1;

function reportOf({ name, data }: Job): string {
  if (!('reportId' in data)) throw new TypeError(`${name} is of no one report`);
  return data.reportId;
}

function listOf({ name, data }: Job): string {
  if (name !== 'dispose-archive') throw new TypeError(`${name} is of no disposal list`);
  return data.listId;
}

const bureauOf = ({ data }: Job): string => data.bureauId;

function stepOf({ name, data }: Job): string {
  if (name !== 'verify-archive') throw new TypeError('not a step of a walk over the archive');
  return `${data.runId} ${String(data.done)}`;
}

/** Every queue of the product. Lease times are given by the runner's settings when it installs them. */
export const QUEUES: Readonly<Record<JobName, QueueRule>> = {
  'archive-report': {
    // `short`: one waiting job a key. `stately` and `singleton` would let a second job of a running key
    // block the head of the queue, since pg-boss fetches it, hits the unique index and gets nothing.
    options: {
      policy: 'short',
      retryLimit: TRIES_WITHOUT_END,
      retryDelay: RETRY_DELAY_SECONDS,
      retentionDays: TEN_YEARS_IN_DAYS,
    },
    keyOf: reportOf,
  },
  'prepare-publication': {
    options: {
      policy: 'short',
      retryLimit: TRIES_WITHOUT_END,
      retryDelay: RETRY_DELAY_SECONDS,
      retentionDays: TEN_YEARS_IN_DAYS,
    },
    keyOf: reportOf,
  },
  'replay-archive': {
    // Asked for again the next night: nothing is lost with one that was given up.
    options: { policy: 'short', retryLimit: 3, retryDelay: RETRY_DELAY_SECONDS },
    keyOf: bureauOf,
    leaseSeconds: 3_600,
  },
  'verify-archive': {
    options: {
      policy: 'short',
      retryLimit: TRIES_WITHOUT_END,
      retryDelay: RETRY_DELAY_SECONDS,
      retentionDays: TEN_YEARS_IN_DAYS,
    },
    keyOf: stepOf,
  },
  'dispose-archive': {
    options: {
      policy: 'short',
      retryLimit: TRIES_WITHOUT_END,
      retryDelay: RETRY_DELAY_SECONDS,
      retentionDays: TEN_YEARS_IN_DAYS,
    },
    keyOf: listOf,
    leaseSeconds: 600,
  },
  'label-archive': {
    options: { policy: 'short', retryLimit: TRIES_WITHOUT_END, retryDelay: RETRY_DELAY_SECONDS },
    keyOf: bureauOf,
    leaseSeconds: 300,
  },
  'simulate-rules': {
    options: { policy: 'short', retryLimit: TRIES_WITHOUT_END, retryDelay: RETRY_DELAY_SECONDS },
    keyOf: ({ name, data }) => {
      if (name !== 'simulate-rules') throw new TypeError(`${name} is no chunk of a simulation`);
      return `${data.simulationId} ${String(data.chunk)}`;
    },
    leaseSeconds: 300,
  },
};

export const JOB_NAMES = Object.keys(QUEUES) as JobName[];
