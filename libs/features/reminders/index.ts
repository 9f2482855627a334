export type { LeftOutReport, UrgedReport, UrgePlan } from './plan.js';
export { ReminderService, type NoticeList, type ReminderDependencies } from './reminder-service.js';
