export { destroyListed } from './destroy.js';
export {
  DisposalService,
  MOST_LISTED,
  type DisposalDependencies,
  type DisposalView,
} from './disposal-service.js';
export { disposalSheets } from './sheet.js';
export { OBJECTION_WORDS } from './subjects.js';
