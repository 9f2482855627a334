/** Files of a public rendition. */
export const PUBLIC_FILES = { pdf: 'report.pdf', data: 'report.json' } as const;
