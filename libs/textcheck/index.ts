export { readText, type TextDocument } from './document.js';
export { listed as listedIn } from './relations/goals/goals.js';
export { checkDocument, checkText } from './check.js';
export type { Finding, Quote, Severity } from './finding.js';
export { annotatedHtml, SEVERITY_NAMES } from './html.js';
export { kindName } from './kinds/names.js';
export { otherPlaces } from './other-places.js';
export { remarksOf } from './remarks.js';
export { settled } from './text/settled.js';
