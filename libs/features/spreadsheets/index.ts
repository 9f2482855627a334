export type { CellFault, CellNote } from './cell-fault.js';
export type { ImportPlan } from './import-plan.js';
export { SpreadsheetService, type ImportPreview } from './spreadsheet-service.js';
