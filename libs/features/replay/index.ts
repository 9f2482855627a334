export { replayBureau, replayIsDue, scheduleReplays } from './nightly.js';
export { replayArchive, type ReplayOutcome } from './replay.js';
