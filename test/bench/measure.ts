import { performance } from 'node:perf_hooks';

/** One of the things compared: a name as the table prints it, and one run of it. */
export interface Contender {
  readonly name: string;
  run(): Promise<unknown>;
}

export interface Rounds {
  /** Runs of each before anything is counted: compiled code, filled caches, started processes. */
  readonly warmUp: number;
  readonly rounds: number;
}

/** What came of one contender. Times are milliseconds. */
export interface Figures {
  readonly name: string;
  readonly runs: number;
  readonly median: number;
  readonly p95: number;
  readonly fastest: number;
}

/**
 * Times every contender once a round, each round in the reverse order of the one before: whatever else the machine does
 * meanwhile, and whatever one leaves behind for the next, falls on all of them alike.
 */
export async function sideBySide(
  contenders: readonly Contender[],
  { warmUp, rounds }: Rounds,
): Promise<readonly Figures[]> {
  for (let round = 0; round < warmUp; round += 1) {
    for (const contender of contenders) await contender.run();
  }
  const times = new Map<Contender, number[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of inOrder(contenders, round)) {
      times.get(contender)?.push(await timed(contender));
    }
  }
  return [...times].map(([{ name }, samples]) => figuresOf(name, samples));
}

/** Forth in even rounds, back in odd ones. */
export function inOrder<T>(items: readonly T[], round: number): readonly T[] {
  return round % 2 === 0 ? items : items.toReversed();
}

export function figuresOf(name: string, samples: readonly number[]): Figures {
  const sorted = samples.toSorted((a, b) => a - b);
  return {
    name,
    runs: sorted.length,
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    fastest: sorted[0] ?? Number.NaN,
  };
}

/** Between the two nearest samples, as most tools reckon it. */
function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? Number.NaN;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

async function timed({ run }: Contender): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
