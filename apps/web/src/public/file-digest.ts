const HEX = 16;

/**
 * SHA-256 of a file in lower-case hexadecimal, computed in the browser: the file itself is sent nowhere. null where the
 * browser computes none, which it refuses on pages that are served over plain http from another machine.
 */
export async function fileDigest(file: Blob): Promise<string | null> {
  // The types promise it everywhere; browsers keep it for secure pages.
  const subtle = (globalThis.crypto as Partial<Crypto>).subtle;
  if (subtle === undefined) return null;
  const sum = new Uint8Array(await subtle.digest('SHA-256', await file.arrayBuffer()));
  return [...sum].map((byte) => byte.toString(HEX).padStart(2, '0')).join('');
}
