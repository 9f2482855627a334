export type { LeftOutReport, UrgedReport, UrgePlan } from './plan.js';
export { ReminderService, type NoticeList, type ReminderDependencies } from './reminder-service.js';
export type { UnitUrgePlan } from './unit-plan.js';
export { UnitReminders } from './unit-reminders.js';
