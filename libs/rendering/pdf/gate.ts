import { PDFArray, PDFDict, PDFName, PDFStream, type PDFDocument, type PDFObject } from 'pdf-lib';
import { ZipingError } from '#libs/kernel';
import type { Aliases } from '../typefaces/aliases.js';

/** What a finished document is held to. */
export interface GateRules {
  /** By PostScript name; others are refused. */
  readonly fonts: ReadonlyMap<string, Aliases>;
  readonly pageLimit: number;
}

const names = (...texts: readonly string[]): ReadonlySet<PDFObject> =>
  new Set(texts.map((text) => PDFName.of(text)));

/** Anything that acts, leads out of the file, or brings another file in. A name is one object, so looking one up costs nothing. */
const ACTIVE_KEYS = names(
  'JavaScript',
  'JS',
  'OpenAction',
  'AA',
  'URI',
  'Launch',
  'EmbeddedFiles',
  'EF',
  'XFA',
  'RichMedia',
);
const ACTIVE_ACTIONS = names(
  'JavaScript',
  'URI',
  'Launch',
  'GoToR',
  'GoToE',
  'SubmitForm',
  'ImportData',
  'Rendition',
);
const ACTION = PDFName.of('S');
const TYPE = PDFName.of('Type');
const SUBTYPE = PDFName.of('Subtype');
const TYPE3 = PDFName.of('Type3');
const FONT = PDFName.of('Font');
const DESCRIPTOR = PDFName.of('FontDescriptor');
const FONT_NAME = PDFName.of('FontName');
const TRUE_TYPE_FILE = PDFName.of('FontFile2');
/** Before the name of a font of which only some glyphs are embedded. */
export const SUBSET_PREFIX = /^[A-Z]{6}\+/;

/**
 * Refuses a document that could not be archived: too many pages, a font that is not ours, not TrueType or not embedded,
 * glyphs without a font (Type 3), or anything active.
 * @throws ZipingError `render.failed` with every fault in `details.faults`
 */
export function assertArchivable(document: PDFDocument, rules: GateRules): void {
  const pages = document.getPageCount();
  const faults = new Set<string>();
  if (pages > rules.pageLimit) faults.add(`共 ${pages} 页，超过上限 ${rules.pageLimit} 页`);
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    examine(object, rules.fonts, faults);
  }
  if (faults.size === 0) return;
  const list = [...faults];
  throw new ZipingError('render.failed', `生成的 PDF 不符合归档要求：${list.join('；')}`, {
    details: { faults: list },
  });
}

/** The object and what is written directly inside it; what it refers to is enumerated by itself. */
function examine(object: PDFObject, allowed: GateRules['fonts'], faults: Set<string>): void {
  if (object instanceof PDFStream) {
    examine(object.dict, allowed, faults);
  } else if (object instanceof PDFArray) {
    for (let at = 0; at < object.size(); at += 1) examine(object.get(at), allowed, faults);
  } else if (object instanceof PDFDict) {
    examineFont(object, allowed, faults);
    for (const [key, value] of object.entries()) {
      if (ACTIVE_KEYS.has(key)) faults.add(activeFault(key));
      if (key === ACTION && ACTIVE_ACTIONS.has(value)) faults.add(activeFault(value));
      examine(value, allowed, faults);
    }
  }
}

function activeFault(name: PDFObject): string {
  return `含有活动内容 ${textOf(name)}`;
}

function textOf(name: PDFObject | undefined): string {
  return name instanceof PDFName ? name.decodeText() : '';
}

function examineFont(dict: PDFDict, allowed: GateRules['fonts'], faults: Set<string>): void {
  const type = dict.get(TYPE);
  if (type === FONT && dict.get(SUBTYPE) === TYPE3) faults.add('含有 Type 3 字形');
  if (type !== DESCRIPTOR) return;
  const name = textOf(dict.get(FONT_NAME)).replace(SUBSET_PREFIX, '');
  if (!allowed.has(name)) faults.add(`字体 ${name} 不在允许之列`);
  if (!dict.has(TRUE_TYPE_FILE)) faults.add(`字体 ${name} 未以 TrueType 嵌入`);
}
