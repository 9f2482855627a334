/** A regular file of a tar archive. */
export interface TarEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const BLOCK = 512;
const SIZE = [124, 136] as const;
const TYPE = 156;

/**
 * Regular files of a ustar archive with short names, as the Chromium package carries its libraries.
 * @throws RangeError for a name that leads out of the folder it is unpacked in
 */
export function untar(archive: Buffer): readonly TarEntry[] {
  const entries: TarEntry[] = [];
  let at = 0;
  while (at + BLOCK <= archive.length && archive[at] !== 0) {
    const size = Number.parseInt(text(archive, at + SIZE[0], at + SIZE[1]), 8);
    const name = text(archive, at, at + 100);
    if (name.startsWith('/') || name.split('/').includes('..'))
      throw new RangeError('archive entry leaves its folder');
    const type = text(archive, at + TYPE, at + TYPE + 1);
    if (type === '0' || type === '')
      entries.push({ name, bytes: archive.subarray(at + BLOCK, at + BLOCK + size) });
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return entries;
}

function text(archive: Buffer, from: number, to: number): string {
  const field = archive.toString('latin1', from, to);
  const end = field.indexOf('\0');
  return (end < 0 ? field : field.slice(0, end)).trim();
}
