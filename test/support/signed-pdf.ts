import { PDFDocument } from 'pdf-lib';

import { sha256Hex } from '#libs/kernel';
import { makeSelfMade, openSigningIdentity, signDetached } from '#libs/signing';

import { finishPdf } from '../../libs/rendering/pdf/finish.js';

export const SIGNER = '某区财政局（测试）';

/** A key and its certificate; another serial, another pair. */
export const testCertificate = (serial: number) =>
  makeSelfMade({
    name: SIGNER,
    from: new Date('2020-01-01T00:00:00Z'),
    until: new Date('2040-01-01T00:00:00Z'),
    serial: Uint8Array.of(serial),
  });

/** One empty page, finished as archived ones are and signed with what is given. */
export async function finishSigned(
  page: Uint8Array,
  certificateSha256: string,
  sign: (content: Uint8Array) => Promise<Uint8Array>,
): Promise<Buffer> {
  const sealer = { name: SIGNER, certificateSha256, sign };
  const instant = new Date('2025-03-21T01:40:00Z');
  const options = { title: '报告', author: '某乡', instant, sealer };
  const origin = { html: '<p>一</p>', browser: 'Chrome/1', options };
  return Buffer.from((await finishPdf(page, origin, { fonts: new Map(), pageLimit: 2 })).pdf);
}

export async function emptyPage(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  return document.save();
}

/** A signed page and whose certificate it carries. */
export async function signedPdf() {
  const identity = await openSigningIdentity(await testCertificate(1));
  const certificateSha256 = sha256Hex(identity.certificate);
  const pdf = await finishSigned(await emptyPage(), certificateSha256, (content) =>
    signDetached(content, identity),
  );
  return { pdf, certificateSha256 };
}
