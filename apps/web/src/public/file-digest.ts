const HEX = 16;
/** The code by which a document of ours says in its metadata which one it is. */
const IDENTIFIER = /<dc:identifier>([DG][0-9A-Z-]{26,50})<\/dc:identifier>/;

/** What is asked of a file: its sum, and what it says it is, which still stands in it when it was altered. */
interface FileIdentity {
  readonly sha256: string;
  readonly code: string | null;
}

/**
 * SHA-256 of a file in lower-case hexadecimal and the code in it, found in the browser: the file itself is sent nowhere. null
 * where the browser computes none, which it refuses on pages that are served over plain http from another machine.
 */
export async function identityOf(file: Blob): Promise<FileIdentity | null> {
  // The types promise it everywhere; browsers keep it for secure pages.
  const subtle = (globalThis.crypto as Partial<Crypto>).subtle;
  if (subtle === undefined) return null;
  const bytes = await file.arrayBuffer();
  const sum = new Uint8Array(await subtle.digest('SHA-256', bytes));
  const sha256 = [...sum].map((byte) => byte.toString(HEX).padStart(2, '0')).join('');
  const code = IDENTIFIER.exec(new TextDecoder('latin1').decode(bytes))?.[1] ?? null;
  return { sha256, code };
}
