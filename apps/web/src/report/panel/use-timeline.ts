import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import type { Timeline } from '../../api/types.ts';
import { useDesk } from '../desk/desk.tsx';

/** Every decision on the report, read again with each of its versions. */
export function useTimeline() {
  const { report } = useDesk();
  return useQuery({
    queryKey: ['report', report.id, 'timeline', report.version],
    queryFn: () => call<Timeline>('GET', `/reports/${report.id}/timeline`),
    placeholderData: keepPreviousData,
  });
}
