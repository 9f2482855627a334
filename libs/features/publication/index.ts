export { preparePublication, type PreparerOptions } from './prepare.js';
export { PublicationService, type PublicationView } from './publication-service.js';
export { PublicReader, type CheckedDocument } from './public-reader.js';
export { renditionOf } from './rendition.js';
export { openDataCsv, openDataOf, type Addresses } from './open-data.js';
export { atomFeed } from './feed.js';
export { staticSite, type SiteFile } from './site.js';
