import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import { addressOf, type Counted } from './counted.ts';
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

export function useSimulationSteps(draftId: string) {
  const queries = useQueryClient();
  const told = ({ simulation }: { readonly simulation: Simulation }) => {
    queries.setQueryData(['simulation', draftId], simulation);
  };
  const read = () => queries.invalidateQueries({ queryKey: ['rule-lint', draftId] });
  const start = useMutation({
    mutationFn: (body: { readonly year: number; readonly contentHash: string }) =>
      call<{ simulation: Simulation }>('POST', `/rule-drafts/${draftId}/simulation`, body),
    onSuccess: told,
    // Most often the draft is not what it was a moment ago.
    onError: read,
  });
  const cancel = useMutation({
    mutationFn: () =>
      call<{ simulation: Simulation }>('POST', `/rule-drafts/${draftId}/simulation/cancel`),
    onSuccess: told,
  });
  return { start, cancel };
}
