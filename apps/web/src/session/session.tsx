import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, call, whenSignedOut } from '../api/client.ts';
import type { Me } from '../api/types.ts';

interface Session {
  /** null: nobody is signed in. undefined: not known yet. */
  readonly me: Me | null | undefined;
  /** The session ended while somebody was at work; their page stays open below. */
  readonly expired: boolean;
  /** Opens `to` afterwards; by default where that person starts. */
  readonly signIn: (account: string, password: string, to?: string) => Promise<void>;
  /** The same person again, on the same page. */
  readonly renew: (password: string) => Promise<void>;
  readonly signOut: () => Promise<void>;
  /** To the sign-in page without asking the server, which has ended the session already. */
  readonly leave: () => void;
}

const SessionContext = createContext<Session | null>(null);

async function readMe(): Promise<Me | null> {
  try {
    return await call<Me>('GET', '/me');
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

/** Whether a session that ends is anybody's: nobody signed in yet is not told that it expired. */
const somebodyIn = (queries: QueryClient): boolean => Boolean(queries.getQueryData<Me>(['me']));

function useActions(setExpired: (expired: boolean) => void): Omit<Session, 'me' | 'expired'> {
  const queries = useQueryClient();
  const navigate = useNavigate();
  return useMemo(() => {
    const leave = () => {
      queries.clear();
      queries.setQueryData(['me'], null);
      setExpired(false);
      void navigate('/sign-in');
    };
    return {
      leave,
      signIn: async (account, password, to = '/') => {
        await call('POST', '/session', { account, password });
        queries.clear();
        setExpired(false);
        await queries.query({ queryKey: ['me'], queryFn: readMe });
        await navigate(to);
      },
      renew: async (password) => {
        const account = queries.getQueryData<Me>(['me'])?.account ?? '';
        await call('POST', '/session', { account, password });
        setExpired(false);
        await queries.invalidateQueries();
      },
      signOut: async () => {
        await call('DELETE', '/session');
        leave();
      },
    };
  }, [navigate, queries, setExpired]);
}

/** Who is signed in, asked once and kept. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const queries = useQueryClient();
  const [expired, setExpired] = useState(false);
  const { data: me } = useQuery({ queryKey: ['me'], staleTime: Infinity, queryFn: readMe });
  const actions = useActions(setExpired);
  useEffect(() => {
    whenSignedOut(() => {
      if (somebodyIn(queries)) setExpired(true);
    });
  }, [queries]);
  const session = useMemo<Session>(() => ({ me, expired, ...actions }), [me, expired, actions]);
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession outside SessionProvider');
  return session;
}
