import type { JobQueue } from '#libs/features/ports';

import { asBossDb, bossOver, type ExecuteSql } from './boss.js';
import { QUEUES } from './queues.js';

// Only builds statements; each call says on which connection they run.
const boss = bossOver(() => Promise.reject(new Error('a job outside a transaction')));

/**
 * The queue as one transaction sees it: what is enqueued or completed here commits and rolls back with it.
 * @param executeSql runs on the transaction's own connection
 */
export function createJobQueue(executeSql: ExecuteSql): JobQueue {
  const db = asBossDb(executeSql);
  return {
    enqueue: async (job) => {
      const singletonKey = QUEUES[job.name].keyOf(job);
      // No id comes back when the same job is waiting already, which is as good.
      await boss.send(job.name, job.data, { db, singletonKey });
    },
    enqueueAll: async (jobs) => {
      if (jobs.length === 0) return;
      const inserts = jobs.map((job) => ({
        ...{ name: job.name, data: job.data, singletonKey: QUEUES[job.name].keyOf(job) },
      }));
      await boss.insert(inserts, { db });
    },
    complete: async (job) => {
      await boss.complete(job.name, job.id, {}, { db });
    },
  };
}
