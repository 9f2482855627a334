import { readFileSync, readdirSync } from 'node:fs';

/** Process ids of the browsers a process (by default this one) started and that still run. */
export function childBrowsers(of: number = process.pid): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => isChildBrowser(pid, of));
}

/** `pid (name) state parent …`; a zombie has ended and only waits to be counted. */
function isChildBrowser(pid: number, of: number): boolean {
  const [, name, state, parent] = /^\d+ \((.*)\) (\S) (\d+)/.exec(statOf(pid)) ?? [];
  return /chrom/.test(name ?? '') && state !== 'Z' && Number(parent) === of;
}

function statOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return '';
  }
}
