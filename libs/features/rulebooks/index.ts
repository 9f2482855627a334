export { loadPackageFolder } from './load-package-folder.js';
