import { SaxesParser } from 'saxes';
import type { Archive } from './archive.js';
import { FileFault } from './types.js';

/** Attributes by local name: namespace prefixes differ from program to program. */
export type Attributes = Readonly<Record<string, string>>;

/** What somebody wants to hear of a part, as it is read. */
export interface XmlListener {
  open?(name: string, attributes: Attributes): void;
  text?(text: string): void;
  close?(name: string): void;
}

const DEEPEST = 64;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

function attributesOf(raw: Readonly<Record<string, unknown>>): Attributes {
  return Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) =>
      typeof value === 'string' ? [[localName(name), value]] : [],
    ),
  );
}

const malformed = (part: string): FileFault =>
  new FileFault('unreadable', `文件内容不完整（${part}），请用 Excel 或 WPS 重新保存后重试`);

/**
 * Reads one part of a workbook as a stream: no tree, no entities but XML's own, no document type.
 * Errors: `FileFault`.
 */
export async function readXml(
  archive: Archive,
  part: string,
  listener: XmlListener,
): Promise<void> {
  const parser = new SaxesParser({ fragment: false, xmlns: false });
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let depth = 0;
  parser.on('doctype', () => {
    throw new FileFault(
      'refused',
      '文件含有不允许的文档类型声明，请用 Excel 或 WPS 重新保存后重试',
    );
  });
  parser.on('error', () => {
    throw malformed(part);
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > DEEPEST) throw malformed(part);
    listener.open?.(localName(name), attributesOf(attributes));
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    listener.close?.(localName(name));
  });
  try {
    for await (const chunk of archive.read(part))
      parser.write(decoder.decode(chunk, { stream: true }));
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    // What the decoder says of bytes that are no UTF-8 is no more use to a person than what the parser says.
    throw error instanceof FileFault ? error : malformed(part);
  }
}
