/**
 * The environment for PostgreSQL's programs: the caller's without PG* variables, which would point
 * them elsewhere, and with English messages, which we read.
 */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', LANGUAGE: 'C' };
}
