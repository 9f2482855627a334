import { useQuery } from '@tanstack/react-query';
import { DatePicker, Flex, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { call } from '../api/client.ts';
import type { Organisation, Page } from '../api/types.ts';
import { sortedByName } from '../shared/pinyin.ts';
import { GRADES } from './grades.ts';
import { RETENTION_OPTIONS } from './retention.ts';
import type { ArchiveFilters } from './use-archive.ts';

interface FiltersProps {
  readonly filters: ArchiveFilters;
  readonly change: (changes: { readonly [K in keyof ArchiveFilters]?: string | undefined }) => void;
}

const dayOf = (day: string | undefined) => (day === undefined ? null : dayjs(day));

function OrganisationFilter({ filters, change }: FiltersProps) {
  const organisations = useQuery({
    queryKey: ['organisations'],
    queryFn: () => call<Pick<Page<Organisation>, 'items'>>('GET', '/organisations'),
  });
  const options = sortedByName(organisations.data?.items ?? [])
    .filter(({ kind }) => kind !== 'bureau')
    .map(({ id, name }) => ({ value: id, label: name }));
  return (
    <Select
      aria-label="按单位筛选"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="全部单位"
      style={{ width: 260 }}
      options={options}
      value={filters.organisationId}
      onChange={(organisationId: string | undefined) => change({ organisationId })}
    />
  );
}

/** Year, unit, grade, retention, hold and the days of archiving. */
export function ArchiveFilterBar({ filters, change }: FiltersProps) {
  return (
    <Flex gap="small" wrap style={{ marginBottom: 16 }}>
      <Input
        aria-label="按评价年度筛选"
        placeholder="评价年度"
        allowClear
        maxLength={4}
        inputMode="numeric"
        defaultValue={filters.year ?? ''}
        style={{ width: 120 }}
        onChange={({ target }) => {
          const year = target.value.trim();
          if (year === '' || /^20\d\d$/.test(year)) change({ year });
        }}
      />
      <OrganisationFilter filters={filters} change={change} />
      <Select
        aria-label="按等级筛选"
        allowClear
        placeholder="全部等级"
        style={{ width: 120 }}
        options={[...GRADES]}
        value={filters.grade}
        onChange={(grade: string | undefined) => change({ grade })}
      />
      <Select
        aria-label="按保管期限筛选"
        allowClear
        placeholder="全部期限"
        style={{ width: 120 }}
        options={[...RETENTION_OPTIONS]}
        value={filters.retention}
        onChange={(retention: string | undefined) => change({ retention })}
      />
      <Select
        aria-label="按冻结筛选"
        allowClear
        placeholder="是否冻结"
        style={{ width: 120 }}
        options={[
          { value: 'true', label: '冻结' },
          { value: 'false', label: '未冻结' },
        ]}
        value={filters.held}
        onChange={(held: string | undefined) => change({ held })}
      />
      <DatePicker.RangePicker
        aria-label="按归档日期筛选"
        allowEmpty={[true, true]}
        placeholder={['归档起', '归档止']}
        value={[dayOf(filters.from), dayOf(filters.to)]}
        onChange={(days) =>
          change({
            from: days?.[0]?.format('YYYY-MM-DD'),
            to: days?.[1]?.format('YYYY-MM-DD'),
          })
        }
      />
    </Flex>
  );
}
