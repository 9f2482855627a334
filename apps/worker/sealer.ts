import { X509Certificate } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Config } from '#libs/config';
import type { DocumentSealer } from '#libs/features/ports';
import { sha256Hex, ZipingError } from '#libs/kernel';
import {
  commonName,
  makeSelfMade,
  openSigningIdentity,
  signDetached,
  type SigningFiles,
} from '#libs/signing';

/** Stands in every PDF the demo signs, so that nobody takes it for a real one. */
const DEMO_NAME = '自评演示签名（自签证书，不具法律效力）';
/** Reports of the demo are dated before its first start. */
const DEMO_FROM = new Date('2020-01-01T00:00:00Z');
const DEMO_UNTIL = new Date('2040-01-01T00:00:00Z');

/**
 * The signature of this installation: of the configured certificate; in the demo of one it makes for itself and keeps.
 * Errors: `config.invalid` when a configured file cannot be used.
 * @param random gives bytes nobody can guess
 * @returns null when nothing is configured and this is no demo: documents are not signed
 */
export async function openSealer(
  config: Pick<Config, 'home' | 'demo' | 'signing'>,
  random: (bytes: number) => Uint8Array,
): Promise<DocumentSealer | null> {
  const files = await signingFiles(config, random);
  if (files === null) return null;
  const identity = await openSigningIdentity(files);
  return {
    name: commonName(new X509Certificate(identity.certificate).subject),
    certificateSha256: sha256Hex(identity.certificate),
    sign: (content) => signDetached(content, identity),
  };
}

async function signingFiles(
  { home, demo, signing }: Pick<Config, 'home' | 'demo' | 'signing'>,
  random: (bytes: number) => Uint8Array,
): Promise<SigningFiles | null> {
  if (signing !== null) {
    const [certificates, key] = await Promise.all([
      readConfigured('SIGNING_CERTIFICATE', signing.certificateFile),
      readConfigured('SIGNING_KEY', signing.keyFile),
    ]);
    return { certificates, key, passphrase: signing.passphrase ?? undefined };
  }
  return demo ? demoFiles(join(home, 'signing'), random) : null;
}

async function readConfigured(variable: string, path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const message = `签名设置有误：${variable}：文件 ${path} 无法读取。`;
    throw new ZipingError('config.invalid', message, { cause });
  }
}

/** Key and certificate lie in one file, which is there whole or not at all. */
async function demoFiles(
  folder: string,
  random: (bytes: number) => Uint8Array,
): Promise<SigningFiles> {
  const path = join(folder, 'demo.pem');
  const pem = (await readOptional(path)) ?? (await makeDemo(folder, path, random));
  return { certificates: pem, key: pem };
}

async function makeDemo(
  folder: string,
  path: string,
  random: (bytes: number) => Uint8Array,
): Promise<string> {
  const { certificates, key } = await makeSelfMade({
    name: DEMO_NAME,
    from: DEMO_FROM,
    until: DEMO_UNTIL,
    serial: random(16),
  });
  const pem = `${key}${certificates}`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const temporary = `${path}.${Buffer.from(random(8)).toString('hex')}`;
  await writeFile(temporary, pem, { mode: 0o600, flush: true });
  await rename(temporary, path);
  return pem;
}

async function readOptional(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}
