import { ZipingError } from '#libs/kernel';

interface Kind {
  readonly extensions: readonly string[];
  readonly mediaType: string;
  /** First bytes of the file. */
  readonly magic: readonly number[];
  /** For a ZIP: the entry that tells what is in it. */
  readonly entry?: string;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** What may be attached. The bytes decide, not the name: a file that lies about its kind is refused. */
const KINDS: readonly Kind[] = [
  { extensions: ['pdf'], mediaType: 'application/pdf', magic: [0x25, 0x50, 0x44, 0x46, 0x2d] },
  {
    extensions: ['png'],
    mediaType: 'image/png',
    magic: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  },
  { extensions: ['jpg', 'jpeg'], mediaType: 'image/jpeg', magic: [0xff, 0xd8, 0xff] },
  {
    extensions: ['docx'],
    mediaType: `${OFFICE}.wordprocessingml.document`,
    magic: ZIP,
    entry: 'word/',
  },
  { extensions: ['xlsx'], mediaType: `${OFFICE}.spreadsheetml.sheet`, magic: ZIP, entry: 'xl/' },
  { extensions: ['ofd'], mediaType: 'application/ofd', magic: ZIP, entry: 'OFD.xml' },
];

export const MAX_ATTACHMENT_BYTES = 20 * 1024 * 1024;
const MAX_FILENAME = 200;
const UNSAFE_NAME = /[\p{Cc}\p{Cf}/\\]/u;

/** Names of entries stand unpacked in every ZIP. */
function isOfKind({ magic, entry }: Kind, bytes: Uint8Array): boolean {
  const starts = magic.every((byte, index) => bytes[index] === byte);
  return (
    starts &&
    (entry === undefined ||
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(entry))
  );
}

/**
 * The media type of a file that may be attached.
 * Errors: `attachment.too_large`, `attachment.refused_type` (kind, content or name).
 */
export function evidenceMediaType(filename: string, bytes: Uint8Array): string {
  if (bytes.byteLength > MAX_ATTACHMENT_BYTES) {
    throw new ZipingError('attachment.too_large', '单个附件不能超过 20 MB', { path: 'file' });
  }
  if (filename.length === 0 || filename.length > MAX_FILENAME || UNSAFE_NAME.test(filename)) {
    throw new ZipingError(
      'attachment.refused_type',
      '文件名须为 1 至 200 个字符，且不含斜杠和控制字符',
      { path: 'file' },
    );
  }
  const extension = filename.split('.').at(-1)?.toLowerCase() ?? '';
  const kind = KINDS.find(({ extensions }) => extensions.includes(extension));
  if (kind === undefined || !isOfKind(kind, bytes)) {
    throw new ZipingError(
      'attachment.refused_type',
      '只能上传 PDF、PNG、JPG、DOCX、XLSX、OFD 文件，且内容须与扩展名一致',
      { path: 'file' },
    );
  }
  return kind.mediaType;
}
