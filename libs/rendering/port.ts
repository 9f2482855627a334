import type { DocumentSealer } from '#libs/features/ports';

/** HTML in, an official PDF out. Everything that changes the bytes is in the arguments. */
export interface PdfRenderer {
  /**
   * Prints one self-contained page. The same HTML and options give the same bytes with the same renderer.
   * @throws ZipingError `render.glyph_missing` (a character no font has, named), `render.timeout`, `render.failed`
   */
  render(html: string, options: RenderOptions): Promise<RenderedPdf>;
  /** Characters of a text that no font has; empty when it can be printed. Ask before a report is submitted. */
  missingCharacters(text: string): readonly string[];
  /** What prints: recorded beside what was printed. */
  describe(): Promise<RendererDescription>;
  /** Ends the browser and everything it started. No render begins afterwards. */
  close(): Promise<void>;
}

export interface RenderOptions {
  readonly title: string;
  /** The organisation whose document it is. */
  readonly author: string;
  /** Date of the document: creation and modification date of the PDF. */
  readonly instant: Date;
  /** What the document says in its metadata that it is: the code on its pages. */
  readonly identifier?: string | undefined;
  /** Files that go into the document, such as the data it was made from. */
  readonly attachments?: readonly PdfAttachment[] | undefined;
  /** Signs the finished file; absent: it is not signed. */
  readonly sealer?: DocumentSealer | undefined;
}

export interface PdfAttachment {
  readonly name: string;
  readonly mediaType: string;
  readonly description: string;
  readonly bytes: Uint8Array;
}

export interface RenderedPdf {
  readonly pdf: Uint8Array;
  readonly pages: number;
}

export interface RendererDescription {
  /** Chrome/143.0.7499.0 */
  readonly browser: string;
  /** Whether the browser's own sandbox is on; it cannot be for root. */
  readonly sandboxed: boolean;
  readonly fonts: readonly {
    readonly file: string;
    readonly name: string;
    readonly sha256: string;
  }[];
}

/** Things worth a log line; the library itself writes none. */
export type RendererEvent =
  | { readonly type: 'browser_started'; readonly browser: string; readonly sandboxed: boolean }
  | {
      readonly type: 'browser_retired';
      readonly renders: number;
      readonly reason: 'worn' | 'error' | 'timeout';
    }
  | { readonly type: 'sandbox_unavailable'; readonly detail: string }
  | { readonly type: 'render_retried'; readonly detail: string };

export interface RendererSettings {
  /** Root of the clone, below which the packaged fonts and node_modules lie. */
  readonly root: string;
  /** Kept between runs: the unpacked browser and the index of fonts. */
  readonly cacheFolder: string;
  /** null: the Chromium of the npm package. */
  readonly executablePath: string | null;
  /** Fonts of the operator (static TrueType), which come before the packaged ones; null: none. */
  readonly fontFolder: string | null;
  /** A render that takes longer is ended. */
  readonly timeoutSeconds?: number;
  /** Pages printed side by side. */
  readonly concurrency?: number;
  /** Renders waiting for their turn; more are refused. */
  readonly queueLimit?: number;
  /** Renders after which a browser makes way for a new one. */
  readonly rendersPerBrowser?: number;
  readonly pageLimit?: number;
  readonly onEvent?: (event: RendererEvent) => void;
}
