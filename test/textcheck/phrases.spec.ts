import { describe, expect, it } from '@jest/globals';

import { checkText } from '#libs/textcheck';

import { LOOK_ALIKES, PHRASES } from './phrases.js';

const kindsIn = (text: string): string[] => checkText(text).map(({ kind }) => kind);

describe('figures in the words of many offices', () => {
  it.each(PHRASES)('is right: %s', (right) => {
    expect(kindsIn(right)).toEqual([]);
  });

  it.each(PHRASES)('%s — and this is not: %s', (_, wrong) => {
    expect(kindsIn(wrong)).not.toEqual([]);
  });

  it.each(LOOK_ALIKES)('only looks wrong: %s', (text) => {
    expect(kindsIn(text)).toEqual([]);
  });
});
