import { Input, Select, Space } from 'antd';
import type { ReportCounts } from '../api/types.ts';
import {
  FilterSelect,
  gradeChoices,
  yearChoices,
  type FilterChoice,
} from '../shared/filter-select.tsx';
import { KINDS } from '../shared/kinds.ts';
import { DEADLINES, ERRORS, SORTS, type ConditionName, type Conditions } from './conditions.ts';

interface Choice {
  readonly name: ConditionName;
  readonly label: string;
  readonly all: string;
  readonly options: readonly FilterChoice[];
}

interface ConditionBarProps {
  readonly conditions: Conditions;
  readonly sort: string;
  readonly grades: ReportCounts['grades'];
  readonly years: readonly number[];
  readonly change: (values: Conditions & { readonly sort?: string }) => void;
}

const choicesOf = ({ grades, years }: ConditionBarProps): readonly Choice[] => [
  { name: 'kind', label: '按单位类别筛选', all: '全部类别', options: KINDS },
  { name: 'deadline', label: '按期限筛选', all: '全部期限', options: DEADLINES },
  {
    name: 'grade',
    label: '按等级筛选',
    all: '全部等级',
    options: gradeChoices(grades),
  },
  { name: 'errors', label: '按未过错误筛选', all: '错误不限', options: ERRORS },
  {
    name: 'year',
    label: '按年度筛选',
    all: '全部年度',
    options: yearChoices(years),
  },
];

/** Narrows and orders the list. */
export function ConditionBar(props: ConditionBarProps) {
  const { conditions, sort, change } = props;
  return (
    <Space wrap role="search" aria-label="筛选报告">
      <Input.Search
        key={conditions.search ?? ''}
        aria-label="按单位名称查找"
        placeholder="单位名称"
        allowClear
        maxLength={120}
        style={{ width: 200 }}
        defaultValue={conditions.search ?? ''}
        onSearch={(value) => {
          change({ search: value.trim() });
        }}
      />
      {choicesOf(props).map(({ name, label, all, options }) => (
        <FilterSelect
          key={name}
          label={label}
          all={all}
          options={options}
          value={conditions[name]}
          change={(value = '') => {
            change({ [name]: value });
          }}
        />
      ))}
      <Select
        aria-label="排序"
        style={{ width: 164 }}
        options={[...SORTS]}
        value={sort}
        onChange={(value) => {
          change({ sort: value });
        }}
      />
    </Space>
  );
}
