export { ArchiveReader, type ArchiveReaderOptions } from './archive-reader.js';
export { archiveReport, type ArchiverOptions, type ArchiveStage } from './archiver.js';
export { ArchiveDownloads } from './downloads.js';
export { assembleArchive } from './assemble.js';
export type { Assembly } from './assemble.js';
export type { ArchiveManifest } from './manifest.js';
export type { PrintedReport, PrintRequest, ReportPrinter } from './printer.js';
export type { ArchiveTask } from './task.js';
export {
  createArchiveVerifier,
  type ArchiveFault,
  type ArchiveFiles,
  type RegisteredEntry,
  type Verification,
  type VerifyArchive,
} from './verify.js';
