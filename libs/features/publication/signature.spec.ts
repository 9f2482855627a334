import { beforeAll, describe, expect, it } from '@jest/globals';

import type {
  ArchiveEntryRecord,
  BlobStore,
  KnownDocument,
  UnitOfWork,
} from '#libs/features/ports';
import { archiveBlobName } from '#libs/features/archive';
import { sha256Hex, ZipingError } from '#libs/kernel';

import { emptyPage, SIGNER, signedPdf } from '../../../test/support/signed-pdf.js';

import { signatureOf, signed } from './signature.js';

const PLACE = { bureauId: 'b', reportId: 'r', manifestSha256: 'a'.repeat(64) };
const DOCUMENT = { kind: 'archived', id: 'e', bureauId: 'b', reportId: 'r' } as KnownDocument;

describe('what is said of the signature of a known PDF', () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    ({ pdf } = await signedPdf());
  });

  /** Of the archive that keeps these bytes, asked by their sum. */
  async function said(kept: Uint8Array | null, sum = sha256Hex(kept ?? '')) {
    const files = [{ name: 'report.pdf', sha256: sum, sm3: sum, size: 1 }];
    const entry = { ...PLACE, files } as unknown as ArchiveEntryRecord;
    const read = {
      archive: { findByReport: () => Promise.resolve(entry) },
    } as unknown as UnitOfWork['read'];
    const get = (name: string) =>
      kept !== null && name === archiveBlobName(PLACE, 'data/report.pdf')
        ? Promise.resolve(kept)
        : Promise.reject(new ZipingError('storage.not_found', '没有'));
    return signatureOf({ read, blobs: { get } as unknown as BlobStore }, DOCUMENT, sum);
  }

  it('names the signer, and that a self-made certificate is vouched for by nobody', async () => {
    expect(await said(pdf)).toMatchObject({
      ...{ state: 'valid', signer: SIGNER, issuer: SIGNER, selfMade: true },
      message: `电子签名完整有效，覆盖整个文件。签名人：“${SIGNER}”。证书是自制的，没有机构为它担保，只说明签名之后文件没有改动。`,
    });
  });

  it('names who issued another certificate, without vouching for them', () => {
    const signer = { subject: 'CN=某财政局', issuer: 'CN=某电子认证公司', certificateSha256: 'c' };
    expect(signed({ fault: null, signer }).message).toMatch(/由“某电子认证公司”签发，是否可信/);
  });

  it('says so when the signature does not hold, when there is none, and when the file is gone', async () => {
    const altered = Buffer.from(pdf);
    altered.writeUInt8(altered.readUInt8(9) ^ 1, 9);
    expect(await said(altered)).toMatchObject({
      state: 'invalid',
      message: '电子签名不成立：签名与文件内容不符。',
    });
    expect(await said(await emptyPage())).toMatchObject({ state: 'none', signer: null });
    expect(await said(null)).toMatchObject({ state: 'unavailable' });
    expect(await said(pdf, 'f'.repeat(64))).toMatchObject({ state: 'unavailable' });
  });
});
