export * from './model.js';
export * from './input.js';
export { buildDocument } from './build/document.js';
export { documentText } from './text.js';
export { renderHtml, CONTENT_SECURITY_POLICY } from './html.js';
export { documentCss } from './view/css.js';
export { ReportDocument } from './view/report-document.js';
