import { openWorkbook } from './archive.js';
import { readParts, readSharedStrings } from './parts.js';
import { cellCounter, readSheet } from './sheet.js';
import { readStyles } from './styles.js';
import type { ReadSheet, ReadWorkbook } from './types.js';

/**
 * Reads the filled cells of an .xlsx file in this thread. For files from outside, `readWorkbook` does it in a thread of
 * its own, bounded in memory and time. Errors: `FileFault`.
 */
export async function readWorkbookHere(bytes: Uint8Array): Promise<ReadWorkbook> {
  const archive = await openWorkbook(bytes);
  try {
    const parts = await readParts(archive);
    const strings =
      parts.sharedStrings === undefined
        ? []
        : await readSharedStrings(archive, parts.sharedStrings);
    const styles = parts.styles === undefined ? [] : await readStyles(archive, parts.styles);
    const shared = { strings, styles, date1904: parts.date1904, count: cellCounter() };
    const sheets: ReadSheet[] = [];
    for (const { name, part } of parts.sheets)
      sheets.push({ name, cells: await readSheet(archive, part, shared) });
    return { sheets };
  } finally {
    archive.close();
  }
}
