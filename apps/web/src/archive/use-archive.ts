import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import type { ArchiveRow, Page } from '../api/types.ts';

/** What the list is narrowed to; absent asks for everything. Days are `2025-03-14`, Beijing's. */
export interface ArchiveFilters {
  readonly year?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly grade?: string | undefined;
  readonly retention?: string | undefined;
  readonly held?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function archivePage(filters: ArchiveFilters, after: string): Promise<Page<ArchiveRow>> {
  const query = new URLSearchParams({ limit: '50' });
  for (const [name, value] of Object.entries(filters) as [string, string | undefined][])
    if (value !== undefined && value !== '') query.set(name, value);
  if (after !== '') query.set('after', after);
  return call<Page<ArchiveRow>>('GET', `/archive?${query.toString()}`);
}

/** Page after page of the archive, newest first. */
export function useArchive(filters: ArchiveFilters) {
  return useInfiniteQuery({
    queryKey: ['archive', filters],
    initialPageParam: '',
    queryFn: ({ pageParam }) => archivePage(filters, pageParam),
    getNextPageParam: ({ next }) => next,
  });
}
