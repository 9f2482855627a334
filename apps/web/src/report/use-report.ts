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

/**
 * Reads the report again after it changed, and has what hangs on it read again. Rejects when it cannot be read now: what
 * is shown would else pass for what is stored.
 */
export function useRefresh(id: string): () => Promise<Report> {
  const queries = useQueryClient();
  return async () => {
    const queryKey = ['report', id];
    const report = await call<Report>('GET', `/reports/${id}`);
    // An answer still on its way was asked for earlier and may be older than this one.
    await queries.cancelQueries({ queryKey, exact: true });
    queries.setQueryData<Report>(queryKey, (shown) =>
      shown !== undefined && shown.version > report.version ? shown : report,
    );
    void queries.invalidateQueries({
      predicate: (query) =>
        query.queryKey[0] === 'reports' ||
        (query.queryKey[0] === 'report' && query.queryKey[1] === id && query.queryKey.length > 2),
    });
    return report;
  };
}
