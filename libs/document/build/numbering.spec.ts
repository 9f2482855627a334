import { describe, expect, it } from '@jest/globals';

import { Numbering } from './numbering.js';

describe('Numbering', () => {
  it('counts each level and starts lower levels anew', () => {
    const numbering = new Numbering();
    const levels = [1, 2, 3, 4, 4, 3, 4, 2, 3, 1, 2, 3] as const;
    expect(levels.map((level) => numbering.next(level))).toEqual([
      '一、',
      '（一）',
      '1.',
      '（1）',
      '（2）',
      '2.',
      '（1）',
      '（二）',
      '1.',
      '二、',
      '（一）',
      '1.',
    ]);
  });
});
