import { readFileSync, readdirSync } from 'node:fs';

/** Process ids of the browsers this process started and that still run. */
export function childBrowsers(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(isChildBrowser);
}

/** `pid (name) state parent …`; a zombie has ended and only waits to be counted. */
function isChildBrowser(pid: number): boolean {
  const [, name, state, parent] = /^\d+ \((.*)\) (\S) (\d+)/.exec(statOf(pid)) ?? [];
  return /chrom/.test(name ?? '') && state !== 'Z' && Number(parent) === process.pid;
}

function statOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
