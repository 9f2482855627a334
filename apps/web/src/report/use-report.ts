import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import type { Report, Rulebook } from '../api/types.ts';

const ARCHIVING_MS = 2_000;

/** A report with everything its page shows. */
export function useReport(id: string) {
  return useQuery({
    queryKey: ['report', id],
    queryFn: () => call<Report>('GET', `/reports/${id}`),
    // The worker archives an approved report by itself.
    refetchInterval: ({ state }) => (state.data?.stage === 'approved' ? ARCHIVING_MS : false),
  });
}

/** A published package never changes: asked for once. */
export function useRulebook(hash: string | undefined) {
  return useQuery({
    queryKey: ['rulebook', hash],
    enabled: hash !== undefined,
    staleTime: Infinity,
    queryFn: () => call<{ package: Rulebook }>('GET', `/rulebooks/${hash ?? ''}`),
  });
}

/** Reads the report again after it changed, and the list with it. */
export function useRefresh(id: string): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await queries.invalidateQueries({ queryKey: ['report', id] });
    await queries.invalidateQueries({ queryKey: ['reports'] });
  };
}
