export { openSigningIdentity } from './identity.js';
export type { SigningFiles, SigningIdentity } from './identity.js';
export { commonName } from './names.js';
export { makeSelfMade } from './self-made.js';
export { signDetached } from './sign.js';
export { verifyPdfSignature } from './verify-pdf.js';
export type { PdfSignature, Signer } from './verify-pdf.js';
