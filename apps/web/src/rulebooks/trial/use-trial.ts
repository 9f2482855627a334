import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { ApiError, call } from '../../api/client.ts';
import type { RuleTextTrial, RuleTrial } from '../../api/types.ts';

type TrialValue = RuleTrial['values'][number];

/** What the places of the draft come to with the chosen report. */
export interface Trial {
  readonly valueAt: (dotted: string) => TrialValue | undefined;
  /** Whether the values are of what is on the page: it is stored, and was computed since. */
  readonly settled: boolean;
  /** Of what with what. */
  readonly draftId: string;
  readonly reportId: string;
}

/** Whether the draft cannot be computed yet. Lint names every fault already. */
export const isUnfinished = (error: unknown): boolean =>
  error instanceof ApiError && error.code === 'rulebook.invalid';

/** The stored draft with a report's figures, computed again after every save. */
export function useTrial(draftId: string, reportId: string | null, stored: boolean) {
  const { data, error, isFetching } = useQuery({
    queryKey: ['rule-trial', draftId, reportId],
    enabled: reportId !== null,
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ reportId: reportId ?? '' }).toString();
      return call<RuleTrial>('GET', `/rule-drafts/${draftId}/trial?${query}`, undefined, signal);
    },
  });
  const values = useMemo(
    () => new Map((data?.values ?? []).map((value) => [value.path, value])),
    [data],
  );
  const settled = stored && !isFetching;
  const usable = reportId !== null && data !== undefined && error === null;
  const trial = useMemo<Trial | null>(
    () => (usable ? { valueAt: (dotted) => values.get(dotted), settled, draftId, reportId } : null),
    [usable, values, settled, draftId, reportId],
  );
  return { trial, error, score: usable ? data.score : null, settled };
}

/** One part of the text of the stored draft with a report's figures; asked for once the draft has the place. */
export function useTextTrial({ draftId, reportId, settled }: Trial, place: string) {
  return useQuery({
    queryKey: ['rule-trial', draftId, reportId, place],
    enabled: settled,
    queryFn: ({ signal }) => {
      const query = new URLSearchParams({ reportId, place }).toString();
      const path = `/rule-drafts/${draftId}/trial/text?${query}`;
      return call<RuleTextTrial>('GET', path, undefined, signal);
    },
  });
}
