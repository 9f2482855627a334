import type { FactValues } from '#libs/rulebook';

/** `set` becomes the sum of `plus` less the sum of `minus`. In order: later lines read what earlier ones set. */
export interface Balance {
  readonly set: string;
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

const FUNCTIONS = [
  'general_services',
  'public_security',
  'education',
  'science',
  'culture',
  'social_security',
  'health',
  'housing',
  'urban_rural',
  'agriculture',
  'transport',
  'disaster_prevention',
] as const;
const BUDGETED = [...FUNCTIONS, 'environment', 'natural_resources'].map(
  (name) => `budget.expenditure.${name}`,
);
const SPENT = FUNCTIONS.map((name) => `final_accounts.expenditure.${name}`);
const OTHER_INCOME = ['government_funds', 'special_account', 'other'].map(
  (name) => `budget.income.${name}`,
);

/** Sums that must hold in every report, by what takes up the rounding of the parts. */
export const BALANCES: readonly Balance[] = [
  { set: 'budget.income.general', plus: BUDGETED, minus: OTHER_INCOME },
  { set: 'execution.adjusted_budget', plus: BUDGETED, minus: [] },
  { set: 'execution.paid', plus: BUDGETED, minus: [] },
  { set: 'final_accounts.income.fiscal', plus: SPENT, minus: [] },
];

/** What the pattern reports and a made-up unit does not: its peculiarities, which its checks ask about. */
export const PLAIN: FactValues = {
  'three_public.reallocated': '0',
  'three_public.change_reason': '严格公务用车管理，压减运行维护费用',
  'procurement.statements_returned': '0',
};
/** Facts that have no meaning with the values above. */
export const NOT_ASKED: ReadonlySet<string> = new Set(['three_public.reallocated_use']);

/** Weaknesses a unit may have; each costs it points somewhere. */
export const BLEMISHES: readonly FactValues[] = [
  { 'procurement.statements_returned': '1' },
  { 'procurement.statements_returned': '3' },
  { 'execution_reports.returned': '1' },
  { 'work.materials_on_time': false },
  { 'budgeting.reported_on_time': false },
  { 'asset_management.cards_complete': false },
  { 'informatisation.files_managed': false },
  { 'goal_setting.measurable': false },
  { 'final_accounts.on_time': false },
  { 'transparency.on_time': false },
  { 'bank_accounts.statistics_accurate': false },
  { 'ex_ante.implemented': '8' },
];
