import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import type { ArchiveRow, Page } from '../api/types.ts';

/** What the list is narrowed to; absent asks for everything. Days are `2025-03-14`, Beijing's. */
export const ARCHIVE_FILTERS = [
  'year',
  'organisationId',
  'grade',
  'retention',
  'held',
  'from',
  'to',
] as const;
export type ArchiveFilters = Partial<Record<(typeof ARCHIVE_FILTERS)[number], string>>;

/** The filters as a query of the server. */
export const queryOf = (filters: ArchiveFilters): URLSearchParams =>
  new URLSearchParams({ ...filters });

function archivePage(filters: ArchiveFilters, after: string): Promise<Page<ArchiveRow>> {
  const query = queryOf(filters);
  query.set('limit', '50');
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
