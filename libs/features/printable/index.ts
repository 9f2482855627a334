export { requirePrintable, unprintableMessage } from './require-printable.js';
