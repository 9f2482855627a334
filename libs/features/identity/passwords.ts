import { hash, verify } from '@node-rs/argon2';

/** Cost of one hash: 64 MiB and 3 passes in production; small in tests. */
export interface Argon2Cost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** Passwords as argon2id PHC strings. */
export interface PasswordHasher {
  hash(password: string): Promise<string>;
  /** With null (nobody has this account) it costs the same and says no. */
  matches(passwordHash: string | null, password: string): Promise<boolean>;
}

/** Each hash takes 64 MiB and a core: more at once would let sign-ins starve everybody else. */
const AT_ONCE = 2;

/** The package's own algorithm is argon2id; its enum of algorithms cannot be read by a module compiled alone. */
export function createPasswordHasher(cost: Argon2Cost): PasswordHasher {
  const options = {
    memoryCost: cost.memoryKib,
    timeCost: cost.passes,
    parallelism: cost.lanes,
  };
  const inTurn = createGate(AT_ONCE);
  const make = (password: string): Promise<string> => inTurn(() => hash(password, options));
  let nobody: Promise<string> | undefined;
  return {
    hash: make,
    matches: async (passwordHash, password) => {
      nobody ??= make('nobody has this password');
      const against = passwordHash ?? (await nobody);
      const same = await inTurn(() => verify(against, password));
      return same && passwordHash !== null;
    },
  };
}

/** Runs at most `most` pieces of work at once, the others in the order they came. */
function createGate(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, not given up, so that nobody slips in between.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
