import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import S3rver from 's3rver';

import { sha256Hex, type ErrorCode } from '#libs/kernel';

import type { BlobStorage } from './blob-storage.js';
import { openBucketBlobStore, type BucketSettings } from './bucket-blob-store.js';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (found: Uint8Array): string => Buffer.from(found).toString();
const code = (expected: ErrorCode): unknown => expect.objectContaining({ code: expected });
/** The only pair that the test server knows. */
const KEYS = { region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };

describe('bucket blob store', () => {
  let folder: string;
  let server: S3rver;
  let settings: BucketSettings;
  let store: BlobStorage;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ziping-bucket-'));
    const configureBuckets = [{ name: 'ziping', configs: [] }];
    const address = '127.0.0.1';
    server = new S3rver({ port: 0, address, silent: true, directory: folder, configureBuckets });
    const { port } = await server.run();
    settings = { ...KEYS, endpoint: `http://${address}:${String(port)}/`, bucket: 'ziping' };
    store = openBucketBlobStore(settings);
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives back what was stored, with its hash and size', async () => {
    const receipt = await store.put('archive/a1/report.pdf', bytes('内容'));
    expect(receipt).toEqual({ sha256: sha256Hex('内容'), size: 6 });
    expect(text(await store.get('archive/a1/report.pdf'))).toBe('内容');
    expect(await store.exists('archive/a1/report.pdf')).toBe(true);
  });

  it('knows what is not there', async () => {
    expect(await store.exists('none/b')).toBe(false);
    await expect(store.get('none/b')).rejects.toEqual(code('storage.not_found'));
    expect(await store.list('none')).toEqual([]);
  });

  it('stores the same bytes again without complaint, and refuses others', async () => {
    await store.put('same', bytes('x'));
    expect(await store.put('same', bytes('x'))).toEqual({ sha256: sha256Hex('x'), size: 1 });
    await expect(store.put('same', bytes('y'))).rejects.toEqual(code('storage.conflict'));
    expect(text(await store.get('same'))).toBe('x');
  });

  it('lists what lies in one folder, and every name there is', async () => {
    for (const name of ['many/two', 'many/one', 'many/sub/deep']) await store.put(name, bytes('x'));
    expect(await store.list('many')).toEqual(['one', 'sub', 'two']);
    expect(await namesOf(store)).toEqual(
      expect.arrayContaining(['many/one', 'many/sub/deep', 'many/two']),
    );
  });

  it('removes an object, and does not mind when it is gone', async () => {
    await store.put('gone/one', bytes('x'));
    for (let times = 0; times < 2; times += 1) await store.remove('gone/one');
    expect(await store.exists('gone/one')).toBe(false);
    expect(await store.list('gone')).toEqual([]);
  });

  it('takes only names that are blob names', async () => {
    await expect(Promise.resolve().then(() => store.get('../etc/passwd'))).rejects.toThrow(
      RangeError,
    );
  });

  it('says what to look at when keys or bucket are wrong, and shows no key', async () => {
    const wrong = openBucketBlobStore({
      ...settings,
      accessKeyId: 'nobody',
      secretAccessKey: 's3cret',
    });
    const failure = await wrong.put('a', bytes('x')).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: 'storage.unavailable',
      message: '没有存储桶的读写权限，请检查访问密钥和权限（HTTP 403）。',
    });
    expect(JSON.stringify(failure)).not.toContain('s3cret');
    const elsewhere = openBucketBlobStore({ ...settings, bucket: 'not-there' });
    await expect(elsewhere.list('a')).rejects.toMatchObject({
      message: '没有这个存储桶，请检查设置（HTTP 404）。',
    });
  });
});

async function namesOf(store: BlobStorage): Promise<string[]> {
  const all: string[] = [];
  for await (const name of store.names()) all.push(name);
  return all;
}

