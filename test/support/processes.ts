import { readdirSync, readFileSync } from 'node:fs';

/** A process of this machine that still runs. */
export interface RunningProcess {
  readonly pid: number;
  readonly parent: number;
  /** What the kernel calls it: cut to fifteen characters. */
  readonly name: string;
  /** Its command line, parts set apart by blanks. */
  readonly command: string;
}

/** All of them but zombies, which have ended and only wait to be counted. Linux. */
export function runningProcesses(): readonly RunningProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      // `pid (name) state parent …`
      const [, name, state, parent] = /^\d+ \((.*)\) (\S) (\d+)/.exec(textOf(pid, 'stat')) ?? [];
      if (name === undefined || state === 'Z') return [];
      const command = textOf(pid, 'cmdline').replaceAll('\0', ' ');
      return [{ pid: Number(pid), parent: Number(parent), name, command }];
    });
}

/** One that ended meanwhile has nothing to read. */
function textOf(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
