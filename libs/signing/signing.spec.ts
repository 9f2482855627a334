import { generateKeyPairSync } from 'node:crypto';

import { beforeAll, describe, expect, it } from '@jest/globals';
import { PDFDocument } from 'pdf-lib';

import { ZipingError } from '#libs/kernel';

import { emptyPage, finishSigned, SIGNER, testCertificate } from '../../test/support/signed-pdf.js';
import { openSigningIdentity, type SigningIdentity } from './identity.js';
import { signDetached } from './sign.js';
import { verifyPdfSignature } from './verify-pdf.js';

type Pem = Awaited<ReturnType<typeof testCertificate>>;

let own: Pem;
let other: Pem;
let page: Uint8Array;
let identity: SigningIdentity;

beforeAll(async () => {
  [own, other, page] = await Promise.all([testCertificate(1), testCertificate(2), emptyPage()]);
  identity = await openSigningIdentity(own);
});

const signed = (sign = (content: Uint8Array) => signDetached(content, identity)) =>
  finishSigned(page, 'ab', sign);

describe('a signature in a PDF', () => {
  it('holds, says whose it is, and is the same for the same document', async () => {
    const pdf = await signed();
    const signature = await verifyPdfSignature(pdf);
    expect(signature).toMatchObject({ fault: null, signer: { subject: `CN=${SIGNER}` } });
    expect(await signed()).toEqual(pdf);
  });

  it('stands in a file that opens, in a field that shows nothing', async () => {
    const document = await PDFDocument.load(await signed(), { updateMetadata: false });
    const [field] = document.getForm().getFields();
    expect(field?.acroField.getWidgets().map((widget) => widget.getRectangle())).toEqual([
      { x: 0, y: 0, width: 0, height: 0 },
    ]);
  });

  it('breaks with any byte that changes', async () => {
    const pdf = await signed();
    const signatureAt = pdf.indexOf('/Contents <');
    for (const at of [9, 100, signatureAt + 1, signatureAt + 40, pdf.length - 8]) {
      const changed = Buffer.from(pdf);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const found = await verifyPdfSignature(changed);
      expect({ at, fault: found === null ? 'none' : found.fault }).not.toEqual({ at, fault: null });
    }
  });

  it('does not cover what was added behind it', async () => {
    const appended = Buffer.concat([await signed(), Buffer.from('\n%%EOF\n')]);
    expect((await verifyPdfSignature(appended))?.fault).toBe(
      '签名没有覆盖整个文件，签名之后有改动',
    );
  });

  it('may leave out nothing but itself', async () => {
    const pdf = await signed();
    const text = pdf.toString('latin1');
    const [range = '', upTo = '', from = ''] =
      /\/ByteRange \[ 0 (\d+) (\d+) \d+ \] */.exec(text) ?? [];
    const wider = `/ByteRange [ 0 ${Number(upTo) - 50} ${from} ${pdf.length - Number(from)} ]`;
    const changed = Buffer.from(text.replace(range, wider.padEnd(range.length)), 'latin1');
    expect((await verifyPdfSignature(changed))?.fault).toBe('签名没有覆盖整个文件，签名之后有改动');
  });

  it('names its certificate: with another beside it, it does not hold', async () => {
    const pdf = await signed(async (content) => {
      const { certificates } = await openSigningIdentity(other);
      return signDetached(content, { ...identity, certificates });
    });
    expect((await verifyPdfSignature(pdf))?.fault).toBe('签名所指的证书与所附证书不符');
  });

  it('is not there in a file that nobody signed, and is not read from what is none', async () => {
    expect(await verifyPdfSignature(page)).toBeNull();
    const pdf = await signed(() => Promise.resolve(Uint8Array.of(0x30, 0x03, 1, 2, 3)));
    expect(await verifyPdfSignature(pdf)).toEqual({ fault: '签名不是约定的格式', signer: null });
  });

  it('must fit the room kept for it', async () => {
    await expect(signed(() => Promise.resolve(new Uint8Array(20_000)))).rejects.toThrow(RangeError);
  });
});

describe('openSigningIdentity', () => {
  const refusal = (files: Parameters<typeof openSigningIdentity>[0]): Promise<string> =>
    openSigningIdentity(files).then(
      () => 'taken',
      (error: unknown) => (error instanceof ZipingError ? error.message : String(error)),
    );

  it('takes an encrypted key with its passphrase, and not without', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const key = privateKey.export({
      type: 'pkcs8',
      format: 'pem',
      cipher: 'aes-256-cbc',
      passphrase: 'test-passphrase',
    });
    const files = { certificates: own.certificates, key: String(key) };
    expect(await refusal(files)).toContain('口令');
    // Read, and found to be another certificate's.
    expect(await refusal({ ...files, passphrase: 'test-passphrase' })).toContain('不是一对');
  });

  it('refuses what cannot sign, and says what is wanted', async () => {
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const short = generateKeyPairSync('rsa', { modulusLength: 1_024 }).privateKey;
    const pem = (key: typeof ec): string => String(key.export({ type: 'pkcs8', format: 'pem' }));
    expect(await refusal({ certificates: '', key: own.key })).toContain('没有 PEM 格式的证书');
    const broken = own.certificates.replace(/\n.{20}/, '\nAAAAAAAAAAAAAAAAAAAA');
    expect(await refusal({ certificates: broken, key: own.key })).toContain('证书无法读取');
    expect(await refusal({ ...own, key: 'no key' })).toContain('不是 PEM 格式的私钥');
    expect(await refusal({ ...own, key: pem(ec) })).toContain('须为 RSA 私钥');
    expect(await refusal({ ...own, key: pem(short) })).toContain('不得短于 2048 位');
    expect(await refusal({ ...own, key: other.key })).toContain('不是一对');
  });
});
