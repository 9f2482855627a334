import { OPEN_DATA_COLUMNS, type OpenData } from '#libs/contracts';
import type { PublishedRow } from '#libs/features/ports';

import { PUBLIC_FILES } from './names.js';

/** Where things stand: on the service itself, or in a folder that a portal hosts. All addresses are absolute or all relative. */
export interface Addresses {
  readonly schema: string;
  page(id: string): string;
  file(id: string, name: string): string;
}

/** What is published of a year, as data. Pure. */
export function openDataOf(
  year: number,
  rows: readonly PublishedRow[],
  addresses: Addresses,
): OpenData {
  return {
    format: 1,
    schema: addresses.schema,
    year,
    reports: rows.map((row) => ({
      id: row.id,
      bureau: row.bureauName,
      organisationId: row.organisationId,
      organisation: row.organisationName,
      year: row.year,
      revision: row.revision,
      title: row.title,
      converted: row.converted,
      grade: row.gradeLabel,
      categories: [...row.categories],
      publishedAt: row.publishedAt.toISOString(),
      page: addresses.page(row.id),
      pdf: fileOf(row, PUBLIC_FILES.pdf, addresses),
      data: fileOf(row, PUBLIC_FILES.data, addresses),
    })),
  };
}

function fileOf({ id, files }: PublishedRow, name: string, addresses: Addresses) {
  const file = files.find((one) => one.name === name);
  if (file === undefined) throw new RangeError(`a publication without ${name}`);
  return { address: addresses.file(id, name), sha256: file.sha256, size: file.size };
}

type Cell = string | number | null;

/** The same as CSV, a line for each category of each report: UTF-8 with a mark for spreadsheets, lines end in CRLF (RFC 4180). */
export function openDataCsv({ reports }: OpenData): string {
  const lines = reports.flatMap((one) =>
    one.categories.map(({ label, applicableFullMarks, score }): readonly Cell[] => [
      ...[one.id, one.bureau, one.organisationId, one.organisation, one.year, one.revision],
      ...[one.converted, one.grade, label, applicableFullMarks, score],
      ...[one.publishedAt, one.pdf.sha256],
    ]),
  );
  const head = OPEN_DATA_COLUMNS.map(({ name }) => name);
  return `\uFEFF${[head, ...lines].map((line) => `${line.map(csvCell).join(',')}\r\n`).join('')}`;
}

const NUMBER = /^-?\d+(\.\d+)?$/;

/** Text that a spreadsheet would take for a formula is led by an apostrophe; numbers stay numbers. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
