import { createHash } from 'node:crypto';

import { ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  ContentInfo,
  EncapsulatedContentInfo,
  id_ContentType_Data,
  id_ContentType_SignedData,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

import { ALGORITHM, type SigningIdentity } from './identity.js';

const CONTENT_TYPE = '1.2.840.113549.1.9.3';
export const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
/** ESS signing-certificate-v2 (RFC 5035): binds the signature to this certificate and no other of the same key. */
export const SIGNING_CERTIFICATE = '1.2.840.113549.1.9.16.2.47';
export const SHA256 = '2.16.840.1.101.3.4.2.1';
const SIGNED_ATTRIBUTES = 0;

/**
 * Signs bytes as PAdES baseline B asks (ETSI EN 319 142-1): CMS SignedData without the content, with content type, digest and
 * signing certificate signed along; the claimed time stands in the PDF. The same bytes give the same signature.
 * @returns DER
 */
export async function signDetached(
  content: Uint8Array,
  { key, certificate, certificates }: SigningIdentity,
): Promise<Uint8Array> {
  const [own] = certificates;
  if (own === undefined) throw new TypeError('an identity has a certificate');
  const digest = createHash('sha256').update(content).digest();
  const signer = new SignerInfo({
    version: 1,
    sid: new IssuerAndSerialNumber({ issuer: own.issuer, serialNumber: own.serialNumber }),
    digestAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
    signedAttrs: new SignedAndUnsignedAttributes({
      type: SIGNED_ATTRIBUTES,
      attributes: attributesOf(digest, certificate),
    }),
  });
  const signed = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: id_ContentType_Data }),
    signerInfos: [signer],
    certificates: [...certificates],
  });
  await signed.sign(key, 0, ALGORITHM.hash, Uint8Array.from(content).buffer);
  const info = new ContentInfo({
    contentType: id_ContentType_SignedData,
    content: signed.toSchema(true),
  });
  return new Uint8Array(info.toSchema().toBER());
}

function attributesOf(digest: Uint8Array, certificate: Uint8Array): Attribute[] {
  const hash = createHash('sha256').update(certificate).digest();
  // SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2 }; SHA-256 is its default and left out.
  const certificateId = new Sequence({ value: [octets(hash)] });
  const certificateIds = new Sequence({ value: [new Sequence({ value: [certificateId] })] });
  return [
    new Attribute({
      type: CONTENT_TYPE,
      values: [new ObjectIdentifier({ value: id_ContentType_Data })],
    }),
    new Attribute({ type: MESSAGE_DIGEST, values: [octets(digest)] }),
    new Attribute({ type: SIGNING_CERTIFICATE, values: [certificateIds] }),
  ];
}

const octets = (bytes: Uint8Array) => new OctetString({ valueHex: Uint8Array.from(bytes).buffer });
