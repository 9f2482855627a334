import { describe, expect, it } from '@jest/globals';
import { isAbsolute, join } from 'node:path';

import { ZipingError } from '#libs/kernel';

import { loadConfig } from './load.js';
import { repositoryRoot } from './root.js';

function refusal(environment: Record<string, string>): ZipingError {
  try {
    loadConfig(environment);
  } catch (error) {
    if (error instanceof ZipingError) return error;
    throw error;
  }
  throw new Error('the settings were accepted');
}

describe('loadConfig', () => {
  it('needs no variable at all', () => {
    const config = loadConfig({});
    expect(config.home).toBe(join(repositoryRoot(), '.ziping'));
    expect(config.storageFolder).toBe(join(config.home, 'blobs'));
    expect(config.bucket).toBeNull();
    expect(config.http).toEqual({
      host: '127.0.0.1',
      port: 3000,
      trustedProxies: [],
      publicPerMinute: 240,
      publicOrigin: 'http://127.0.0.1:3000',
    });
    expect(config.database).toEqual({ url: null, poolSize: 10 });
    expect(config.demo).toBe(true);
  });

  it('loads no demo into a configured database unless asked', () => {
    const DATABASE_URL = 'postgres://a:b@db.example/ziping';
    expect(loadConfig({ DATABASE_URL }).demo).toBe(false);
    expect(loadConfig({ DATABASE_URL, ZIPING_DEMO: 'on' }).demo).toBe(true);
  });

  it('reads the proxies to be trusted as addresses and networks, and nothing else', () => {
    const networks = '10.0.0.5, 192.168.0.0/16,2001:db8::/32';
    expect(loadConfig({ TRUSTED_PROXIES: networks }).http.trustedProxies).toEqual([
      '10.0.0.5',
      '192.168.0.0/16',
      '2001:db8::/32',
    ]);
    for (const wrong of [
      'proxy.example',
      '10.0.0.5/33',
      '10.0.0.0/8/8',
      'true',
      '*',
      '10.0.0.1,',
    ]) {
      expect(refusal({ TRUSTED_PROXIES: wrong }).code).toBe('config.invalid');
    }
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig({ PORT: '', DATABASE_URL: ' ' })).toEqual(loadConfig({}));
  });

  it('makes relative paths absolute from the clone, not from where it is started', () => {
    const config = loadConfig({ ZIPING_HOME: 'data', ZIPING_FONTS: 'fonts' });
    expect(config.home).toBe(join(repositoryRoot(), 'data'));
    expect(isAbsolute(config.renderer.fontFolder ?? '')).toBe(true);
  });

  it('takes a bucket whole or not at all, and certificate and key together', () => {
    const bucket = {
      S3_ENDPOINT: 'https://s3.example',
      S3_BUCKET: 'ziping',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 's3cret',
    };
    expect(loadConfig(bucket).bucket).toMatchObject({ bucket: 'ziping', region: 'us-east-1' });
    const half = refusal({ S3_ENDPOINT: 'https://s3.example', S3_SECRET_ACCESS_KEY: 's3cret' });
    expect(half.faults.map(({ path }) => path)).toEqual(['S3_BUCKET']);
    expect(half.message).not.toContain('s3cret');
    expect(refusal({ ...bucket, ZIPING_STORAGE: 'blobs' }).message).toContain('只能设一个');
    expect(refusal({ SIGNING_KEY: 'key.pem' }).faults.map(({ path }) => path)).toEqual([
      'SIGNING_CERTIFICATE',
    ]);
    const signing = { SIGNING_KEY: 'key.pem', SIGNING_CERTIFICATE: 'certificate.pem' };
    expect(isAbsolute(loadConfig(signing).signing?.keyFile ?? '')).toBe(true);
  });

  it('is frozen to the bottom', () => {
    const config = loadConfig({});
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.worker)).toBe(true);
  });

  it('names every refused variable at once and shows no value', () => {
    const error = refusal({
      DATABASE_URL: 'mysql://root:s3cret@host/x',
      PORT: '70000',
      LOG_LEVEL: 'loud-s3cret',
    });
    expect(error.code).toBe('config.invalid');
    expect(error.faults.map((fault) => fault.path)).toEqual(['PORT', 'DATABASE_URL', 'LOG_LEVEL']);
    expect(JSON.stringify([error.message, error.faults])).not.toContain('s3cret');
    expect(error.message).not.toContain('70000');
    expect(error.cause).toBeUndefined();
  });

  it.each([
    ['PORT', '-1'],
    ['PORT', '3000.5'],
    ['PORT', '1e3'],
    ['HOST', 'a b'],
    ['JOB_LEASE_SECONDS', '4'],
    ['SESSION_COOKIE_SECURE', 'maybe'],
    ['ZIPING_HOME', 'a\0b'],
  ])('refuses %s=%j', (name, value) => {
    expect(refusal({ [name]: value }).faults.map((fault) => fault.path)).toEqual([name]);
  });
});
