export { addressOf } from './address.js';
export { readWorkbook } from './read/in-thread.js';
export type { CellContent, ReadCell, ReadSheet, ReadWorkbook } from './read/types.js';
export { sheetNames } from './write/names.js';
export type { CellRule, ColumnKind, SheetColumn, SheetTable } from './write/types.js';
export { writeTables } from './write/write-tables.js';
export { writeTablesInThread } from './write/in-thread.js';
