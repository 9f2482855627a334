import { AwsClient } from 'aws4fetch';

import { sha256Hex } from '#libs/kernel';

import { blobSegments } from './blob-name.js';
import type { BlobStorage } from './blob-storage.js';
import { readListing, type BucketListing } from './bucket-listing.js';
import {
  bucketRefuses,
  bucketUnreachable,
  notFound,
  refuseOtherBytes,
  storageHangs,
} from './faults.js';

export interface BucketSettings {
  /** `https://s3.example.gov.cn`; the bucket comes after it in the path. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** Never logged. */
  readonly secretAccessKey: string;
}

const PATIENCE_SECONDS = 60;
/** The bytes' SHA-256 beside them, for whoever looks after the bucket with tools of its own. */
const DIGEST = 'x-amz-meta-sha256';
const TAKEN = 412;

/**
 * Blobs as objects of an S3-compatible bucket, read and written with the same errors as the folder's: `storage.unavailable`,
 * `storage.conflict`, `storage.not_found`; RangeError for a name that is not a blob name. An object is there whole or
 * not at all. Where the server knows conditional writes (`If-None-Match`), of two writers one wins; where it does not, a
 * second one could replace the first's bytes between look and write: blob names are made so that this cannot happen.
 */
export function openBucketBlobStore(
  settings: BucketSettings,
  patienceSeconds = PATIENCE_SECONDS,
): BlobStorage {
  const bucket = new Bucket(settings, patienceSeconds);
  return {
    put: (name, bytes) => put(bucket, keyOf(name), bytes),
    get: (name) => get(bucket, keyOf(name)),
    exists: (name) => bucket.has(keyOf(name)),
    list: (folder) => list(bucket, `${keyOf(folder)}/`),
    remove: (name) => bucket.remove(keyOf(name)),
    names: () => names(bucket),
    sweep: () => Promise.resolve(0), // nothing is ever half-written
  };
}

const keyOf = (name: string): string => blobSegments(name).join('/');

/** The five requests that blobs need. */
class Bucket {
  private readonly client: AwsClient;
  private readonly address: string;

  constructor(
    { endpoint, bucket, region, accessKeyId, secretAccessKey }: BucketSettings,
    private readonly patienceSeconds: number,
  ) {
    this.address = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`;
    const account = { accessKeyId, secretAccessKey, region };
    // Whoever asks tries again: a job by its own rules, a person by pressing once more.
    this.client = new AwsClient({ ...account, service: 's3', retries: 0 });
  }

  async has(key: string): Promise<boolean> {
    return (await this.ask(key, { method: 'HEAD' }, [404])).status !== 404;
  }

  /** @returns false when the name is taken */
  async write(key: string, bytes: Uint8Array, sha256: string): Promise<boolean> {
    const headers = {
      [DIGEST]: sha256,
      'x-amz-content-sha256': sha256, // signed along: the server refuses bytes that were changed on the way
      'if-none-match': '*',
    };
    const body = Uint8Array.from(bytes);
    return (await this.ask(key, { method: 'PUT', headers, body }, [TAKEN])).status !== TAKEN;
  }

  /** null: there is no such object. */
  async read(key: string): Promise<Uint8Array | null> {
    const found = await this.ask(key, { method: 'GET' }, [404]);
    return found.status === 404 ? null : found.bytes;
  }

  async remove(key: string): Promise<void> {
    await this.ask(key, { method: 'DELETE' }, [404]);
  }

  async page(prefix: string, delimiter: string, from: string | null): Promise<BucketListing> {
    const query = new URLSearchParams({ 'list-type': '2', prefix, delimiter });
    if (from !== null) query.set('continuation-token', from);
    const { bytes } = await this.ask(`?${query.toString()}`, { method: 'GET' }, []);
    return readListing(new TextDecoder().decode(bytes));
  }

  /** Answer and body within the time; any status but these and success is an error. */
  private async ask(path: string, request: RequestInit, expected: readonly number[]) {
    const signal = AbortSignal.timeout(this.patienceSeconds * 1_000);
    const url = path.startsWith('?') ? `${this.address}${path}` : `${this.address}/${path}`;
    try {
      const answer = await this.client.fetch(url, { ...request, signal });
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (!answer.ok && !expected.includes(answer.status)) throw bucketRefuses(answer.status);
      return { status: answer.status, bytes };
    } catch (error) {
      throw signal.aborted ? storageHangs(this.patienceSeconds) : bucketUnreachable(error);
    }
  }
}

async function put(bucket: Bucket, key: string, bytes: Uint8Array) {
  const receipt = { sha256: sha256Hex(bytes), size: bytes.byteLength };
  const written = !(await bucket.has(key)) && (await bucket.write(key, bytes, receipt.sha256));
  if (!written) refuseOtherBytes(await bucket.read(key), key, receipt);
  return receipt;
}

async function get(bucket: Bucket, key: string): Promise<Uint8Array> {
  const bytes = await bucket.read(key);
  if (bytes !== null) return bytes;
  throw notFound(key);
}

async function list(bucket: Bucket, prefix: string): Promise<string[]> {
  const found: string[] = [];
  for (let from: string | null = null, last = false; !last; last = from === null) {
    const page: BucketListing = await bucket.page(prefix, '/', from);
    found.push(...page.keys, ...page.folders.map((folder) => folder.slice(0, -1)));
    from = page.next;
  }
  return found.map((key) => key.slice(prefix.length)).sort();
}

async function* names(bucket: Bucket): AsyncGenerator<string> {
  for (let from: string | null = null, last = false; !last; last = from === null) {
    const page: BucketListing = await bucket.page('', '', from);
    yield* page.keys;
    from = page.next;
  }
}
