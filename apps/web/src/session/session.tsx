import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, call, whenSignedOut } from '../api/client.ts';
import type { Me } from '../api/types.ts';

interface Session {
  /** null: nobody is signed in. undefined: not known yet. */
  readonly me: Me | null | undefined;
  readonly signIn: (account: string, password: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/** Who is signed in, asked once and kept; a session that ends anywhere leads to the sign-in page. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { data: me } = useQuery({
    queryKey: ['me'],
    staleTime: Infinity,
    queryFn: async () => {
      try {
        return await call<Me>('GET', '/me');
      } catch (error) {
        if (error instanceof ApiError && error.status === 401) return null;
        throw error;
      }
    },
  });

  useEffect(() => {
    whenSignedOut(() => {
      queries.setQueryData(['me'], null);
    });
  }, [queries]);

  const session = useMemo<Session>(
    () => ({
      me,
      signIn: async (account, password) => {
        await call('POST', '/session', { account, password });
        queries.clear();
        await queries.query({ queryKey: ['me'], queryFn: () => call<Me>('GET', '/me') });
        await navigate('/');
      },
      signOut: async () => {
        await call('DELETE', '/session');
        queries.clear();
        queries.setQueryData(['me'], null);
        await navigate('/sign-in');
      },
    }),
    [me, navigate, queries],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside SessionProvider');
  return session;
}
