import { PDFArray, PDFDict, PDFName, PDFStream, type PDFDocument, type PDFObject } from 'pdf-lib';
import { ZipingError } from '#libs/kernel';
import type { Aliases } from '../typefaces/aliases.js';

/** What a finished document is held to. */
export interface GateRules {
  /** By PostScript name; others are refused. */
  readonly fonts: ReadonlyMap<string, Aliases>;
  readonly pageLimit: number;
}

/** Anything that acts, leads out of the file, or brings another file in. */
const ACTIVE_KEYS = [
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
];
const ACTIVE_ACTIONS = [
  'JavaScript',
  'URI',
  'Launch',
  'GoToR',
  'GoToE',
  'SubmitForm',
  'ImportData',
  'Rendition',
];
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
    for (const dict of dictsOf(object)) {
      for (const fault of [...fontFaults(dict, rules.fonts), ...activeFaults(dict)])
        faults.add(fault);
    }
  }
  if (faults.size === 0) return;
  const list = [...faults];
  throw new ZipingError('render.failed', `生成的 PDF 不符合归档要求：${list.join('；')}`, {
    details: { faults: list },
  });
}

/** The dictionary itself and those written directly inside it; what it refers to is enumerated by itself. */
function dictsOf(object: PDFObject): readonly PDFDict[] {
  if (object instanceof PDFStream) return dictsOf(object.dict);
  if (object instanceof PDFArray) return object.asArray().flatMap(dictsOf);
  if (!(object instanceof PDFDict)) return [];
  return [object, ...object.values().flatMap(dictsOf)];
}

function nameAt(dict: PDFDict, key: string): string | null {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFName ? value.decodeText() : null;
}

function fontFaults(dict: PDFDict, allowed: GateRules['fonts']): readonly string[] {
  switch (nameAt(dict, 'Type')) {
    case 'Font':
      return nameAt(dict, 'Subtype') === 'Type3' ? ['含有 Type 3 字形'] : [];
    case 'FontDescriptor':
      return descriptorFaults(dict, allowed);
    default:
      return [];
  }
}

function descriptorFaults(descriptor: PDFDict, allowed: GateRules['fonts']): readonly string[] {
  const name = (nameAt(descriptor, 'FontName') ?? '').replace(SUBSET_PREFIX, '');
  return [
    ...(allowed.has(name) ? [] : [`字体 ${name} 不在允许之列`]),
    ...(descriptor.has(PDFName.of('FontFile2')) ? [] : [`字体 ${name} 未以 TrueType 嵌入`]),
  ];
}

function activeFaults(dict: PDFDict): readonly string[] {
  const action = nameAt(dict, 'S');
  return [
    ...ACTIVE_KEYS.filter((key) => dict.has(PDFName.of(key))),
    ...(action !== null && ACTIVE_ACTIONS.includes(action) ? [action] : []),
  ].map((what) => `含有活动内容 ${what}`);
}
