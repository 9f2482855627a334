import { useQuery } from '@tanstack/react-query';
import { ApiError, call } from '../api/client.ts';
import type { DemoAccounts } from '../api/types.ts';

export type DemoAccount = DemoAccounts['items'][number];

/** The people of the demo; null where the server has no demo. */
async function readAccounts(): Promise<DemoAccounts | null> {
  try {
    return await call<DemoAccounts>('GET', '/demo/accounts');
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

/** Asked once; `wanted` is false where it is known already that there is no demo. */
export function useDemoAccounts(wanted = true): DemoAccounts | null {
  const { data } = useQuery({
    queryKey: ['demo-accounts'],
    queryFn: readAccounts,
    staleTime: Infinity,
    enabled: wanted,
  });
  return data ?? null;
}
