const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const MOST_SEGMENTS = 8;

/**
 * Splits a blob name such as `archive/0190…/report.pdf` into its segments.
 * Names come from our own code, so a name that could leave the folder, hide, or collide on a file system
 * that ignores trailing dots is a programming error: RangeError.
 */
export function blobSegments(name: string): readonly string[] {
  const segments = name.split('/');
  const safe =
    segments.length <= MOST_SEGMENTS &&
    segments.every((segment) => SEGMENT.test(segment) && !segment.endsWith('.'));
  if (!safe) throw new RangeError(`"${name.slice(0, 200)}" is not a blob name`);
  return segments;
}
