import { createPrivateKey, webcrypto, X509Certificate, type KeyObject } from 'node:crypto';

import { Certificate } from 'pkijs';

import { ZipingError } from '#libs/kernel';

/** RSASSA-PKCS1-v1_5: what every reader of PDF understands, and the same bytes each time the same is signed. */
export const ALGORITHM = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const;

const LEAST_BITS = 2_048;
const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** Who signs: a key and the certificates that say whose it is. */
export interface SigningIdentity {
  readonly key: webcrypto.CryptoKey;
  /** The signer's own certificate first, then those that vouch for it. */
  readonly certificates: readonly Certificate[];
  /** DER of the signer's certificate. */
  readonly certificate: Uint8Array;
}

/** As read from files, in PEM. */
export interface SigningFiles {
  readonly certificates: string;
  readonly key: string;
  readonly passphrase?: string | undefined;
}

/**
 * Opens what an operator configured. Errors: `config.invalid` with what is wrong and what is wanted; never a byte of the key.
 */
export async function openSigningIdentity(files: SigningFiles): Promise<SigningIdentity> {
  const certificates = readCertificates(files.certificates);
  const [own] = certificates;
  if (own === undefined) throw refused('SIGNING_CERTIFICATE：文件中没有 PEM 格式的证书');
  const key = readKey(files);
  if (key.asymmetricKeyType !== 'rsa') throw refused('SIGNING_KEY：须为 RSA 私钥');
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < LEAST_BITS) {
    throw refused(`SIGNING_KEY：RSA 私钥不得短于 ${String(LEAST_BITS)} 位`);
  }
  if (!own.checkPrivateKey(key)) throw refused('SIGNING_KEY：私钥与证书不是一对');
  const pkcs8 = key.export({ format: 'der', type: 'pkcs8' });
  return {
    key: await webcrypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign']),
    certificates: certificates.map(({ raw }) => Certificate.fromBER(raw)),
    certificate: own.raw,
  };
}

function readCertificates(pem: string): X509Certificate[] {
  try {
    return (pem.match(PEM_CERTIFICATE) ?? []).map((text) => new X509Certificate(text));
  } catch (cause) {
    throw refused('SIGNING_CERTIFICATE：文件中的证书无法读取', cause);
  }
}

function readKey({ key, passphrase }: SigningFiles): KeyObject {
  try {
    return createPrivateKey({ key, ...(passphrase === undefined ? {} : { passphrase }) });
  } catch {
    // What OpenSSL says may quote the input.
    throw refused('SIGNING_KEY：文件不是 PEM 格式的私钥，或口令（SIGNING_PASSPHRASE）不对');
  }
}

function refused(message: string, cause?: unknown): ZipingError {
  return new ZipingError('config.invalid', `签名设置有误：${message}。`, { cause });
}
