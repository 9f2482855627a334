export { replayBureau, scheduleReplays } from './nightly.js';
export { replayArchive, type ReplayOutcome } from './replay.js';
