import { useQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import type { PublishedRulebook } from '../api/types.ts';
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
