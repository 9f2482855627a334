export { CompiledRulebooks } from './compiled-rulebooks.js';
export { loadPackageFolder } from './load-package-folder.js';
export { packZip } from './package-zip.js';
export { packageInForce } from './package-in-force.js';
export { publishPackage } from './publish-package.js';
export { DRAFT_STATE_LABELS, draftActions, stepDraft } from './draft-life.js';
export { newestOf } from './draft-publication.js';
export { RuleDraftService } from './rule-draft-service.js';
export type { StartedDraft } from './start-draft.js';
