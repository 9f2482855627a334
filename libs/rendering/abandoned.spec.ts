import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { removeAbandoned } from './abandoned.js';

const PATTERN = /^work-(\d+)-/;

describe('removeAbandoned', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ziping-abandoned-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('removes what a dead process left, and nothing of the living or of others', () => {
    const dead = spawnSync(process.execPath, ['--version']).pid;
    for (const name of [`work-${dead}-a`, `work-${process.pid}-b`, `else-${dead}-c`]) {
      mkdirSync(join(folder, name));
      writeFileSync(join(folder, name, 'file'), '');
    }
    removeAbandoned(folder, PATTERN);
    expect(readdirSync(folder).sort()).toEqual([`else-${dead}-c`, `work-${process.pid}-b`]);
  });

  it('does not mind a folder that is not there', () => {
    expect(() => {
      removeAbandoned(join(folder, 'nowhere'), PATTERN);
    }).not.toThrow();
  });
});
