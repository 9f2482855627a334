export type { ColumnKind, SheetColumn, SheetTable } from './write/types.js';
export { writeTables } from './write/write-tables.js';
