export { CompiledRulebooks } from './compiled-rulebooks.js';
export { loadPackageFolder } from './load-package-folder.js';
export { packageInForce } from './package-in-force.js';
export { publishPackage } from './publish-package.js';
