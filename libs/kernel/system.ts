import { randomBytes } from 'node:crypto';

import type { Clock, IdSource } from './clock.js';

/** The machine's clock; for composition roots only. */
export const systemClock: Clock = { now: () => new Date() };

const MOST_IN_A_MILLISECOND = 0xfff;

/**
 * UUIDs version 7 (RFC 9562): 48 bits of milliseconds, 12 bits that count within one, 62 random bits. Those of one
 * source sort in the order they were given, also when the clock stands still or goes back.
 */
export function createIdSource(clock: Clock = systemClock): IdSource {
  let last = 0;
  let count = 0;
  return {
    next: () => {
      const now = clock.now().getTime();
      if (now > last) [last, count] = [now, 0];
      else if (count < MOST_IN_A_MILLISECOND) count += 1;
      else [last, count] = [last + 1, 0];
      return uuidV7(last, count, randomBytes(8));
    },
  };
}

function uuidV7(milliseconds: number, count: number, random: Uint8Array): string {
  const time = milliseconds.toString(16).padStart(12, '0');
  const sequence = count.toString(16).padStart(3, '0');
  const tail = Buffer.from(random);
  tail[0] = (tail.readUInt8(0) & 0x3f) | 0x80; // variant 10
  const hex = tail.toString('hex');
  return [time.slice(0, 8), time.slice(8), `7${sequence}`, hex.slice(0, 4), hex.slice(4)].join('-');
}
