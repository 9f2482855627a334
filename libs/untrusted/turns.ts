/** How many work at once, how many may wait for it and how long, and what the others are told. */
export interface TurnBounds {
  readonly atOnce: number;
  readonly mostWaiting: number;
  readonly mostWaitMilliseconds: number;
  readonly busy: () => Error;
}

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Runs work in turn, first come first served. Errors of a call: the work's own; `busy` when its turn does not come. */
export function turns({ atOnce, mostWaiting, mostWaitMilliseconds, busy }: TurnBounds): InTurn {
  let running = 0;
  const waiting: (() => void)[] = [];
  const turn = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const called = (): void => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(called), 1);
        reject(busy());
      }, mostWaitMilliseconds);
      waiting.push(called);
    });
  return async (work) => {
    if (running < atOnce) running += 1;
    else if (waiting.length >= mostWaiting) throw busy();
    else await turn();
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
