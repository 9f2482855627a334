import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connectionFound, connectionLost } from './connection.ts';
import { later } from './later.ts';

/** Fails as often as it is told, then gives the page. */
function part(failures: number) {
  let tries = 0;
  const load = () => {
    tries += 1;
    return tries > failures ? Promise.resolve('page') : Promise.reject(new Error('not there'));
  };
  return { load: later(load), tries: () => tries };
}

describe('a part fetched later', () => {
  beforeAll(() => {
    Object.assign(globalThis, { window: new EventTarget() });
  });
  afterAll(() => {
    connectionFound();
    Reflect.deleteProperty(globalThis, 'window');
  });

  it('is fetched once with a connection', async () => {
    const { load, tries } = part(0);
    expect(await load()).toBe('page');
    expect(tries()).toBe(1);
  });

  it('waits for the connection and comes by itself', async () => {
    connectionLost();
    const { load, tries } = part(1);
    const page = load();
    await Promise.resolve();
    expect(tries()).toBe(1);
    await new Promise(setImmediate);
    connectionFound();
    expect(await page).toBe('page');
    expect(tries()).toBe(2);
  });

  it('says so when it is gone for good', async () => {
    const { load } = part(2);
    const page = load();
    await new Promise(setImmediate);
    connectionFound();
    await expect(page).rejects.toThrow('not there');
  });
});
