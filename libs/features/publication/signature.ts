import {
  archiveBlobName,
  FILE_NAMES,
  formatOf,
  payloadPath,
  publicBlobName,
} from '#libs/features/archive';
import type { BlobStore, KnownDocument, UnitOfWork } from '#libs/features/ports';
import { sha256Hex, ZipingError } from '#libs/kernel';
import { commonName, verifyPdfSignature, type PdfSignature } from '#libs/signing';

/** What the digital signature of a known PDF says. */
export interface SignatureVerdict {
  /** `unavailable`: the file is not there to be looked at. */
  readonly state: 'valid' | 'invalid' | 'none' | 'unavailable';
  /** Name in the certificate, and who issued it; null when no certificate could be read. */
  readonly signer: string | null;
  readonly issuer: string | null;
  /** The certificate vouches for itself. */
  readonly selfMade: boolean;
  readonly certificateSha256: string | null;
  /** All of it in words. */
  readonly message: string;
}

interface Parts {
  readonly read: UnitOfWork['read'];
  readonly blobs: BlobStore;
}

/**
 * Checks the signature of the PDF that an archive or a publication keeps under the sum somebody asked by: the same bytes as
 * theirs. Errors: `storage.unavailable`, `database.unavailable`.
 */
export async function signatureOf(
  parts: Parts,
  document: KnownDocument,
  pdfSha256: string,
): Promise<SignatureVerdict> {
  const bytes = await storedPdf(parts, document, pdfSha256);
  if (bytes === null || sha256Hex(bytes) !== pdfSha256) {
    return unsigned('unavailable', '本系统保存的这份文件不在或已损坏，无从核对电子签名。');
  }
  const found = await verifyPdfSignature(bytes);
  return found === null ? unsigned('none', '文件上没有电子签名。') : signed(found);
}

const unsigned = (state: 'none' | 'unavailable', message: string): SignatureVerdict => ({
  ...{ state, message, signer: null, issuer: null, selfMade: false, certificateSha256: null },
});

/** A signature as it was found, for people. */
export function signed({ fault, signer }: PdfSignature): SignatureVerdict {
  const [name, issuer] = [signer?.subject, signer?.issuer].map((one) =>
    one === undefined ? null : commonName(one),
  ) as [string | null, string | null];
  const selfMade = signer !== null && signer.subject === signer.issuer;
  const about = {
    ...{ signer: name, issuer, selfMade },
    certificateSha256: signer?.certificateSha256 ?? null,
  };
  if (fault !== null) return { ...about, state: 'invalid', message: `电子签名不成立：${fault}。` };
  const vouched = selfMade
    ? '证书是自制的，没有机构为它担保，只说明签名之后文件没有改动。'
    : `证书由“${issuer ?? ''}”签发，是否可信以该机构公布的为准。`;
  const message = `电子签名完整有效，覆盖整个文件。签名人：“${name ?? ''}”。${vouched}`;
  return { ...about, state: 'valid', message };
}

async function storedPdf(
  { read, blobs }: Parts,
  { kind, bureauId, reportId, id }: KnownDocument,
  sha256: string,
): Promise<Uint8Array | null> {
  if (kind === 'published') {
    const round = await read.publications.find(bureauId, id);
    const file = round?.files.find((one) => one.sha256 === sha256);
    return file === undefined
      ? null
      : bytesOf(blobs, publicBlobName({ bureauId, publicationId: id }, file));
  }
  const entry = await read.archive.findByReport(bureauId, reportId);
  if (entry === null) return null;
  const path = payloadPath(formatOf(entry.files), FILE_NAMES.pdf);
  return bytesOf(blobs, archiveBlobName(entry, path));
}

async function bytesOf(blobs: BlobStore, name: string): Promise<Uint8Array | null> {
  try {
    return await blobs.get(name);
  } catch (error) {
    if (error instanceof ZipingError && error.code === 'storage.not_found') return null;
    throw error;
  }
}
