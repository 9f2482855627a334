import { SaxesParser } from 'saxes';

import { FileFault } from './fault.js';

/** An element as it opens; `attributes` by their full names. */
export interface XmlTag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly isSelfClosing: boolean;
}

/** What somebody wants to hear of an XML text, as it is read. */
export interface XmlListener {
  open?(tag: XmlTag): void;
  text?(text: string): void;
  close?(tag: XmlTag): void;
}

export interface XmlBounds {
  readonly deepest: number;
  readonly malformed: () => FileFault;
}

/**
 * A streaming parser for XML from outside: no tree, no entities but XML's own, no document type, bounded depth.
 * Errors, thrown from `write` and `close`: `FileFault`.
 */
export function strictXml({ deepest, malformed }: XmlBounds, listener: XmlListener): SaxesParser {
  const parser = new SaxesParser({ fragment: false, xmlns: false, position: true });
  let depth = 0;
  parser.on('doctype', () => {
    throw new FileFault('active_content', '文件含有不允许的文档类型声明，请重新保存后重试');
  });
  parser.on('error', () => {
    throw malformed();
  });
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > deepest) throw malformed();
    listener.open?.(tag);
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('closetag', (tag) => {
    depth -= 1;
    listener.close?.(tag);
  });
  return parser;
}
