import { describe, expect, it } from '@jest/globals';

import { checkText } from './check.js';
import { readText } from './document.js';
import { KINDS } from './kinds/index.js';

const kindsIn = (text: string): string[] => [...new Set(checkText(text).map(({ kind }) => kind))];

describe.each(KINDS)('$id', (kind) => {
  it.each([...kind.fires])('fires: %s', (text) => {
    // By itself: of two kinds that see one defect only one is told.
    expect(kind.find(readText(text))).not.toEqual([]);
  });

  it.each([...kind.spares])('spares: %s', (text) => {
    expect(kindsIn(text)).not.toContain(kind.id);
  });
});

it('quotes the text at its offsets', () => {
  for (const text of KINDS.flatMap(({ fires }) => fires))
    for (const quote of checkText(text).flatMap(({ quotes }) => quotes))
      expect(text.slice(quote.start, quote.end)).toBe(quote.text);
});
