export type { ExecuteSql } from './boss.js';
export { installJobs, type InstallOptions } from './install.js';
export { createJobQueue } from './queue.js';
export {
  createJobRunner,
  type ClaimedJob,
  type JobEvent,
  type JobHandlers,
  type JobRunner,
  type JobRunnerOptions,
} from './runner.js';
