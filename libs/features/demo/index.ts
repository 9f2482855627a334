export {
  BUREAU_PEOPLE,
  DEMO_PASSWORD,
  demoAccounts,
  ROLE_TASKS,
  unitPeople,
  type DemoAccount,
  type DemoPerson,
} from './people.js';
export { editionOf } from './edition.js';
export { SAMPLE_UNIT, type DemoUnit } from './district.js';
export type { District } from './found-district.js';
export { publishDemo } from './publish.js';
export { playSample, seedDistrict, type SampleRun } from './seed.js';
export { plainPdf } from './plain-pdf.js';
export { timelineMarkdown } from './timeline.js';
export { demoServices, type DemoParts, type DemoServices } from './services.js';
