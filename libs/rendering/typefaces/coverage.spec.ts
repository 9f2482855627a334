import { describe, expect, it } from '@jest/globals';

import { Coverage, nameCharacter } from './coverage.js';

describe('Coverage', () => {
  const coverage = new Coverage();
  coverage.add([0x4e00, 0x20bb7]);

  it('names what no font has, once, in order', () => {
    expect(coverage.missing('龥一𠮷あ一あ')).toEqual(['龥', 'あ']);
  });

  it('asks no glyph of line ends and joiners, but does of what turns text around', () => {
    expect(coverage.missing('一\n\t\r\u200b\u200d\ufeff')).toEqual([]);
    expect(coverage.missing('\u202e')).toEqual(['\u202e']);
  });
});

describe('nameCharacter', () => {
  it('shows what can be shown', () => {
    expect(nameCharacter('𠮷')).toBe('𠮷（U+20BB7）');
    expect(nameCharacter('\u202e')).toBe('U+202E');
    expect(nameCharacter('\u0301')).toBe('U+0301');
  });
});
