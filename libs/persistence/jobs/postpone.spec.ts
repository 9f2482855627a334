import { describe, expect, it } from '@jest/globals';

import { ZipingError } from '#libs/kernel';

import { delayAfter } from './postpone.js';

describe('delayAfter', () => {
  const full = new ZipingError('storage.unavailable', '存储空间已满。');

  it('waits longer each time, and never more than half a minute', () => {
    expect([0, 1, 2, 3, 4, 50].map((tries) => delayAfter(full, tries))).toEqual([
      2, 4, 8, 16, 30, 30,
    ]);
  });

  it('treats an error nobody foresaw like one that passes', () => {
    expect(delayAfter(new Error('socket hang up'), 0)).toBe(2);
  });

  it('waits ten minutes where only a person can help', () => {
    expect(delayAfter(new ZipingError('render.glyph_missing', '缺字。'), 0)).toBe(600);
  });
});
