import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import type { PriorYear } from '../../api/types.ts';

/** Last year's report changes rarely, and is only looked at. */
const FRESH_MS = 60_000;

/** What last year's report of the same unit says. */
export function usePriorYear(reportId: string) {
  return useQuery({
    queryKey: ['prior-year', reportId],
    staleTime: FRESH_MS,
    queryFn: () => call<PriorYear>('GET', `/reports/${reportId}/prior-year`),
  });
}

export type PriorValue = PriorYear['values'][string];
