import { ParseSpeeds, PDFDocument, PDFHexString } from 'pdf-lib';
import { contentHash, sha256Hex } from '#libs/kernel';
import type { RenderedPdf, RenderOptions } from '../port.js';
import { makeArchival } from './archival.js';
import { assertArchivable, type GateRules } from './gate.js';
import { fillRoom, leaveRoom } from './seal.js';
import { restoreCharacters } from './to-unicode.js';

/** Named as creator and producer: neither browser nor machine is anybody's business. */
const CREATOR = 'Ziping';
const LANGUAGE = 'zh-CN';
/** A plain cross-reference table, which signing needs; written in one go, since pauses between objects cost more than they give. */
const SAVING = {
  useObjectStreams: false,
  addDefaultPage: false,
  updateFieldAppearances: false,
  objectsPerTick: Infinity,
};

/** What the bytes follow from: the page, what is said of it, and what printed it. */
export interface Origin {
  readonly html: string;
  readonly browser: string;
  readonly options: RenderOptions;
}

/**
 * Makes the browser's PDF a function of its input: dates are the document's, the file identifier (ISO 32000-1, 14.4) is a hash of
 * what it was made from. Holds it to the gate before, and makes a PDF/A-3 of it.
 * @throws ZipingError `render.failed` when the document may not be archived
 */
export async function finishPdf(
  printed: Uint8Array,
  origin: Origin,
  rules: GateRules,
): Promise<RenderedPdf> {
  const document = await PDFDocument.load(printed, {
    updateMetadata: false,
    parseSpeed: ParseSpeeds.Fastest,
  });
  assertArchivable(document, rules);
  restoreCharacters(document, origin.html, rules.fonts);
  const { title, author, instant, identifier, attachments = [], sealer } = origin.options;
  const facts = { title, author, program: CREATOR, language: LANGUAGE, instant, identifier };
  await makeArchival(document, facts, attachments);
  document.setTitle(title, { showInWindowTitleBar: true });
  document.setAuthor(author);
  document.setLanguage(LANGUAGE);
  document.setCreator(CREATOR);
  document.setProducer(CREATOR);
  document.setCreationDate(instant);
  document.setModificationDate(instant);
  const fileId = PDFHexString.of(identify(origin));
  document.context.trailerInfo.ID = document.context.obj([fileId, fileId]);
  if (sealer !== undefined) leaveRoom(document, sealer, instant);
  const saved = await document.save(SAVING);
  const pdf = sealer === undefined ? saved : await fillRoom(saved, sealer);
  return { pdf, pages: document.getPageCount() };
}

/** 16 bytes in hexadecimal. */
function identify({ html, browser, options }: Origin): string {
  const { title, author, instant, identifier, attachments = [], sealer } = options;
  return contentHash({
    html: sha256Hex(html),
    browser,
    title,
    author,
    instant: instant.toISOString(),
    ...(identifier === undefined ? {} : { identifier }),
    attachments: attachments.map(({ name, bytes }) => [name, sha256Hex(bytes)]),
    ...(sealer === undefined ? {} : { signed: sealer.certificateSha256 }),
  }).slice(0, 32);
}
