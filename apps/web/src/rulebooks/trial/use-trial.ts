import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../../api/client.ts';
import type { RuleTrial } from '../../api/types.ts';

type TrialValue = RuleTrial['values'][number];

/** What the places of the draft come to with the chosen report. */
export interface Trial {
  readonly valueAt: (dotted: string) => TrialValue | undefined;
  /** Whether the values are of what is on the page: it is stored, and was computed since. */
  readonly settled: boolean;
}

/** The stored draft with a report's figures, computed again after every save. */
export function useTrial(draftId: string, reportId: string | null, stored: boolean) {
  const { data, error, isFetching } = useQuery({
    queryKey: ['rule-trial', draftId, reportId],
    enabled: reportId !== null,
    queryFn: () => {
      const query = new URLSearchParams({ reportId: reportId ?? '' }).toString();
      return call<RuleTrial>('GET', `/rule-drafts/${draftId}/trial?${query}`);
    },
  });
  const values = useMemo(
    () => new Map((data?.values ?? []).map((value) => [value.path, value])),
    [data],
  );
  const settled = stored && !isFetching;
  const usable = reportId !== null && data !== undefined && error === null;
  const trial = useMemo<Trial | null>(
    () => (usable ? { valueAt: (dotted) => values.get(dotted), settled } : null),
    [usable, values, settled],
  );
  return { trial, error, score: usable ? data.score : null, settled };
}