describe('a bucket that answers as it is told', () => {
  let server: Server;
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function bucket(answer: RequestListener, patienceSeconds = 60): Promise<BlobStorage> {
    server = createServer(answer).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${String(port)}`;
    return openBucketBlobStore({ ...KEYS, endpoint, bucket: 'ziping' }, patienceSeconds);
  }

  it('is read page by page', async () => {
    const page = (key: string, rest: string): string =>
      `<ListBucketResult><Contents><Key>${key}</Key></Contents>${rest}</ListBucketResult>`;
    const store = await bucket((request, response) => {
      const second = request.url?.includes('continuation-token=a%26b') === true;
      const more = '<NextContinuationToken>a&amp;b</NextContinuationToken>';
      response.end(second ? page('x/two', '') : page('x/one', more));
    });
    expect(await namesOf(store)).toEqual(['x/one', 'x/two']);
    expect(await store.list('x')).toEqual(['one', 'two']);
  });

  it('is asked with a signature that it can compute for itself', async () => {
    const checked: boolean[] = [];
    const store = await bucket((request, response) => {
      checked.push(request.headers.authorization?.endsWith(signatureOf(request)) === true);
      request.resume();
      response.writeHead(request.method === 'HEAD' ? 404 : 200).end('<ListBucketResult/>');
    });
    await store.put('archive/a.pdf', bytes('内容'));
    await store.list('archive');
    expect(checked).toEqual([true, true, true]);
  });

  it('is not waited for for ever', async () => {
    const store = await bucket(() => undefined, 0.05);
    await expect(store.get('a')).rejects.toMatchObject({
      code: 'storage.unavailable',
      details: { reason: 'no_answer' },
    });
  });

  it('is said to be full or out of order, and asked once', async () => {
    let asked = 0;
    const store = await bucket((_request, response) => {
      asked += 1;
      response.writeHead(507).end();
    });
    await expect(store.get('a')).rejects.toMatchObject({
      message: '存储空间已满，请清理后重试（HTTP 507）。',
    });
    expect(asked).toBe(1);
  });

  it('lets one of two writers win where it knows conditional writes', async () => {
    const conditions: (string | undefined)[] = [];
    const store = await bucket((request, response) => {
      conditions.push(request.headers['if-none-match']);
      request.resume();
      // Not there when it was looked for, taken when it was written, and with the other's bytes.
      response.writeHead({ HEAD: 404, PUT: 412 }[request.method ?? ''] ?? 200).end('of another');
    });
    await expect(store.put('a', bytes('x'))).rejects.toEqual(code('storage.conflict'));
    expect(conditions).toEqual([undefined, '*', undefined]);
  });

  it('is unavailable when nobody listens', async () => {
    const store = await bucket(() => undefined);
    server.close();
    await once(server, 'close');
    await expect(store.exists('a')).rejects.toEqual(code('storage.unavailable'));
  });
});

/** Signature version 4 as AWS describes it ("Signature Calculations for the Authorization Header"), of a request as received. */
function signatureOf({ method = '', url = '', headers }: IncomingMessage): string {
  const scope = /Credential=[^/]+\/([^,]+), SignedHeaders=([^,]+),/.exec(
    headers.authorization ?? '',
  );
  const [, place = '', signed = ''] = scope ?? [];
  const [path = '', query = ''] = url.split('?');
  const lines = signed.split(';').map((name) => `${name}:${String(headers[name])}\n`);
  const canonical = [
    ...[method, path, query.split('&').sort().join('&')],
    ...[lines.join(''), signed, headers['x-amz-content-sha256']],
  ].join('\n');
  const hmac = (key: string | Buffer, value: string) =>
    createHmac('sha256', key).update(value).digest();
  const key = place.split('/').reduce<string | Buffer>(hmac, `AWS4${KEYS.secretAccessKey}`);
  const text = ['AWS4-HMAC-SHA256', headers['x-amz-date'], place, sha256Hex(canonical)].join('\n');
  return hmac(key, text).toString('hex');
}
