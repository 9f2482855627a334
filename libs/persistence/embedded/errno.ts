import { types } from 'node:util';

/**
 * The system's or PostgreSQL's code of an error (`ENOENT`, `28P01`), or undefined.
 * Not by instanceof: errors of Node itself belong to another realm when a test runner isolates modules.
 */
export function errorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** Code, message and what a program wrote to its error output, for matching. */
export function errorText(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  const written = 'stderr' in error ? String(error.stderr) : '';
  return `${errorCode(error) ?? ''} ${error.message} ${written}`;
}
