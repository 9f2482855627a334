export { FileFault, type FileFaultKind } from './fault.js';
export { answerInThread, inBoundedThreads } from './thread.js';
export { strictXml, type XmlTag } from './xml.js';
export { openZip, type Archive, type PackageKind } from './zip.js';
