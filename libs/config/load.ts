import { resolve } from 'node:path';

import { ZipingError, type Fault } from '#libs/kernel';

import { repositoryRoot } from './root.js';
import { VARIABLES, type VariableName, type VariableValues } from './variables.js';

/** Settings of one process, read once. Paths are absolute. */
export interface Config {
  /** Root of the clone: rules/, apps/web, package.json. */
  readonly root: string;
  /** Data folder of this installation. */
  readonly home: string;
  /** Used unless a bucket is configured. */
  readonly storageFolder: string;
  /** null: files are kept in the folder. */
  readonly bucket: BucketSettings | null;
  readonly http: {
    readonly host: string;
    readonly port: number;
    /** Addresses and networks of proxies that may say whom they speak for; empty: nobody may. */
    readonly trustedProxies: readonly string[];
    /** Requests to each public route from one address. */
    readonly publicPerMinute: number;
    /** https://jixiao.example.gov.cn; without a setting this machine's own address, which only this machine reaches. */
    readonly publicOrigin: string;
  };
  readonly database: {
    /** null: the embedded PostgreSQL in `home`. */
    readonly url: string | null;
    readonly poolSize: number;
  };
  /** Load the demo district at start. */
  readonly demo: boolean;
  readonly argon2: {
    readonly memoryKib: number;
    readonly passes: number;
    readonly lanes: number;
  };
  readonly session: {
    readonly idleMinutes: number;
    readonly hours: number;
    readonly cookieSecure: boolean;
  };
  readonly signIn: {
    readonly attempts: number;
    readonly lockMinutes: number;
    readonly perMinute: number;
  };
  readonly renderer: {
    /** null: the Chromium of the npm package. */
    readonly executablePath: string | null;
    /** null: only the packaged fonts. */
    readonly fontFolder: string | null;
    readonly timeoutSeconds: number;
  };
  /** null: not configured. */
  readonly signing: {
    readonly certificateFile: string;
    readonly keyFile: string;
    /** Never logged. */
    readonly passphrase: string | null;
  } | null;
  readonly worker: {
    readonly enabled: boolean;
    readonly concurrency: number;
    readonly leaseSeconds: number;
    readonly pollMilliseconds: number;
  };
  readonly logLevel: VariableValues['LOG_LEVEL'];
}

/** A bucket of an S3-compatible service. */
interface BucketSettings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  /** Never logged. */
  readonly secretAccessKey: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the settings. Errors: ZipingError `config.invalid` with one fault per refused variable, all at once;
 * each names the variable and its rule, and never its value.
 * @param environment defaults to the process's; given by tests
 */
export function loadConfig(environment: Environment = process.env): Config {
  const values = readVariables(environment);
  const root = repositoryRoot();
  const home = resolve(root, values.ZIPING_HOME ?? '.ziping');
  return deepFreeze({
    root,
    home,
    storageFolder: resolve(root, values.ZIPING_STORAGE ?? `${home}/blobs`),
    bucket: bucketSettings(values),
    http: {
      host: values.HOST,
      port: values.PORT,
      trustedProxies: values.TRUSTED_PROXIES,
      publicPerMinute: values.PUBLIC_PER_MINUTE,
      publicOrigin: values.PUBLIC_ORIGIN ?? `http://127.0.0.1:${String(values.PORT || 3_000)}`,
    },
    database: { url: values.DATABASE_URL ?? null, poolSize: values.DATABASE_POOL },
    demo: values.ZIPING_DEMO ?? values.DATABASE_URL === undefined,
    ...accountSettings(values),
    renderer: {
      executablePath: values.PUPPETEER_EXECUTABLE_PATH ?? null,
      fontFolder: values.ZIPING_FONTS === undefined ? null : resolve(root, values.ZIPING_FONTS),
      timeoutSeconds: values.RENDER_TIMEOUT_SECONDS,
    },
    signing: signingSettings(values, root),
    worker: {
      enabled: values.ZIPING_WORKER,
      concurrency: values.WORKER_CONCURRENCY,
      leaseSeconds: values.JOB_LEASE_SECONDS,
      pollMilliseconds: values.JOB_POLL_MILLISECONDS,
    },
    logLevel: values.LOG_LEVEL,
  });
}

const BUCKET = ['S3_ENDPOINT', 'S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

/** A bucket is named whole or not at all: half a setting would store somewhere nobody looks. */
function bucketSettings(values: VariableValues): BucketSettings | null {
  const missing = BUCKET.filter((name) => values[name] === undefined);
  if (missing.length === BUCKET.length) return null;
  const [first] = missing;
  if (first !== undefined) throw incomplete(first, `${BUCKET.join('、')} 须同时设置`);
  if (values.ZIPING_STORAGE !== undefined)
    throw incomplete('ZIPING_STORAGE', '与 S3_ENDPOINT 只能设一个');
  const [endpoint = '', bucket = '', accessKeyId = '', secretAccessKey = ''] = BUCKET.map(
    (name) => values[name],
  );
  return { endpoint, bucket, region: values.S3_REGION, accessKeyId, secretAccessKey };
}

function incomplete(name: VariableName, rule: string): ZipingError {
  const message = `${name}：${rule}`;
  return new ZipingError('config.invalid', `环境变量有误：${message}。`, {
    faults: [{ code: 'config.invalid', message, path: name }],
  });
}

/** Certificate and key go together: one alone would leave documents unsigned that somebody meant to sign. */
function signingSettings(values: VariableValues, root: string): Config['signing'] {
  const { SIGNING_CERTIFICATE: certificate, SIGNING_KEY: key } = values;
  if (certificate === undefined && key === undefined) return null;
  if (certificate === undefined || key === undefined) {
    const missing = certificate === undefined ? 'SIGNING_CERTIFICATE' : 'SIGNING_KEY';
    throw incomplete(missing, 'SIGNING_CERTIFICATE 与 SIGNING_KEY 须同时设置');
  }
  return {
    certificateFile: resolve(root, certificate),
    keyFile: resolve(root, key),
    passphrase: values.SIGNING_PASSPHRASE ?? null,
  };
}

function accountSettings(values: VariableValues): Pick<Config, 'argon2' | 'session' | 'signIn'> {
  return {
    argon2: {
      memoryKib: values.ARGON2_MEMORY_KIB,
      passes: values.ARGON2_PASSES,
      lanes: values.ARGON2_LANES,
    },
    session: {
      idleMinutes: values.SESSION_IDLE_MINUTES,
      hours: values.SESSION_HOURS,
      cookieSecure: values.SESSION_COOKIE_SECURE,
    },
    signIn: {
      attempts: values.SIGN_IN_ATTEMPTS,
      lockMinutes: values.SIGN_IN_LOCK_MINUTES,
      perMinute: values.SIGN_IN_PER_MINUTE,
    },
  };
}

function readVariables(environment: Environment): VariableValues {
  const values: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const name of Object.keys(VARIABLES) as VariableName[]) {
    const { schema, expects } = VARIABLES[name];
    const text = environment[name]?.trim();
    const result = schema.safeParse(text === '' ? undefined : text);
    if (result.success) values[name] = result.data;
    else faults.push({ code: 'config.invalid', message: `${name}：${expects}`, path: name });
  }
  if (faults.length > 0) {
    const lines = faults.map((fault) => fault.message).join('；');
    throw new ZipingError('config.invalid', `环境变量有误：${lines}。`, { faults });
  }
  return values as VariableValues;
}

function deepFreeze<T extends object>(value: T): T {
  for (const part of Object.values(value)) {
    if (typeof part === 'object' && part !== null) deepFreeze(part);
  }
  return Object.freeze(value);
}
