import { runningProcesses } from './processes.js';

/** Process ids of the browsers a process (by default this one) started and that still run. */
export function childBrowsers(of: number = process.pid): readonly number[] {
  return runningProcesses()
    .filter(({ name, parent }) => name.includes('chrom') && parent === of)
    .map(({ pid }) => pid);
}
