import { z } from 'zod';
import { expectedVersion, idParam } from './common.js';
import { errorCode } from './errors.js';
import { factValue } from './evaluation.js';
import { contentChange, patched } from './reports.js';
import { stage } from './vocabulary.js';

const table = z.string().min(1).max(120);

export const spreadsheetQuery = z.strictObject({
  /** 填好的内容, or a template to fill in. */
  content: z.enum(['values', 'template']).default('values'),
  /** One table of the rulebook; left out: everything. */
  table: table.optional(),
});

/** Whether an empty cell leaves what is stored (`keep`) or empties it. */
const importOptions = {
  table: table.optional(),
  blanks: z.enum(['keep', 'clear']).default('keep'),
};
export const previewImportData = z.strictObject(importOptions);
export const importData = z.strictObject({ expectedVersion, ...importOptions });

/** A cell that cannot be taken: the sheet as it is called, the cell as the spreadsheet names it. */
export const cellFault = z.strictObject({
  sheet: z.string(),
  address: z.string(),
  code: errorCode,
  message: z.string(),
  /** The field it was meant for, where one is known: `fact`, `table/row` or `table/row/column`. */
  path: z.string().optional(),
});
export type CellFaultView = z.infer<typeof cellFault>;

const cellNote = z.strictObject({ sheet: z.string(), address: z.string(), message: z.string() });

const importOutcome = {
  /** Empty as long as a single cell is wrong. */
  changes: z.array(contentChange),
  /** Figures that were converted on the way. */
  notes: z.array(cellNote),
  /** Sheets that were read, and those that were not. */
  sheets: z.array(z.string()),
  ignoredSheets: z.array(z.string()),
};

/** What a file would change. Nothing was changed yet. */
export const importPreview = z.strictObject({
  /** To be named with the import: what was looked at. */
  version: z.number().int(),
  cells: z.array(cellFault),
  ...importOutcome,
});
export type ImportPreviewView = z.infer<typeof importPreview>;

export const imported = patched.extend(importOutcome);
export type ImportedView = z.infer<typeof imported>;

export const priorYearView = z.strictObject({
  year: z.number().int(),
  /** null: the unit has no report of last year. */
  report: z.strictObject({ id: idParam, stage, stageLabel: z.string() }).nullable(),
  /** By this year's fact. */
  values: z.record(
    z.string(),
    z.strictObject({
      value: factValue,
      /** Last year's fact it is. */
      from: z.string(),
      /** Whether the rules let it fill this year's fact. */
      fills: z.boolean(),
    }),
  ),
});
export type PriorYearView = z.infer<typeof priorYearView>;
