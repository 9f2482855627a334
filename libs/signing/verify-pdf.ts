import { createHash, X509Certificate } from 'node:crypto';

import { OctetString, Sequence } from 'asn1js';
import { ContentInfo, id_ContentType_SignedData, SignedData, type SignerInfo } from 'pkijs';

import { SIGNING_CERTIFICATE } from './sign.js';

/** What a signature in a PDF says, and whether it may be believed. */
export interface PdfSignature {
  /** null: the signature is whole, covers the whole file and belongs to the certificate; otherwise what is wrong. */
  readonly fault: string | null;
  /** Of the certificate; null when none could be read. */
  readonly signer: Signer | null;
}

export interface Signer {
  /** As the certificate has it: `CN=某区财政局`. */
  readonly subject: string;
  readonly issuer: string;
  /** SHA-256 of the certificate, in hexadecimal. */
  readonly certificateSha256: string;
}

const RANGE = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;

/**
 * Checks the one signature of a PDF from its bytes alone: that it covers every byte but itself, that nothing was added behind it,
 * that its arithmetic holds, and that it names the certificate that comes with it. Who vouches for that certificate
 * is for the reader to judge.
 * @returns null when the PDF is not signed
 */
export async function verifyPdfSignature(pdf: Uint8Array): Promise<PdfSignature | null> {
  const ranges = [...Buffer.from(pdf).toString('latin1').matchAll(RANGE)];
  const [range] = ranges;
  if (range === undefined) return null;
  if (ranges.length > 1) return unread('文件中不止一个签名');
  const parts = splitAt(pdf, range.slice(1).map(Number));
  if (parts === null) return unread('签名没有覆盖整个文件，签名之后有改动');
  return verifyCms(parts.content, parts.signature);
}

/** The signed bytes and the DER between them; null when the range leaves out anything but the signature. */
function splitAt(pdf: Uint8Array, [first, upTo, from, rest]: readonly number[]) {
  if (first !== 0 || upTo === undefined || from === undefined || rest === undefined) return null;
  if (upTo >= from || from + rest !== pdf.byteLength) return null;
  const hex = Buffer.from(pdf.subarray(upTo, from)).toString('latin1');
  if (!/^<(?:[0-9a-f]{2})+>$/i.test(hex)) return null;
  const content = Buffer.concat([pdf.subarray(0, upTo), pdf.subarray(from)]);
  return { content, signature: Buffer.from(hex.slice(1, -1), 'hex') };
}

async function verifyCms(content: Uint8Array, padded: Uint8Array): Promise<PdfSignature> {
  const signed = readSigned(padded);
  const [info] = signed?.signerInfos ?? [];
  const certificate = signed === null ? null : ownCertificate(signed);
  if (signed === null || info === undefined || certificate === null) {
    return unread('签名不是约定的格式');
  }
  const signer = {
    subject: certificate.subject,
    issuer: certificate.issuer,
    certificateSha256: sha256(certificate.raw),
  };
  if (namedCertificate(info) !== signer.certificateSha256) {
    return { fault: '签名所指的证书与所附证书不符', signer };
  }
  return { fault: (await holds(signed, content)) ? null : '签名与文件内容不符', signer };
}

/** The space kept for a signature is longer than it: zeros follow. */
function readSigned(padded: Uint8Array): SignedData | null {
  try {
    const info = ContentInfo.fromBER(derOnly(padded));
    if (info.contentType !== id_ContentType_SignedData) return null;
    return new SignedData({ schema: info.content as never });
  } catch {
    return null;
  }
}

/** The first value of the bytes, by the length that it states (X.690, 8.1.3). */
function derOnly(bytes: Uint8Array): ArrayBuffer {
  const short = bytes[1] ?? 0;
  const lengthBytes = short < 0x80 ? 0 : short & 0x7f;
  const length = lengthBytes === 0 ? short : Buffer.from(bytes).readUIntBE(2, lengthBytes);
  return Uint8Array.from(bytes.subarray(0, 2 + lengthBytes + length)).buffer;
}

function ownCertificate({ certificates = [] }: SignedData): X509Certificate | null {
  const [own] = certificates;
  if (own === undefined || !('tbsView' in own)) return null;
  try {
    return new X509Certificate(Buffer.from(own.toSchema().toBER()));
  } catch {
    return null;
  }
}

/** Fingerprint in signing-certificate-v2; null when there is none. */
function namedCertificate({ signedAttrs }: SignerInfo): string | null {
  const found = signedAttrs?.attributes.find(({ type }) => type === SIGNING_CERTIFICATE);
  const path = [0, 0, 0];
  const hash = path.reduce<unknown>(
    (node, index) => (node instanceof Sequence ? node.valueBlock.value[index] : undefined),
    found?.values[0],
  );
  return hash instanceof OctetString
    ? Buffer.from(hash.valueBlock.valueHexView).toString('hex')
    : null;
}

async function holds(signed: SignedData, content: Uint8Array): Promise<boolean> {
  try {
    const data = Uint8Array.from(content).buffer;
    return await signed.verify({ signer: 0, data, checkChain: false });
  } catch {
    return false; // pkijs throws for a digest that differs
  }
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const unread = (fault: string): PdfSignature => ({ fault, signer: null });
