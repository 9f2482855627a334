import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import type { Organisation } from '../api/types.ts';

export const ORGANISATIONS = ['organisations'];

/** Every organisation one sees: for administrators the district. */
export function useOrganisations() {
  return useQuery({
    queryKey: ORGANISATIONS,
    queryFn: () => call<{ items: readonly Organisation[] }>('GET', '/organisations'),
    select: ({ items }) => items,
  });
}

/** Choices of organisations that still start something. */
export const liveOptions = (organisations: readonly Organisation[]) =>
  organisations
    .filter(({ merged }) => merged === null)
    .map(({ id, name }) => ({ value: id, label: name }));
