import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import {
  createServer,
  request as ask,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import S3rver from 's3rver';

/** The only pair that the test server knows. */
const KEY = 'S3RVER';
const ADDRESS = '127.0.0.1';

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** What the bucket itself answers. */
  readonly whole: () => Promise<Whole>;
}

interface Whole {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly bytes: Buffer;
}

type Fault = (exchange: Exchange) => unknown;

/** What a bucket in trouble does with a request. */
export const BUCKET_FAULTS = {
  'answers 500': ({ response }) => response.writeHead(500).end('<Error/>'),
  'answers 503 with Retry-After': ({ response }) =>
    response.writeHead(503, { 'retry-after': '120' }).end('<Error><Code>SlowDown</Code></Error>'),
  'does not answer': () => undefined,
  'cuts uploads in the middle': (exchange) => {
    const { request } = exchange;
    return request.method === 'PUT'
      ? request.once('data', () => request.socket.destroy())
      : honest(exchange);
  },
  'cuts downloads in the middle': onDownload(({ response }, { bytes }) => {
    response.writeHead(200, { 'content-length': bytes.byteLength });
    response.write(halfOf(bytes), () => response.socket?.destroy());
  }),
  'gives half of a file': onDownload(({ response }, { bytes }) =>
    response.writeHead(200).end(halfOf(bytes)),
  ),
  'gives other bytes': onDownload(({ response }, { bytes }) =>
    response.writeHead(200).end(bytes.map((byte) => byte ^ 1)),
  ),
} as const satisfies Readonly<Record<string, Fault>>;
export type BucketFault = keyof typeof BUCKET_FAULTS;

const halfOf = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.byteLength / 2);

async function honest({ response, whole }: Exchange): Promise<void> {
  const { status, headers, bytes } = await whole();
  response.writeHead(status, headers).end(bytes);
}

/** Files that are read come out otherwise; everything else is honest. */
function onDownload(answer: (exchange: Exchange, whole: Whole) => unknown): Fault {
  return async (exchange) => {
    if (exchange.request.method !== 'GET') return honest(exchange);
    const whole = await exchange.whole();
    return whole.status === 200
      ? answer(exchange, whole)
      : honest({ ...exchange, whole: () => Promise.resolve(whole) });
  };
}

/** A bucket that works, with something before it that may not. */
export class FaultyBucket {
  /** What must never be written anywhere: the secret, and what is made of it. */
  readonly secrets = [KEY, 'Signature=', 'AWS4-HMAC-SHA256'];
  private fault: Fault = honest;
  private touched: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly folder: string,
    private readonly store: S3rver,
    private readonly proxy: Server,
    private readonly port: number,
  ) {
    proxy.on('request', (request, response) => {
      const whole = (): Promise<Whole> => passedOn(request, this.port);
      void this.fault({ request, response, whole });
    });
  }

  static async start(): Promise<FaultyBucket> {
    const folder = mkdtempSync(join(tmpdir(), 'ziping-faulty-bucket-'));
    const configureBuckets = [{ name: 'ziping', configs: [] }];
    const options = { port: 0, address: ADDRESS, silent: true, directory: folder };
    const store = new S3rver({ ...options, configureBuckets });
    const { port } = await store.run();
    const proxy = createServer().listen(0, ADDRESS);
    await once(proxy, 'listening');
    return new FaultyBucket(folder, store, proxy, port);
  }

  /** Settings of an application that keeps its files here. */
  get environment(): Readonly<Record<string, string>> {
    const { port } = this.proxy.address() as AddressInfo;
    return {
      ...{ S3_ENDPOINT: `http://${ADDRESS}:${String(port)}`, S3_BUCKET: 'ziping' },
      ...{ S3_ACCESS_KEY_ID: KEY, S3_SECRET_ACCESS_KEY: KEY },
    };
  }

  break(fault: BucketFault): void {
    this.fault = BUCKET_FAULTS[fault];
    this.touched = once(this.proxy, 'request');
  }

  /** Resolves when somebody has met the fault. */
  async met(): Promise<void> {
    await this.touched;
  }

  /** Works again; whoever still waits for an answer is cut off. */
  mend(): void {
    this.fault = honest;
    this.proxy.closeAllConnections();
  }

  async stop(): Promise<void> {
    this.proxy.closeAllConnections();
    this.proxy.close();
    await this.store.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The request as it came, its signed host included. */
async function passedOn(request: IncomingMessage, port: number): Promise<Whole> {
  const { method, url: path, headers } = request;
  const passed = ask({ host: ADDRESS, port, method, path, headers });
  request.pipe(passed);
  const [answer] = (await once(passed, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 0, headers: answer.headers, bytes: await buffer(answer) };
}
