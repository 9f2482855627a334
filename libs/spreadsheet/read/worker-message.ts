import type { FileFaultKind, ReadWorkbook } from './types.js';

/** What the reading thread answers. */
export type WorkerAnswer =
  | { readonly workbook: ReadWorkbook }
  | { readonly fault: { readonly kind: FileFaultKind; readonly message: string } };
