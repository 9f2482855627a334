/** Files of a public rendition. */
export const PUBLIC_FILES = { pdf: 'report.pdf', data: 'report.json' } as const;

/** The blob of a public file: its own place, apart from the archive, named for the content so that a retry meets itself. */
export function publicBlobName(
  place: { readonly bureauId: string; readonly publicationId: string },
  { name, sha256 }: { readonly name: string; readonly sha256: string },
): string {
  return `public/${place.bureauId}/${place.publicationId}/${sha256}/${name}`;
}
