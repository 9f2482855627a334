import { ZipingError, type ErrorCode } from '#libs/kernel';

/** What the exit code of every command means. */
export const EXIT = {
  /** Done, nothing found. */
  ok: 0,
  /** Done, and something is wrong with what was looked at: lint faults, failing checks, an altered archive. */
  findings: 1,
  /** The command was not understood, or a file it names cannot be read. */
  usage: 2,
  /** The machine: settings, database, storage, browser. Nothing was decided about what was looked at. */
  environment: 3,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const ENVIRONMENT: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'config.invalid',
  'database.unavailable',
  'storage.unavailable',
  'render.failed',
  'render.timeout',
  'internal',
]);
const USAGE: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'request.malformed',
  'request.invalid',
  'request.too_large',
  'archive.not_found',
  'report.not_found',
  'rulebook.draft_not_found',
]);

/** Exit code for an error that ended a command. An error nobody foresaw is the environment's. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof ZipingError)) return EXIT.environment;
  if (ENVIRONMENT.has(error.code)) return EXIT.environment;
  return USAGE.has(error.code) ? EXIT.usage : EXIT.findings;
}
