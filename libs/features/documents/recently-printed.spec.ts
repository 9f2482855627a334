import { describe, expect, it } from '@jest/globals';

import type { PrintRequest } from '#libs/features/ports';

import { recentlyPrinted } from './recently-printed.js';

/** A printer that says what it printed, and fails as long as it is told to. */
function world() {
  const state = { prints: 0, broken: false };
  const print = recentlyPrinted({
    print: ({ html }: PrintRequest) => {
      state.prints += 1;
      if (state.broken) return Promise.reject(new Error('no paper'));
      const pdf = new TextEncoder().encode(html);
      return Promise.resolve({ pdf, pages: 1, renderer: 'test', fonts: [] });
    },
  });
  const ask = (html: string) =>
    print({ html, title: '报告', author: '某乡', instant: new Date(0) });
  return { state, ask };
}

describe('recentlyPrinted', () => {
  it('prints the same text once, and another text anew', async () => {
    const { state, ask } = world();
    const [first, second] = await Promise.all([ask('一'), ask('一')]);
    expect(new TextDecoder().decode(first)).toBe('一');
    expect(second).toBe(first);
    await ask('二');
    expect(state.prints).toBe(2);
  });

  it('tries again what could not be printed', async () => {
    const { state, ask } = world();
    state.broken = true;
    await expect(ask('一')).rejects.toThrow('no paper');
    state.broken = false;
    expect(new TextDecoder().decode(await ask('一'))).toBe('一');
  });

  it('keeps no more than the latest few', async () => {
    const { state, ask } = world();
    for (let page = 0; page < 20; page += 1) await ask(String(page));
    await ask('19');
    expect(state.prints).toBe(20);
    await ask('0');
    expect(state.prints).toBe(21);
  });
});
