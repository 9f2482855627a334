import { ZipingError, type ErrorCode } from '#libs/kernel';
import { FileFault, type FileFaultKind } from '#libs/untrusted';

const CODES: Readonly<Record<FileFaultKind, ErrorCode>> = {
  unsupported: 'document.unsupported',
  encrypted: 'document.encrypted',
  corrupt: 'document.corrupt',
  active_content: 'document.active_content',
  too_large: 'document.too_large',
  no_text: 'document.no_text',
  not_chinese: 'document.not_chinese',
  timeout: 'document.timeout',
  busy: 'file.busy',
};

/** What a client is told of a file that is not read. Any other error as it is. */
export function asDocumentError(error: unknown): unknown {
  if (!(error instanceof FileFault)) return error;
  return new ZipingError(CODES[error.kind], error.message, { path: 'file' });
}
