import { describe, expect, it } from '@jest/globals';

import type { RendererEvent } from '../port.js';
import type { BrowserSession } from './session.js';
import { WarmBrowser } from './warm-browser.js';

/** Sessions that only count: which were started, and which ended. */
function stable(rendersPerBrowser = 50) {
  const ended: number[] = [];
  const dead = new Set<number>();
  const events: RendererEvent[] = [];
  let started = 0;
  const start = (): Promise<BrowserSession> => {
    const number = (started += 1);
    const session = {
      version: String(number),
      sandboxed: false,
      isAlive: () => !dead.has(number),
      kill: () => {
        ended.push(number);
        return Promise.resolve();
      },
    };
    return Promise.resolve(session as unknown as BrowserSession);
  };
  const browsers = new WarmBrowser(start, rendersPerBrowser, (event) => events.push(event));
  return { browsers, ended, dead, events };
}

describe('WarmBrowser', () => {
  it('hands out the same browser again', async () => {
    const { browsers, ended } = stable();
    const first = await browsers.lease();
    const second = await browsers.lease();
    expect([first.session.version, second.session.version]).toEqual(['1', '1']);
    first.release();
    second.release();
    expect((await browsers.lease()).session.version).toBe('1');
    expect(ended).toEqual([]);
  });

  it('ends a worn browser once its last print is done', async () => {
    const { browsers, ended, events } = stable(2);
    const first = await browsers.lease();
    const second = await browsers.lease();
    const third = await browsers.lease();
    expect(third.session.version).toBe('2');
    first.release();
    expect(ended).toEqual([]);
    second.release();
    expect(ended).toEqual([1]);
    expect(events).toEqual([{ type: 'browser_retired', renders: 2, reason: 'worn' }]);
  });

  it('gives nobody else a browser that failed, and lets the print beside finish', async () => {
    const { browsers, ended } = stable();
    const failing = await browsers.lease();
    const beside = await browsers.lease();
    failing.drop('error', false);
    expect((await browsers.lease()).session.version).toBe('2');
    expect(ended).toEqual([]);
    beside.release();
    expect(ended).toEqual([1]);
  });

  it('ends a browser that is late at once, whoever prints beside, and once only', async () => {
    const { browsers, ended } = stable();
    const late = await browsers.lease();
    const beside = await browsers.lease();
    late.drop('timeout', true);
    expect(ended).toEqual([1]);
    beside.drop('error', false);
    beside.drop('error', false);
    expect(ended).toEqual([1]);
  });

  it('starts another when the browser died by itself', async () => {
    const { browsers, dead, ended } = stable();
    (await browsers.lease()).release();
    dead.add(1);
    expect((await browsers.lease()).session.version).toBe('2');
    expect(ended).toEqual([1]);
  });

  it('ends everything when it is closed', async () => {
    const { browsers, ended } = stable(1);
    await browsers.lease();
    await browsers.lease();
    await browsers.close();
    expect([...ended].sort()).toEqual([1, 2]);
  });

  it('tries again after a start that failed', async () => {
    let attempts = 0;
    const browsers = new WarmBrowser(
      () => {
        attempts += 1;
        return Promise.reject(new Error('no'));
      },
      50,
      () => undefined,
    );
    await expect(browsers.lease()).rejects.toThrow('no');
    await expect(browsers.lease()).rejects.toThrow('no');
    expect(attempts).toBe(2);
  });
});
