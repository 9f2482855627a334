import { readFileSync } from 'node:fs';

const LOOK_MS = 500;

/**
 * Calls back when npm, or the shell it runs us in, is gone. Asked to stop, npm asks only that shell, which dies alone:
 * nobody would be left to stop the application. Not through npm, our parent's end means nothing (nohup).
 * @param {() => void} callback
 * @returns {() => void} stops looking
 */
export function whenAbandoned(callback) {
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const before = ancestors();
  const timer = setInterval(() => {
    if (ancestors() !== before) callback();
  }, LOOK_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Shell and npm, as one text to compare. */
function ancestors() {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

/** Only where /proc tells; elsewhere the shell alone is watched. */
function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets, and may hold anything.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1];
  } catch {
    return '';
  }
}
