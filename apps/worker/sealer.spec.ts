import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { makeSelfMade } from '#libs/signing';

import { openSealer } from './sealer.js';

describe('openSealer', () => {
  let home: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'ziping-sealer-'));
  });
  afterEach(() => {
    rmSync(home, { recursive: true, force: true });
  });

  const configured = (certificateFile: string, keyFile: string) => ({
    home,
    demo: true,
    signing: { certificateFile, keyFile, passphrase: null },
  });

  it('signs nothing where nothing is configured and nobody plays', async () => {
    expect(await openSealer({ home, demo: false, signing: null }, randomBytes)).toBeNull();
    expect(readdirSync(home)).toEqual([]);
  });

  it('makes a certificate for the demo that says what it is, once, and lets nobody else read the key', async () => {
    const demo = { home, demo: true, signing: null };
    const first = await openSealer(demo, randomBytes);
    const second = await openSealer(demo, randomBytes);
    expect(first?.name).toContain('演示');
    expect(first?.name).toContain('不具法律效力');
    expect(second?.certificateSha256).toBe(first?.certificateSha256);
    const folder = join(home, 'signing');
    expect(readdirSync(folder)).toEqual(['demo.pem']);
    expect(statSync(join(folder, 'demo.pem')).mode & 0o077).toBe(0);
    const content = Uint8Array.of(1, 2, 3);
    expect(await second?.sign(content)).toEqual(await first?.sign(content));
  });

  it('takes the configured certificate before any of its own', async () => {
    const made = await makeSelfMade({
      name: '某区财政局',
      from: new Date('2020-01-01T00:00:00Z'),
      until: new Date('2040-01-01T00:00:00Z'),
      serial: Uint8Array.of(7),
    });
    const [certificate, key] = [join(home, 'certificate.pem'), join(home, 'key.pem')];
    writeFileSync(certificate, made.certificates);
    writeFileSync(key, made.key);
    expect((await openSealer(configured(certificate, key), randomBytes))?.name).toBe('某区财政局');
  });

  it('names the setting whose file is not there', async () => {
    const missing = configured(join(home, 'none.pem'), join(home, 'none.key'));
    await expect(openSealer(missing, randomBytes)).rejects.toMatchObject({
      code: 'config.invalid',
      message: expect.stringContaining('SIGNING_CERTIFICATE') as unknown,
    });
  });
});
