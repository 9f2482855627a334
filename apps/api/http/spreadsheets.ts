import type { FastifyReply } from 'fastify';

import { SPREADSHEET_MEDIA } from '#libs/contracts';
import { writeTablesInThread, type SheetTable } from '#libs/spreadsheet';

import { fileAnswer } from './files.js';

/** More rows than any bureau has; a file is made in memory. */
export const MOST_EXPORTED = 20_000;

/**
 * Answers an .xlsx file with one sheet per table, as a download.
 * @param name of the file without its ending; Chinese is welcome
 */
export async function tablesAnswer(
  reply: FastifyReply,
  name: string,
  sheets: readonly SheetTable[],
): Promise<Buffer> {
  const bytes = await writeTablesInThread(sheets);
  return fileAnswer(reply, { filename: `${name}.xlsx`, mediaType: SPREADSHEET_MEDIA, bytes });
}
