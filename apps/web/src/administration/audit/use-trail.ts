import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import type { AuditAction, AuditChain, AuditEvent, Page } from '../../api/types.ts';

/** What is asked of the trail; days are ISO dates in Beijing. */
export interface TrailFilters {
  readonly actorName?: string | undefined;
  readonly action?: string | undefined;
  readonly subjectId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly denied?: boolean | undefined;
}

function queryOf({ denied, ...rest }: TrailFilters): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(rest)) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  if (denied === true) query.set('denied', 'true');
  return query;
}

export function useTrail(filters: TrailFilters) {
  return useInfiniteQuery({
    queryKey: ['audit-events', filters],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const query = queryOf(filters);
      query.set('limit', '50');
      if (pageParam !== '') query.set('after', pageParam);
      return call<Page<AuditEvent>>('GET', `/audit-events?${query.toString()}`);
    },
    getNextPageParam: ({ next }) => next,
  });
}

/** The same events as a spreadsheet. */
export const exportPath = (filters: TrailFilters): string =>
  `/audit-events/export?${queryOf(filters).toString()}`;

export function useAuditActions() {
  return useQuery({
    queryKey: ['audit-actions'],
    staleTime: Infinity,
    queryFn: () => call<{ items: readonly AuditAction[] }>('GET', '/audit-events/actions'),
    select: ({ items }) => items.map(({ action, label }) => ({ value: action, label })),
  });
}

/** Costs a look at every event: asked when the page is opened, and again on request. */
export function useChain() {
  return useQuery({
    queryKey: ['audit-chain'],
    staleTime: Infinity,
    queryFn: () => call<AuditChain>('POST', '/audit-events/verify'),
  });
}
