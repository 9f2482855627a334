import { createCipheriv, createDecipheriv, randomBytes, scrypt } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, stat, unlink } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';

import { ZipingError } from '#libs/kernel';

/** AES-256-GCM: 12 bytes of nonce before, 16 bytes of tag after what is enciphered. */
const NONCE = 12;
const TAG = 16;
/** 128 MiB and about half a second a guess. */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 } as const;

const derive = promisify<string, Uint8Array, number, typeof COST, Buffer>(scrypt);

/** @param salt 16 bytes, public, one a backup folder */
export async function keyOf(passphrase: string, salt: Uint8Array): Promise<Uint8Array> {
  return derive(passphrase.normalize('NFC'), salt, 32, COST);
}

export type Bytes = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * Writes enciphered bytes, whole or not at all: the file has its name only when it is on the disk.
 * @param name what the file is; only under the same name does it open again, so that none can stand for another
 */
export async function sealTo(
  path: string,
  { key, name }: { readonly key: Uint8Array; readonly name: string },
  bytes: Bytes,
): Promise<void> {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(name, 'utf8'));
  const partial = `${path}.${randomBytes(6).toString('hex')}.partial`;
  const file = await open(partial, 'wx', 0o600);
  try {
    await file.write(nonce);
    await pipeline(bytes, cipher, async (enciphered: AsyncIterable<Uint8Array>) => {
      for await (const chunk of enciphered) await file.writeFile(chunk);
    });
    await file.writeFile(cipher.getAuthTag());
    await file.sync();
    await file.close();
    await rename(partial, path);
  } catch (error) {
    await file.close();
    await unlink(partial);
    throw error;
  }
}

/**
 * Reads what `sealTo` wrote. The last step fails with `backup.refused` when a byte was changed, the passphrase is another or
 * the file is another: use nothing before the end was reached.
 */
export async function* unseal(
  path: string,
  { key, name }: { readonly key: Uint8Array; readonly name: string },
): AsyncGenerator<Uint8Array> {
  const { size } = await stat(path);
  if (size < NONCE + TAG) throw altered(name);
  const file = await open(path, 'r');
  const [nonce, tag] = [Buffer.alloc(NONCE), Buffer.alloc(TAG)];
  try {
    await file.read(nonce, 0, NONCE, 0);
    await file.read(tag, 0, TAG, size - TAG);
  } finally {
    await file.close();
  }
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG })
    .setAAD(Buffer.from(name, 'utf8'))
    .setAuthTag(tag);
  if (size > NONCE + TAG) {
    for await (const chunk of createReadStream(path, { start: NONCE, end: size - TAG - 1 })) {
      yield decipher.update(chunk as Uint8Array);
    }
  }
  try {
    yield decipher.final();
  } catch (cause) {
    throw altered(name, cause);
  }
}

function altered(name: string, cause?: unknown): ZipingError {
  return new ZipingError('backup.refused', `备份文件打不开：口令不对，或文件被改动（${name}）。`, {
    cause,
  });
}
