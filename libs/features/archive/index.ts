export { ArchiveReader, type ArchiveReaderOptions, type DescribedEntry } from './archive-reader.js';
export {
  archiveReport,
  identifiedBy,
  sealedBy,
  type ArchiverOptions,
  type ArchiveStage,
} from './archiver.js';
export { ArchiveDownloads } from './downloads.js';
export { approvedAt, approvedSubmission } from './approved.js';
export { assembleArchive } from './assemble.js';
export type { Assembly } from './assemble.js';
export type { ArchiveFault } from './fault.js';
export { snapshotInput } from './meaning.js';
export type { ArchiveManifest } from './manifest.js';
export { verificationMark } from './verification-mark.js';
export { troubleWords } from './trouble.js';
export { verificationSteps } from './steps.js';
export type { ArchiveTask } from './task.js';
export {
  createArchiveVerifier,
  type ArchiveFiles,
  type RegisteredEntry,
  type Verification,
  type VerifyArchive,
} from './verify.js';
export { publicBlobName, publicSeal } from './published.js';
export { sealDays } from './chain.js';
export { verifyArchiveChain, type ChainVerdict, type KnownRoot } from './verify-chain.js';
export { labelFilings, readLabel } from './label.js';
export { archiveListSheet, RETENTION_LABELS } from './list-sheet.js';
export { disposalHash, disposalNumber, disposalWords, subjectOf } from './disposal.js';
export { archiveBlobName, FILE_NAMES, formatOf, LABEL_NAME, payloadPath } from './names.js';
export { archiveBlobNames } from './stored-files.js';
export { ArchiveRuns, type RunStanding } from './run.js';
export { nightlyIsDue } from './nightly.js';
export { ArchiveKeeping, type Keeping } from './keeping.js';
