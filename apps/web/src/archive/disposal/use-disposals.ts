import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/client.ts';
import type { Disposal, DisposalCandidates, DisposalRow } from '../../api/types.ts';

export const DISPOSALS_KEY = ['disposals'] as const;
export const disposalKey = (id: string) => [...DISPOSALS_KEY, 'list', id];

/** How often a list is asked for again while its files are being deleted. */
const POLL_MS = 2_000;

export const STATES: Readonly<
  Record<DisposalRow['state'], { readonly label: string; readonly colour: string }>
> = {
  proposed: { label: '待审批', colour: 'gold' },
  returned: { label: '已退回', colour: 'default' },
  destroying: { label: '正在销毁', colour: 'processing' },
  destroyed: { label: '已销毁', colour: 'red' },
};

export const useCandidates = () =>
  useQuery({
    queryKey: [...DISPOSALS_KEY, 'candidates'],
    queryFn: () => call<DisposalCandidates>('GET', '/archive/disposals/candidates'),
  });

export const useDisposals = () =>
  useQuery({
    queryKey: DISPOSALS_KEY,
    queryFn: () => call<{ readonly items: readonly DisposalRow[] }>('GET', '/archive/disposals'),
  });

export const useDisposal = (id: string) =>
  useQuery({
    queryKey: disposalKey(id),
    queryFn: () => call<Disposal>('GET', `/archive/disposals/${id}`),
    refetchInterval: ({ state }) => (state.data?.state === 'destroying' ? POLL_MS : false),
  });
