import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { call, messageOf } from '../../api/client.ts';
import type { User } from '../../api/types.ts';

const USERS = ['users'];

export function useUsers() {
  return useQuery({
    queryKey: USERS,
    queryFn: () => call<{ items: readonly User[] }>('GET', '/users'),
    select: ({ items }) => items,
  });
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
