import { webcrypto } from 'node:crypto';

import { Integer, Utf8String } from 'asn1js';
import { AttributeTypeAndValue, Certificate } from 'pkijs';

import { ALGORITHM } from './identity.js';

const COMMON_NAME = '2.5.4.3';
const KEY = { ...ALGORITHM, modulusLength: 3_072, publicExponent: new Uint8Array([1, 0, 1]) };

/** What nobody vouches for: good for a demo, where it has to be said. */
export interface SelfMade {
  readonly name: string;
  readonly from: Date;
  readonly until: Date;
  /** 1 to 20 bytes, the certificate's serial number. */
  readonly serial: Uint8Array;
}

/** A key and a certificate that vouches for itself, both in PEM. */
export async function makeSelfMade(
  options: SelfMade,
): Promise<{ readonly certificates: string; readonly key: string }> {
  const { publicKey, privateKey } = await webcrypto.subtle.generateKey(KEY, true, [
    'sign',
    'verify',
  ]);
  const certificate = new Certificate({ version: 2 });
  certificate.serialNumber = new Integer({ valueHex: positive(options.serial) });
  for (const who of [certificate.issuer, certificate.subject]) {
    const value = new Utf8String({ value: options.name });
    who.typesAndValues.push(new AttributeTypeAndValue({ type: COMMON_NAME, value }));
  }
  certificate.notBefore.value = options.from;
  certificate.notAfter.value = options.until;
  await certificate.subjectPublicKeyInfo.importKey(publicKey);
  await certificate.sign(privateKey, ALGORITHM.hash);
  return {
    certificates: pem('CERTIFICATE', certificate.toSchema(true).toBER()),
    key: pem('PRIVATE KEY', await webcrypto.subtle.exportKey('pkcs8', privateKey)),
  };
}

/** DER integers are signed: a first bit of one would make the number negative. */
function positive(serial: Uint8Array): ArrayBuffer {
  return Uint8Array.from(serial, (byte, index) => (index === 0 ? (byte & 0x7f) | 1 : byte)).buffer;
}

function pem(label: string, der: ArrayBuffer): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}
