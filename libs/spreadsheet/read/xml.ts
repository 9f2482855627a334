import { FileFault, strictXml, type Archive } from '#libs/untrusted';

/** Attributes by local name: namespace prefixes differ from program to program. */
export type Attributes = Readonly<Record<string, string>>;

/** What somebody wants to hear of a part, as it is read. */
export interface PartListener {
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

/** Reads one part of a workbook as a stream. Errors: `FileFault`. */
export async function readXml(
  archive: Archive,
  part: string,
  listener: PartListener,
): Promise<void> {
  const malformed = (): FileFault =>
    new FileFault('corrupt', `文件内容不完整（${part}），请用 Excel 或 WPS 重新保存后重试`);
  const parser = strictXml(
    { deepest: DEEPEST, malformed },
    {
      open: ({ name, attributes }) => listener.open?.(localName(name), attributesOf(attributes)),
      text: (text) => listener.text?.(text),
      close: ({ name }) => listener.close?.(localName(name)),
    },
  );
  parser.on('cdata', (text) => listener.text?.(text));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of archive.read(part))
      parser.write(decoder.decode(chunk, { stream: true }));
    parser.write(decoder.decode());
    parser.close();
  } catch (error) {
    // What the decoder says of bytes that are no UTF-8 is no more use to a person than what the parser says.
    throw error instanceof FileFault ? error : malformed();
  }
}
