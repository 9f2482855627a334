import { DatePicker, Flex } from 'antd';
import dayjs from 'dayjs';
import { FacetFilters } from '../shared/facet-filters.tsx';
import { FilterSelect } from '../shared/filter-select.tsx';
import { RETENTION_OPTIONS } from './retention.ts';
import type { ArchiveFilters } from './use-archive.ts';

interface FiltersProps {
  readonly filters: ArchiveFilters;
  readonly change: (changes: { readonly [K in keyof ArchiveFilters]?: string | undefined }) => void;
}

const HELD = [
  { value: 'true', label: '冻结' },
  { value: 'false', label: '未冻结' },
];

const dayOf = (day: string | undefined) => (day === undefined ? null : dayjs(day));

/** Year, unit, grade, retention, hold and the days of archiving. */
export function ArchiveFilterBar({ filters, change }: FiltersProps) {
  return (
    <Flex gap="small" wrap style={{ marginBottom: 16 }}>
      <FacetFilters path="/archive/facets" filters={filters} change={change} />
      <FilterSelect
        label="按保管期限筛选"
        all="全部期限"
        options={RETENTION_OPTIONS}
        value={filters.retention}
        change={(retention) => change({ retention })}
      />
      <FilterSelect
        label="按冻结筛选"
        all="是否冻结"
        options={HELD}
        value={filters.held}
        change={(held) => change({ held })}
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
