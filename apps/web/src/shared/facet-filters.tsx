import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import type { ListFacets } from '../api/types.ts';
import { FilterSelect, gradeChoices, yearChoices } from './filter-select.tsx';
import { LoadFailure } from './load-failure.tsx';

interface Facets {
  readonly year?: string;
  readonly organisationId?: string;
  readonly grade?: string;
}

interface FacetFiltersProps {
  /** Where the server says what there is to choose from, such as `/public/facets`. */
  readonly path: string;
  readonly filters: Facets;
  readonly change: (changes: { readonly [K in keyof Facets]?: string | undefined }) => void;
}

/** Year, unit and grade of a list of reports: only those it holds, grades by the names their rules give them. */
export function FacetFilters({ path, filters, change }: FacetFiltersProps) {
  const facets = useQuery({ queryKey: [path], queryFn: () => call<ListFacets>('GET', path) });
  const { years = [], organisations = [], grades = [] } = facets.data ?? {};
  return (
    <>
      <FilterSelect
        label="按年度筛选"
        all="全部年度"
        options={yearChoices(years)}
        value={filters.year}
        change={(year) => {
          change({ year });
        }}
      />
      <FilterSelect
        label="按单位筛选"
        all="全部单位"
        width={260}
        options={organisations.map(({ id, name }) => ({ value: id, label: name }))}
        value={filters.organisationId}
        change={(organisationId) => {
          change({ organisationId });
        }}
      />
      <FilterSelect
        label="按等级筛选"
        all="全部等级"
        options={gradeChoices(grades)}
        value={filters.grade}
        change={(grade) => {
          change({ grade });
        }}
      />
      {facets.isLoadingError && <LoadFailure error={facets.error} retry={facets.refetch} />}
    </>
  );
}
