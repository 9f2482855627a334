import { describe, expect, it } from '@jest/globals';

import { turns } from './turns.js';

/** Work that ends when it is told to. */
function held() {
  let end = (): void => undefined;
  const done = new Promise<string>((resolve) => {
    end = () => {
      resolve('read');
    };
  });
  return { work: () => done, end };
}

const bounds = { atOnce: 1, mostWaiting: 1, busy: () => new Error('busy') };

describe('files read in turn', () => {
  it('refuses at once whom nobody could wait for, and reads whoever waits', async () => {
    const inTurn = turns({ ...bounds, mostWaitMilliseconds: 60_000 });
    const [first, second] = [held(), held()];
    const read = [inTurn(first.work), inTurn(second.work)];
    await expect(inTurn(held().work)).rejects.toThrow('busy');
    first.end();
    second.end();
    expect(await Promise.all(read)).toEqual(['read', 'read']);
    expect(await inTurn(() => Promise.resolve('again'))).toBe('again');
  });

  it('tells who waits too long to come again, and goes on with the next', async () => {
    const inTurn = turns({ ...bounds, mostWaitMilliseconds: 1 });
    const first = held();
    const reading = inTurn(first.work);
    await expect(inTurn(held().work)).rejects.toThrow('busy');
    first.end();
    expect(await reading).toBe('read');
    expect(await inTurn(() => Promise.resolve('next'))).toBe('next');
  });
});
