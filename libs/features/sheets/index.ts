export { date, number, sheetOf, text, type Column } from './columns.js';
export { KIND_LABELS } from './labels.js';
