import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { addressOf, type Counted } from './counted.ts';
import type { Perform } from '../draft/desk.ts';
import { lintOf } from '../use-rulebooks.ts';
import type { Page, Simulation, SimulationResult } from '../../api/types.ts';

const POLL_MS = 1_000;
const PAGE_ROWS = 50;

export const isActive = ({ state }: Simulation): boolean =>
  state === 'queued' || state === 'running';

/** The draft's newest simulation, read again every second while it runs; null: never tried. */
export function useSimulation(draftId: string) {
  return useQuery({
    queryKey: ['simulation', draftId],
    queryFn: async () => {
      const path = `/rule-drafts/${draftId}/simulation`;
      return (await call<{ simulation: Simulation | null }>('GET', path)).simulation;
    },
    refetchInterval: ({ state: { data } }) => (data && isActive(data) ? POLL_MS : false),
  });
}

export type Shown = 'all' | 'grade' | 'checks' | 'unscored';

/** Reports the simulation found changed, page by page. */
export function useSimulationResults(
  { id, state }: Simulation,
  draftId: string,
  show: Shown,
  counted: Counted | null,
) {
  return useInfiniteQuery({
    queryKey: ['simulation-results', draftId, id, state, show, counted],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams(
        counted === null ? { show } : addressOf(new URLSearchParams(), counted),
      );
      query.set('limit', String(PAGE_ROWS));
      if (pageParam !== null) query.set('after', pageParam);
      const path = `/rule-drafts/${draftId}/simulation/results?${query.toString()}`;
      return call<Page<SimulationResult>>('GET', path);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** Tries the draft as it stands on the page: what is not stored yet is stored first. */
export function useSimulationStart(draftId: string, perform: Perform) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (year: number) =>
      perform(async () => {
        // What lint said before may be of other content.
        const { contentHash } = await lintOf(draftId);
        const body = { year, contentHash };
        const path = `/rule-drafts/${draftId}/simulation`;
        return call<{ simulation: Simulation }>('POST', path, body);
      }),
    onSuccess: ({ simulation }) => {
      queries.setQueryData(['simulation', draftId], simulation);
    },
  });
}

export function useSimulationCancel(draftId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () =>
      call<{ simulation: Simulation }>('POST', `/rule-drafts/${draftId}/simulation/cancel`),
    onSuccess: ({ simulation }) => {
      queries.setQueryData(['simulation', draftId], simulation);
    },
  });
}
