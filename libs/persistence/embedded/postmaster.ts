import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { platform } from 'node:process';

import { errorCode } from './errno.js';

/** What PostgreSQL wrote about itself into postmaster.pid. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

const PID_LINE = 0;
const PORT_LINE = 3;
const STATUS_LINE = 7;

export const pidFileOf = (data: string): string => join(data, 'postmaster.pid');

/**
 * Reads postmaster.pid; undefined when there is none, or when its writer has not got as far as the pid.
 * The file outlives a killed server: whether the process is there is another question (`identify`).
 */
export function readPostmaster(data: string): Postmaster | undefined {
  let lines: string[];
  try {
    lines = readFileSync(pidFileOf(data), 'utf8').split('\n');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw error;
  }
  const pid = Number(lines[PID_LINE]);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  const port = Number(lines[PORT_LINE]);
  return { pid, port, ready: lines[STATUS_LINE]?.trim() === 'ready' };
}

/**
 * gone: no such process. ours: the PostgreSQL server of this data directory. stranger: a process
 * that was given the same number since, which must never be signalled.
 */
export type Identity = 'gone' | 'ours' | 'stranger';

/** Tells whether the process of a pid file is the server of this data directory. */
export function identify(pid: number, data: string): Identity {
  if (!isAlive(pid)) return 'gone';
  if (platform === 'linux') return identifyByWorkingDirectory(pid, data);
  return platform === 'win32' ? 'ours' : identifyByCommand(pid, data);
}

/** True also for a process of somebody else, which cannot be signalled. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** A PostgreSQL server works inside its data directory, whatever its command line says. */
function identifyByWorkingDirectory(pid: number, data: string): Identity {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data) ? 'ours' : 'stranger';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'gone' : 'stranger';
  }
}

function identifyByCommand(pid: number, data: string): Identity {
  try {
    const command = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
    });
    return command.includes('postgres') && command.includes(data) ? 'ours' : 'stranger';
  } catch {
    return 'gone';
  }
}
