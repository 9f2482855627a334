import type { ReportCounts } from '../api/types.ts';
import { KIND_LABELS } from '../shared/kinds.ts';
import { STAGES } from '../shared/stages.ts';

/** Everything that narrows or orders the list, as it stands in the address; the server knows the same names. */
export const CONDITION_NAMES = [
  'search',
  'organisationId',
  'kind',
  'stage',
  'deadline',
  'at',
  'grade',
  'errors',
  'year',
  'scoreFrom',
  'scoreBefore',
  'check',
  'indicator',
  'current',
] as const;
export type ConditionName = (typeof CONDITION_NAMES)[number];
export type Conditions = Partial<Record<ConditionName, string>>;

export const SORTS = [
  { value: 'deadline', label: '期限近的在前' },
  { value: 'score_desc', label: '换算得分从高到低' },
  { value: 'score_asc', label: '换算得分从低到高' },
  { value: 'name', label: '按单位名称' },
  { value: 'newest', label: '新建的在前' },
] as const;

export const DEADLINES = [
  { value: 'overdue', label: '已逾期' },
  { value: 'soon', label: '7 天内到期' },
] as const;

export const ERRORS = [
  { value: 'open', label: '有未过错误' },
  { value: 'none', label: '无未过错误' },
] as const;

/** What a check or indicator is called, put into the address by whoever leads here. */
const ABOUT = 'about';

/** The conditions and order as a query of the server. */
export function queryOf(conditions: Conditions, sort: string): URLSearchParams {
  return new URLSearchParams({ ...conditions, sort });
}

/** Address of the list under conditions. @param about what a check or an indicator among them is called */
export function listAddress(conditions: Conditions, about?: string): string {
  const query = new URLSearchParams({
    ...conditions,
    ...(about === undefined ? {} : { [ABOUT]: about }),
  });
  return `/reports?${query.toString()}`;
}

const labelIn = (
  options: readonly { readonly value: string; readonly label: string }[],
  value: string,
): string => options.find((option) => option.value === value)?.label ?? value;

function scoreLabel({ scoreFrom, scoreBefore }: Conditions): string {
  if (scoreFrom === undefined) return `换算得分低于 ${scoreBefore ?? ''}`;
  const upTo = scoreBefore === undefined ? '及以上' : `至 ${scoreBefore}（不含）`;
  return `换算得分 ${scoreFrom} ${upTo}`;
}

/** One condition in words, and the names it stands for. */
export interface Chip {
  readonly names: readonly ConditionName[];
  readonly label: string;
}

/** Every condition in force, in words. */
export function chipsOf(
  conditions: Conditions,
  address: URLSearchParams,
  grades: ReportCounts['grades'],
): readonly Chip[] {
  const { scoreFrom, scoreBefore, ...rest } = conditions;
  const about = address.get(ABOUT);
  const words: Partial<Record<ConditionName, (value: string) => string>> = {
    search: (value) => `单位含“${value}”`,
    organisationId: () => `单位：${about ?? '已选单位'}`,
    kind: (value) =>
      labelIn(
        Object.entries(KIND_LABELS).map(([key, label]) => ({ value: key, label })),
        value,
      ),
    stage: (value) => labelIn(STAGES, value),
    deadline: (value) => labelIn(DEADLINES, value),
    at: (value) => (value === 'bureau' ? '已报财政局' : '单位办理中'),
    grade: (value) => `等级：${grades.find(({ grade }) => grade === value)?.label ?? value}`,
    errors: (value) => labelIn(ERRORS, value),
    year: (value) => `${value} 年度`,
    check: (value) => `校验未通过：${about ?? value}`,
    indicator: (value) => `未得满分：${about ?? value}`,
    current: () => '只看最新版',
  };
  const single = (Object.keys(rest) as ConditionName[]).map((name) => ({
    names: [name],
    label: words[name]?.(conditions[name] ?? '') ?? name,
  }));
  if (scoreFrom === undefined && scoreBefore === undefined) return single;
  return [...single, { names: ['scoreFrom', 'scoreBefore'], label: scoreLabel(conditions) }];
}
