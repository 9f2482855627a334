import type { FastifyReply } from 'fastify';

/** A file on its way to the browser. */
export interface FileAnswer {
  readonly filename: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}

/**
 * Sends bytes under their name and nothing but what they are declared as: never sniffed, never run.
 * @param disposition `attachment`, unless the browser is to show it
 */
export function fileAnswer(
  reply: FastifyReply,
  { filename, mediaType, bytes }: FileAnswer,
  disposition: 'attachment' | 'inline' = 'attachment',
): Buffer {
  void reply
    .header('content-type', mediaType)
    .header('content-disposition', contentDisposition(filename, disposition))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
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
