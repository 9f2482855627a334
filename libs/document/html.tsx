import { renderToStaticMarkup } from 'react-dom/server';
import type { ReactNode } from 'react';
import type { DocumentModel } from './model.js';
import { verificationCss, type VerificationMark } from './verification/mark.js';
import { documentCss } from './view/css.js';
import { excerptOf, type DocumentPart } from './view/excerpt.js';
import { ReportDocument } from './view/report-document.js';

/** Nothing may be fetched or run: the page is text and one style sheet. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

interface HtmlOptions {
  /** Figures and blocks say which fact and block they came from, for the desk beside them. */
  readonly marked?: boolean;
  /** Printed in the margin of every page. */
  readonly verification?: VerificationMark | null;
}

/**
 * The document as one self-contained page, every text escaped. Pure: the same model gives the same characters.
 */
export function renderHtml(
  model: DocumentModel,
  { marked = false, verification = null }: HtmlOptions = {},
): string {
  const mark = verification === null ? '' : verificationCss(verification);
  return htmlPage(model, mark, <ReportDocument model={model} marked={marked} />);
}

/** No margins of a sheet around a part of it. */
const EXCERPT_CSS = '@media screen{.doc{padding:4mm 6mm}.doc h1{margin:0}}';

/** One part of the document as it stands in the whole, numbered and marked; null where nothing of it is printed. */
export function renderExcerpt(model: DocumentModel, part: DocumentPart): string | null {
  const body = excerptOf(model, part);
  return body === null ? null : htmlPage(model, EXCERPT_CSS, body);
}

function htmlPage(model: DocumentModel, css: string, body: ReactNode): string {
  const page = renderToStaticMarkup(
    <html lang={model.language}>
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={CONTENT_SECURITY_POLICY} />
        <title>{model.metadata.title}</title>
        <style dangerouslySetInnerHTML={{ __html: `html,body{margin:0}${documentCss}${css}` }} />
      </head>
      <body>{body}</body>
    </html>,
  );
  return `<!doctype html>${page}`;
}
