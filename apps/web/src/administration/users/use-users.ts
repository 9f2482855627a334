import {
  keepPreviousData,
  useInfiniteQuery,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { App } from 'antd';
import { call, messageOf } from '../../api/client.ts';
import type { Role, User, UserPage } from '../../api/types.ts';

const USERS = ['users'];
const PAGE_ROWS = '50';

/** What is asked of the list; what is left out asks for everything. */
export interface Filters {
  readonly search?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly role?: Role | 'none' | undefined;
  readonly state?: 'active' | 'disabled' | 'locked' | undefined;
}

function queryOf(asked: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams();
  for (const [name, value = ''] of Object.entries(asked))
    if (value.trim() !== '') query.set(name, value.trim());
  return query.toString();
}

/** Where the accounts asked for are exported. */
export const exportPath = (filters: Filters): string => `/users/export?${queryOf({ ...filters })}`;

/** Accounts page by page; while others are asked for, those found before stay. */
export function useUsers(filters: Filters) {
  return useInfiniteQuery({
    queryKey: [...USERS, filters],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      call<UserPage>(
        'GET',
        `/users?${queryOf({ ...filters, after: pageParam, limit: PAGE_ROWS })}`,
      ),
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  });
}

/**
 * The newest state of one account, also when what was changed about it takes it out of the list.
 * @param known the account as it was listed, shown until it is read again; null: none is asked for
 */
export function useUser(known: User | null): User | null {
  const id = known?.id;
  const found = useQuery({
    queryKey: [...USERS, 'one', id],
    queryFn: () => call<UserPage>('GET', `/users?userId=${id ?? ''}`),
    enabled: id !== undefined,
  });
  return found.data?.items[0] ?? known;
}

/** Sends a change, then reads the accounts again. */
export function useChange() {
  const queries = useQueryClient();
  return async <T>(method: 'POST' | 'DELETE', path: string, body?: object): Promise<T> => {
    const answer = await call<T>(method, path, body);
    await queries.invalidateQueries({ queryKey: USERS });
    return answer;
  };
}

interface Question {
  readonly title: string;
  readonly content: string;
  readonly okText: string;
  readonly done: string;
  readonly danger?: boolean;
  readonly work: () => Promise<unknown>;
}

/** Asks, does it, and says so; a refusal is told in the server's words. */
export function useConfirmed() {
  const { modal, message } = App.useApp();
  return ({ title, content, okText, done, danger = false, work }: Question) => {
    modal.confirm({
      title,
      content,
      okText,
      okButtonProps: { danger },
      onOk: async () => {
        try {
          await work();
          void message.success(done);
        } catch (error) {
          void message.error(messageOf(error));
        }
      },
    });
  };
}
