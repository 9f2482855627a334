import { PDFHexString, PDFName, PDFString, type PDFDocument } from 'pdf-lib';

import type { DocumentSealer } from '#libs/features/ports';

/** Room for the signature and a chain of certificates, in bytes. */
const ROOM = 12_288;
const EMPTY = '0'.repeat(2 * ROOM);
/** Ten places, as many as an offset may have in a cross-reference table. */
const PLACE = '*'.repeat(10);
const RANGE = `/ByteRange [ 0 /${PLACE} /${PLACE} /${PLACE} ]`;
/** Print and Locked (ISO 32000-1, 12.5.3): PDF/A wants annotations printable. */
const FLAGS = 4 + 128;
/** SignaturesExist and AppendOnly (12.7.2): a reader saves changes behind the signature, not over it. */
const SIGNATURE_FLAGS = 3;

/**
 * Leaves room for a signature (PAdES, ETSI EN 319 142-1) in a field that shows nothing: the paper has its seal, the file its proof.
 * @param instant claimed time of signing; passed in, so that the same document gives the same bytes
 */
export function leaveRoom(document: PDFDocument, sealer: DocumentSealer, instant: Date): void {
  const { catalog, context } = document;
  const place = PDFName.of(PLACE);
  const signature = context.register(
    context.obj({
      Type: 'Sig',
      Filter: 'Adobe.PPKLite',
      SubFilter: 'ETSI.CAdES.detached',
      ByteRange: context.obj([0, place, place, place]),
      Contents: PDFHexString.of(EMPTY),
      M: PDFString.fromDate(instant),
      Name: PDFHexString.fromText(sealer.name),
    }),
  );
  const [page] = document.getPages();
  if (page === undefined) throw new TypeError('a document has a page');
  const field = context.register(
    context.obj({
      Type: 'Annot',
      Subtype: 'Widget',
      FT: 'Sig',
      T: PDFString.of('Signature'),
      V: signature,
      Rect: [0, 0, 0, 0],
      F: FLAGS,
      P: page.ref,
    }),
  );
  page.node.addAnnot(field);
  catalog.set(PDFName.of('AcroForm'), context.obj({ Fields: [field], SigFlags: SIGNATURE_FLAGS }));
}

/**
 * Fills the room that was left with a signature over every other byte of the file.
 * @throws RangeError when the signature does not fit
 */
export async function fillRoom(pdf: Uint8Array, sealer: DocumentSealer): Promise<Uint8Array> {
  const bytes = Buffer.from(pdf);
  const start = bytes.indexOf(`<${EMPTY}>`, 0, 'latin1');
  const end = start + EMPTY.length + 2;
  const range = bytes.indexOf(RANGE, 0, 'latin1');
  if (start < 0 || range < 0) throw new TypeError('no room was left for a signature');
  const numbers = `/ByteRange [ 0 ${[start, end, bytes.length - end].join(' ')} ]`;
  bytes.write(numbers.padEnd(RANGE.length), range, 'latin1');
  const signature = await sealer.sign(
    Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]),
  );
  if (signature.byteLength > ROOM) {
    throw new RangeError(`a signature of ${String(signature.byteLength)} bytes has no room`);
  }
  bytes.write(Buffer.from(signature).toString('hex'), start + 1, 'latin1');
  return bytes;
}
