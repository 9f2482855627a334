import { AFRelationship, PDFName, PDFString, type PDFDocument } from 'pdf-lib';

import type { PdfAttachment } from '../port.js';
import { srgbProfile } from './srgb-profile.js';
import { xmpPacket, type XmpFacts } from './xmp.js';

const COLOURS = 'sRGB IEC61966-2.1';

/**
 * Adds what PDF/A-3 (ISO 19005-3) asks for beyond what the browser writes: metadata in XMP, the meaning of the colours,
 * and the data the document was made from as an associated file.
 */
export async function makeArchival(
  document: PDFDocument,
  facts: XmpFacts,
  attachments: readonly PdfAttachment[],
): Promise<void> {
  const { catalog, context } = document;
  const packet = context.stream(Buffer.from(xmpPacket(facts), 'utf8'), {
    Type: 'Metadata',
    Subtype: 'XML',
  });
  catalog.set(PDFName.of('Metadata'), context.register(packet));
  const profile = context.flateStream(srgbProfile(), { N: 3 });
  const intent = context.obj({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    OutputConditionIdentifier: PDFString.of(COLOURS),
    Info: PDFString.of(COLOURS),
    DestOutputProfile: context.register(profile),
  });
  catalog.set(PDFName.of('OutputIntents'), context.obj([intent]));
  for (const { name, mediaType, description, bytes } of attachments) {
    await document.attach(bytes, name, {
      mimeType: mediaType,
      description,
      creationDate: facts.instant,
      modificationDate: facts.instant,
      afRelationship: AFRelationship.Source,
    });
  }
}
