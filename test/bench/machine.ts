import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';

/** Where the figures come from: without it they say nothing. */
export interface Machine {
  readonly cores: number;
  readonly processor: string;
  readonly memoryGib: number;
  readonly system: string;
  readonly node: string;
  /** Mean number of running processes of the last minute: above the number of cores, others were at work too. */
  readonly loadBefore: number;
}

export function describeMachine(): Machine {
  return {
    cores: availableParallelism(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    memoryGib: Math.round(totalmem() / 2 ** 30),
    system: `${type()} ${release()}`,
    node: process.version,
    loadBefore: load(),
  };
}

export function load(): number {
  return Number((loadavg()[0] ?? 0).toFixed(2));
}
