export {
  OverviewService,
  type Overview,
  type OverviewDependencies,
  type UnitProgress,
} from './overview-service.js';
export { OVERVIEW_SHEETS } from './sheets.js';
