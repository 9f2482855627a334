import type { DocumentSealer } from './sealer.js';

/** A printed report and what printed it. */
export interface PrintedReport {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Chromium and the like, with versions. */
  readonly renderer: string;
  readonly fonts: readonly { readonly name: string; readonly sha256: string }[];
  /** Address printed as a code on every page; absent: none was. */
  readonly verification?: string;
  /** SHA-256 of the certificate the PDF is signed with; absent: it is not signed. */
  readonly certificateSha256?: string;
}

export interface PrintRequest {
  readonly html: string;
  readonly title: string;
  readonly author: string;
  /** Dates the PDF; the same request gives the same bytes. */
  readonly instant: Date;
  /** What the PDF says in its metadata that it is: the code on its pages. */
  readonly identifier?: string;
  /** Goes into the PDF as an associated file. */
  readonly attachments?: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly description: string;
    readonly bytes: Uint8Array;
  }[];
  /** Signs the PDF; absent: it is not signed. */
  readonly sealer?: DocumentSealer;
}

/** The port to whatever prints. Errors: `render.glyph_missing`, `render.timeout`, `render.failed`. */
export interface ReportPrinter {
  print(request: PrintRequest): Promise<PrintedReport>;
}
