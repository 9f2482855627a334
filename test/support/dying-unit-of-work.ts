import type { Transaction, UnitOfWork } from '#libs/features/ports';

/**
 * The same unit of work, but before the n-th call inside a transaction `die` is run: with it, a test ends the process's
 * connection between any two statements, which is all that PostgreSQL sees of a process killed there.
 */
export function dyingAt(unitOfWork: UnitOfWork, n: number, die: () => Promise<void>): UnitOfWork {
  let calls = 0;
  const before = async (): Promise<void> => {
    calls += 1;
    if (calls === n) await die();
  };
  return {
    read: unitOfWork.read,
    snapshot: (work) => unitOfWork.snapshot(work),
    run: (work) => unitOfWork.run((transaction) => work(watched(transaction, before))),
  };
}

function watched(transaction: Transaction, before: () => Promise<void>): Transaction {
  const repositories = Object.entries(transaction).map(
    ([name, repository]) => [name, watchedRepository(repository as object, before)] as const,
  );
  return Object.fromEntries(repositories) as unknown as Transaction;
}

function watchedRepository<T extends object>(repository: T, before: () => Promise<void>): T {
  return new Proxy(repository, {
    get: (target, name) => {
      const method: unknown = Reflect.get(target, name);
      if (typeof method !== 'function') return method;
      return async (...given: unknown[]): Promise<unknown> => {
        await before();
        return Reflect.apply(method, target, given) as unknown;
      };
    },
  });
}
