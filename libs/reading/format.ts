import { FileFault } from '#libs/untrusted';

export type ReportFormat = 'docx' | 'pdf' | 'txt';

const starts = (bytes: Uint8Array, ...head: readonly number[]): boolean =>
  head.every((byte, index) => bytes[index] === byte);

/** How files begin that programs name .doc or .wps though they are something else; the first 1,024 bytes are looked at. */
const OTHER_TEXTS: readonly (readonly [RegExp, string])[] = [
  [/^\{\\rtf/, '这是 RTF 文件，请用 Word 或 WPS 另存为 .docx 后重试。'],
  [
    /^MIME-Version:|^<(?:!DOCTYPE\s+html|html|\?xml)/i,
    '这是网页或 XML 文件，请用 Word 或 WPS 打开并另存为 .docx 后重试。',
  ],
];

/**
 * What a file is, by its bytes and not its name.
 * Errors: `unsupported` for an old or protected Word file, a picture and the like.
 */
export function formatOf(bytes: Uint8Array): ReportFormat {
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return 'docx';
  if (starts(bytes, 0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0))
    throw new FileFault(
      'encrypted',
      '这是旧版 .doc 或设有密码的文件，请取消密码并另存为 .docx 后重试。',
    );
  const picture =
    starts(bytes, 0x89, 0x50) || starts(bytes, 0xff, 0xd8) || starts(bytes, 0x47, 0x49, 0x46);
  if (picture) throw new FileFault('unsupported', '这是图片，请提供 .docx、.txt 或带文字的 .pdf。');
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 1024))
    .replace(/^\s+|^ï»¿\s*/, '');
  const other = OTHER_TEXTS.find(([pattern]) => pattern.test(head))?.[1];
  if (other !== undefined) throw new FileFault('unsupported', other);
  return 'txt';
}
