import { Select } from 'antd';

export interface FilterChoice {
  readonly value: string;
  readonly label: string;
}

interface FilterSelectProps {
  /** Said to a screen reader, such as 按年度筛选. */
  readonly label: string;
  /** Shown while nothing is chosen, such as 全部年度. */
  readonly all: string;
  readonly options: readonly FilterChoice[];
  readonly value: string | undefined;
  /** Undefined asks for everything again. */
  readonly change: (value: string | undefined) => void;
  /** Pixels. */
  readonly width?: number;
}

/** Choices of years as every list names them. */
export const yearChoices = (years: readonly number[]): FilterChoice[] =>
  years.map((year) => ({ value: String(year), label: `${String(year)} 年度` }));

/** Choices of grades, under the names the rules give them. */
export const gradeChoices = (
  grades: readonly { readonly grade: string; readonly label: string }[],
): FilterChoice[] => grades.map(({ grade, label }) => ({ value: grade, label }));

/** One choice that narrows a list; typing finds among many. */
export function FilterSelect({ label, all, options, value, change, width }: FilterSelectProps) {
  return (
    <Select
      aria-label={label}
      allowClear
      showSearch={options.length > 12 && { optionFilterProp: 'label' }}
      placeholder={all}
      style={{ width: width ?? 124 }}
      options={[...options]}
      value={value ?? null}
      onChange={(chosen: string | null | undefined) => {
        change(chosen ?? undefined);
      }}
    />
  );
}
