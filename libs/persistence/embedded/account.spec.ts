import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { canEnter, canRead } from './account.js';

/** Nobody on any machine: only the "others" bits count for it. */
const somebody = { uid: 987_654, gid: 987_654 };
let top: string;

beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'ziping-account-'));
  chmodSync(top, 0o755);
  mkdirSync(join(top, 'inner'), { mode: 0o755 });
  writeFileSync(join(top, 'inner', 'file'), 'x', { mode: 0o644 });
});

afterEach(() => {
  rmSync(top, { recursive: true });
});

describe('what the database account can reach', () => {
  it('enters and reads what is open to all', () => {
    expect(canEnter(join(top, 'inner'), somebody)).toBe(true);
    expect(canRead(join(top, 'inner', 'file'), somebody)).toBe(true);
  });

  it('is stopped by one private directory anywhere above', () => {
    chmodSync(top, 0o700);
    expect(canEnter(join(top, 'inner'), somebody)).toBe(false);
    expect(canRead(join(top, 'inner', 'file'), somebody)).toBe(false);
  });

  it('is stopped by a private file', () => {
    chmodSync(join(top, 'inner', 'file'), 0o600);
    expect(canRead(join(top, 'inner', 'file'), somebody)).toBe(false);
  });

  it('asks nothing for ourselves', () => {
    chmodSync(top, 0o700);
    expect(canEnter(join(top, 'inner'), undefined)).toBe(true);
  });
});
