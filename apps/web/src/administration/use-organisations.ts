import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import type { Organisation } from '../api/types.ts';
import { sortedByName } from '../shared/pinyin.ts';

export const ORGANISATIONS = ['organisations'];

/** Outside the component: the same answer gives the same list. */
const byName = ({ items }: { items: readonly Organisation[] }): readonly Organisation[] =>
  sortedByName(items);

/** Every organisation one sees: for administrators the district. */
export function useOrganisations() {
  return useQuery({
    queryKey: ORGANISATIONS,
    queryFn: () => call<{ items: readonly Organisation[] }>('GET', '/organisations'),
    select: byName,
  });
}

/** Choices of organisations that still start something. */
export const liveOptions = (organisations: readonly Organisation[]) =>
  organisations
    .filter(({ merged }) => merged === null)
    .map(({ id, name }) => ({ value: id, label: name }));
