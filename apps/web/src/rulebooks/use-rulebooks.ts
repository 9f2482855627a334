import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '../api/client.ts';
import type {
  Page,
  PublishedRulebook,
  RuleDifferences,
  RuleDraft,
  RuleDraftRow,
  RuleLint,
} from '../api/types.ts';
import type { Json } from './draft/json.ts';

/** Every published package of the bureau. */
export function useRulebooks() {
  return useQuery({
    queryKey: ['rulebooks'],
    queryFn: async () =>
      (await call<{ items: readonly PublishedRulebook[] }>('GET', '/rulebooks')).items,
  });
}

export type WholeRulebook = PublishedRulebook & { readonly package: Json };

/** A published package never changes: asked for once. */
export function useWholeRulebook(hash: string) {
  return useQuery({
    queryKey: ['whole-rulebook', hash],
    staleTime: Infinity,
    queryFn: () => call<WholeRulebook>('GET', `/rulebooks/${hash}`),
  });
}

const PAGE_ROWS = 20;

/** Drafts page by page, the newest first. */
export function useRuleDrafts() {
  return useInfiniteQuery({
    queryKey: ['rule-drafts'],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({ limit: String(PAGE_ROWS) });
      if (pageParam !== null) query.set('after', pageParam);
      return call<Page<RuleDraftRow>>('GET', `/rule-drafts?${query.toString()}`);
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** One draft with its content and what may be done with it. */
export function useRuleDraft(id: string) {
  return useQuery({
    queryKey: ['rule-draft', id],
    queryFn: () => call<RuleDraft>('GET', `/rule-drafts/${id}`),
    // While it is edited, the page knows better than the server.
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** What is wrong with the draft as it is stored, and which content that is. */
export const lintOf = (id: string) => call<RuleLint>('GET', `/rule-drafts/${id}/lint`);

export function useRuleLint(id: string) {
  return useQuery({
    queryKey: ['rule-lint', id],
    queryFn: () => lintOf(id),
    placeholderData: keepPreviousData,
  });
}

/** What differs between two packages, each a published one's hash or a draft's id. */
export function useRuleDifferences(before: string, after: string) {
  return useQuery({
    queryKey: ['rule-differences', before, after],
    queryFn: () => {
      const query = new URLSearchParams({ before, after }).toString();
      return call<RuleDifferences>('GET', `/rule-differences?${query}`);
    },
  });
}

/** Makes everything that hangs on a draft be read again. */
export function useRulesChanged() {
  const queries = useQueryClient();
  // An answer that is still awaited is one about the content before; a first one would else be taken for the newest.
  const again = async (queryKey: readonly string[]) => {
    await queries.cancelQueries({ queryKey });
    await queries.invalidateQueries({ queryKey });
  };
  return {
    /** Its content was stored: the page holds it already. */
    saved: (id: string) => {
      void again(['rule-lint', id]);
      void again(['rule-trial', id]);
      void again(['rule-differences']);
      void again(['simulation', id]);
    },
    /** A step was taken. */
    moved: async (id: string) => {
      await queries.invalidateQueries({ queryKey: ['rule-draft', id] });
      await queries.invalidateQueries({ queryKey: ['rule-drafts'] });
      await queries.invalidateQueries({ queryKey: ['rulebooks'] });
      await queries.invalidateQueries({ queryKey: ['whole-rulebook'] });
    },
  };
}
