export { ArchiveReader, type ArchiveReaderOptions } from './archive-reader.js';
export { archiveReport, type ArchiverOptions, type ArchiveStage } from './archiver.js';
export { approvedAt, approvedSubmission, assembleArchive } from './assemble.js';
export type { Assembly } from './assemble.js';
export { manifestSchema, type ArchiveManifest } from './manifest.js';
export { archiveBlobName, FILE_NAMES, MANIFEST_NAME, type ArchivePlace } from './names.js';
export type { PrintedReport, PrintRequest, ReportPrinter } from './printer.js';
export type { ArchiveTask } from './task.js';
export {
  ARCHIVE_FAULTS,
  createArchiveVerifier,
  type ArchiveFault,
  type ArchiveFiles,
  type RegisteredEntry,
  type Verification,
  type VerifyArchive,
} from './verify.js';
