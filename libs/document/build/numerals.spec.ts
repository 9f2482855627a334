import { describe, expect, it } from '@jest/globals';

import { circledNumeral } from './numerals.js';

describe('circledNumeral', () => {
  it.each([
    [1, '①'],
    [20, '⑳'],
    [21, '（21）'],
  ])('%i is %s', (value, text) => {
    expect(circledNumeral(value)).toBe(text);
  });
});
