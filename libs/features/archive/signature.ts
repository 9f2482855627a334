import { verifyPdfSignature } from '#libs/signing';

import { fault, type ArchiveFault } from './fault.js';
import type { ArchiveManifest } from './manifest.js';
import { FILE_NAMES } from './names.js';

/** Whether the PDF is signed as the manifest says, by the certificate it names. Entries made without a signature have none to check. */
export async function signatureFaults(
  { document }: ArchiveManifest,
  pdf: Uint8Array | undefined,
): Promise<ArchiveFault[]> {
  if (document.certificateSha256 === undefined || pdf === undefined) return [];
  const signature = await verifyPdfSignature(pdf);
  if (signature === null) return [wrong('文件上没有电子签名')];
  if (signature.fault !== null) return [wrong(signature.fault)];
  if (signature.signer?.certificateSha256 === document.certificateSha256) return [];
  return [wrong('签名的证书不是清单所记的证书')];
}

const wrong = (message: string): ArchiveFault => fault('signature', FILE_NAMES.pdf, message);
