import type { Clock } from '#libs/kernel';

import type { CheckedFile, CheckExport } from './check-file.js';
import { asDocumentError } from './document-error.js';
import { checkFile } from './in-thread.js';

/** A file as it was sent. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Checks files people hand in. Keeps nothing: an export reads the file again. */
export class TextCheckService {
  constructor(private readonly clock: Clock) {}

  /** Errors: `document.*` for a file that is not read. */
  check(file: SentFile): Promise<CheckedFile> {
    return this.run(file, []);
  }

  /** The file with its findings, written as asked. Errors: as `check`; `document.unsupported` for comments in no .docx. */
  async export(file: SentFile, wanted: CheckExport): Promise<Uint8Array> {
    const { files } = await this.run(file, [wanted]);
    const bytes = files[wanted];
    if (bytes === undefined) throw new Error(`the checking thread wrote no ${wanted}`);
    return bytes;
  }

  private async run({ name, bytes }: SentFile, exports: CheckExport[]): Promise<CheckedFile> {
    try {
      return await checkFile({ name, bytes, exports, now: this.clock.now().getTime() });
    } catch (error) {
      throw asDocumentError(error);
    }
  }
}
