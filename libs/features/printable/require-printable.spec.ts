import { describe, expect, it } from '@jest/globals';

import { ZipingError } from '#libs/kernel';

import { requirePrintable } from './require-printable.js';

/** A font of capitals only. */
const characters = {
  missing: (text: string) => [...new Set(text.match(/[^A-Z]/gu) ?? [])],
};

function faultsOf(typed: Readonly<Record<string, unknown>>): readonly string[] {
  try {
    requirePrintable(characters, typed);
  } catch (error) {
    if (!(error instanceof ZipingError)) throw error;
    expect([error.code, error.path]).toEqual(['text.unprintable', error.faults[0]?.path]);
    return error.faults.map(({ path, message }) => `${path ?? ''}: ${message}`);
  }
  return [];
}

describe('requirePrintable', () => {
  it('accepts what the fonts have, and whatever is no text', () => {
    const typed = { title: 'AB', votesFor: 7, opinion: undefined, minutes: null, present: ['C'] };
    expect(faultsOf(typed)).toEqual([]);
  });

  it('names every place by the path it was sent under, with its characters', () => {
    const typed = { title: 'A1', present: ['B', 'x'], recused: [{ name: 'C', reason: 'y1y' }] };
    expect(faultsOf(typed)).toEqual([
      'title: 字符 1 没有可用的字体，印不出来，请换用其他字',
      'present.1: 字符 x 没有可用的字体，印不出来，请换用其他字',
      'recused.0.reason: 字符 y、1 没有可用的字体，印不出来，请换用其他字',
    ]);
  });
});
