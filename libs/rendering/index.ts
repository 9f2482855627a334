export type {
  PdfAttachment,
  PdfRenderer,
  RenderedPdf,
  RendererDescription,
  RendererEvent,
  RendererSettings,
  RenderOptions,
} from './port.js';
export { createPdfRenderer } from './renderer.js';
export { printableCharacters } from './printable.js';
export { packagedChromium } from './chromium/packaged.js';
