/** Bounds of a file somebody hands in; a report of 100 pages is under 1 MB. */
export const READING_LIMITS = {
  fileBytes: 20 * 1024 * 1024,
  unpackedBytes: 60 * 1024 * 1024,
  entries: 2_000,
  /** Plain pages of the same words pack well: only what no report reaches. */
  ratio: 500,
  characters: 1_000_000,
  pages: 500,
} as const;
