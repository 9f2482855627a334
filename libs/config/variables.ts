import { isIP } from 'node:net';

import { z } from 'zod';

/** One environment variable: how it is read, and what a refused value should have been. */
export interface Variable<S extends z.ZodType = z.ZodType> {
  readonly schema: S;
  /** Chinese, completes 「变量名：…」. Names the rule and never the value, which may be a password. */
  readonly expects: string;
}

/** Whole number within bounds, with a default. */
function wholeNumber(least: number, most: number, standard: number) {
  return {
    schema: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number)
      .pipe(z.number().int().min(least).max(most))
      .default(standard),
    expects: `须为 ${least} 至 ${most} 的整数`,
  };
}

const SWITCH = { '1': true, true: true, on: true, '0': false, false: false, off: false } as const;
const switchSchema = z
  .enum(Object.keys(SWITCH) as (keyof typeof SWITCH)[])
  .transform((text) => SWITCH[text]);
const SWITCH_EXPECTS = '须为 1、true、on 或 0、false、off';

const pathSchema = z
  .string()
  .max(1_000)
  .refine((path) => !path.includes('\0'));

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** Every variable the product reads. An empty value counts as not set. */
/** `10.0.0.0/8` or a single address. */
function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

const networksSchema = z
  .string()
  .max(2_000)
  .transform((text) => text.split(',').map((part) => part.trim()))
  .refine((networks) => networks.every(isNetwork));

export const VARIABLES = {
  /** Data of an installation without DATABASE_URL: database cluster, archive, logs. */
  ZIPING_HOME: { schema: pathSchema.optional(), expects: '须为文件夹路径' },
  /** Archived files and evidence; default `<home>/blobs`. */
  ZIPING_STORAGE: { schema: pathSchema.optional(), expects: '须为文件夹路径' },
  /** A bucket of an S3-compatible service instead of a folder: all four, or none. */
  S3_ENDPOINT: {
    schema: z
      .url({ protocol: /^https?$/ })
      .max(200)
      .optional(),
    expects: '须为 http:// 或 https:// 开头的网址',
  },
  S3_BUCKET: {
    schema: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
      .optional(),
    expects: '须为存储桶名称',
  },
  S3_REGION: { schema: z.string().max(50).default('us-east-1'), expects: '须为区域名称' },
  S3_ACCESS_KEY_ID: { schema: z.string().max(200).optional(), expects: '须为访问密钥编号' },
  S3_SECRET_ACCESS_KEY: { schema: z.string().max(200).optional(), expects: '须为访问密钥' },
  PORT: wholeNumber(0, 65_535, 3_000),
  HOST: {
    schema: z
      .string()
      .max(253)
      .regex(/^[A-Za-z0-9.:_-]+$/)
      .default('127.0.0.1'),
    expects: '须为主机名或 IP 地址',
  },
  /** Proxies before us whose X-Forwarded-For is believed; by default nobody's is. */
  TRUSTED_PROXIES: {
    schema: networksSchema.default([]),
    expects: '须为逗号分隔的 IP 地址或网段，如 10.0.0.5,192.168.0.0/16',
  },
  /** Where the public reaches this service: printed into every PDF's code, and in feed and open data. */
  PUBLIC_ORIGIN: {
    schema: z
      .url({ protocol: /^https?$/ })
      .max(200)
      .transform((address) => new URL(address).origin)
      .optional(),
    expects: '须为 http:// 或 https:// 开头的网址，如 https://jixiao.example.gov.cn',
  },
  DATABASE_URL: {
    schema: z.url({ protocol: /^postgres(?:ql)?$/ }).optional(),
    expects: '须为 postgres:// 开头的连接地址',
  },
  /** Connections of one process. */
  DATABASE_POOL: wholeNumber(2, 200, 10),
  ZIPING_DEMO: { schema: switchSchema.optional(), expects: SWITCH_EXPECTS },
  /** argon2id. 64 MiB and 3 passes cost some 70 ms; the OWASP minimum is 19 MiB, 2 passes, 1 lane. */
  ARGON2_MEMORY_KIB: wholeNumber(8_192, 1_048_576, 65_536),
  ARGON2_PASSES: wholeNumber(1, 20, 3),
  ARGON2_LANES: wholeNumber(1, 16, 1),
  SESSION_IDLE_MINUTES: wholeNumber(1, 1_440, 30),
  SESSION_HOURS: wholeNumber(1, 168, 8),
  /** On when served over https; an insecure default lets `npm start` work on http://127.0.0.1. */
  SESSION_COOKIE_SECURE: { schema: switchSchema.default(false), expects: SWITCH_EXPECTS },
  SIGN_IN_ATTEMPTS: wholeNumber(1, 100, 5),
  SIGN_IN_LOCK_MINUTES: wholeNumber(1, 1_440, 15),
  /** From one address, by one process. */
  SIGN_IN_PER_MINUTE: wholeNumber(1, 100_000, 60),
  /** Requests to each public route from one address, by one process. */
  PUBLIC_PER_MINUTE: wholeNumber(1, 100_000, 240),
  PUPPETEER_EXECUTABLE_PATH: { schema: pathSchema.optional(), expects: '须为 Chromium 程序路径' },
  /** Folder with licensed official fonts (方正小标宋, 仿宋_GB2312 …), which then come first. */
  ZIPING_FONTS: { schema: pathSchema.optional(), expects: '须为字体文件夹路径' },
  /** PEM: the certificate that signs archived and public PDFs, then those that vouch for it. In the demo one is made when none is given. */
  SIGNING_CERTIFICATE: { schema: pathSchema.optional(), expects: '须为 PEM 格式证书文件的路径' },
  /** PEM: its RSA private key. */
  SIGNING_KEY: { schema: pathSchema.optional(), expects: '须为 PEM 格式私钥文件的路径' },
  /** Of the key, where it has one. */
  SIGNING_PASSPHRASE: { schema: z.string().max(1_000).optional(), expects: '须为私钥的口令' },
  RENDER_TIMEOUT_SECONDS: wholeNumber(1, 300, 30),
  /** Off on machines that only serve HTTP. */
  ZIPING_WORKER: { schema: switchSchema.default(true), expects: SWITCH_EXPECTS },
  WORKER_CONCURRENCY: wholeNumber(1, 16, 2),
  /** A job whose worker died is given to another after this time. */
  JOB_LEASE_SECONDS: wholeNumber(5, 600, 45),
  JOB_POLL_MILLISECONDS: wholeNumber(100, 60_000, 1_000),
  LOG_LEVEL: {
    schema: z.enum(LOG_LEVELS).default('info'),
    expects: `须为 ${LOG_LEVELS.join('、')} 之一`,
  },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof VARIABLES;
export type VariableValues = {
  readonly [N in VariableName]: z.output<(typeof VARIABLES)[N]['schema']>;
};
