import type { FastifyReply } from 'fastify';

/** A file on its way to the browser. */
export interface FileAnswer {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/** What is downloaded has no page of its own to run in. */
const KEPT = "sandbox; default-src 'none'";
/** The browser's PDF viewer does not start in a sandbox; the page around it stays ours alone. */
const SHOWN =
  "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'";

/**
 * Sends bytes under their name and nothing but what they are declared as: never sniffed, never run.
 * @param wanted `inline` lets the browser show a PDF; every other file is kept
 */
export function fileAnswer(
  reply: FastifyReply,
  { filename, mediaType, bytes }: FileAnswer,
  wanted: 'attachment' | 'inline' = 'attachment',
): Buffer {
  const disposition = mediaType === 'application/pdf' ? wanted : 'attachment';
  void reply
    .header('content-type', mediaType)
    .header('content-disposition', contentDisposition(filename, disposition))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', disposition === 'inline' ? SHOWN : KEPT)
    .header('cache-control', 'private, no-store');
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** RFC 6266 with the name in UTF-8 (RFC 5987), and an ASCII stand-in for programs that know only that. */
export function contentDisposition(filename: string, disposition: 'attachment' | 'inline'): string {
  const ascii = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${disposition}; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Files of archive and publication are PDFs and JSON. */
const MEDIA_TYPES: readonly (readonly [string, string])[] = [
  ['.pdf', 'application/pdf'],
  ['.json', 'application/json; charset=utf-8'],
];

export const mediaTypeOf = (name: string): string =>
  MEDIA_TYPES.find(([ending]) => name.endsWith(ending))?.[1] ?? 'application/octet-stream';
