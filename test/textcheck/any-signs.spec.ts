import { describe, expect, it } from '@jest/globals';

import { checkText } from '#libs/textcheck';

import { labelledReports } from './reports.js';
import { shortTexts } from './short-texts.js';

const TEXTS = [
  ...shortTexts('short-texts')
    .map(({ text }) => text)
    .filter((_, at) => at % 20 === 0),
  ...labelledReports('reports')
    .slice(0, 2)
    .map(({ wrong }) => wrong),
];

/** Narrow brackets behind a clause, and signs that mean something in a pattern, wherever a name may be read from. */
const WAYS: readonly (readonly [name: string, write: (text: string) => string])[] = [
  ['brackets that close before a stop', (text) => text.replaceAll('。', ')。')],
  ['brackets and plusses', (text) => text.replaceAll('的', '(').replaceAll('，', '+')],
  ['backslashes and question marks', (text) => text.replaceAll('，', '\\').replaceAll('为', '?')],
];

describe.each(WAYS)('a text with %s', (_, write) => {
  it('is read to its end and quoted as it stands', () => {
    for (const written of TEXTS.map(write))
      for (const { text, start, end } of checkText(written).flatMap(({ quotes }) => quotes))
        expect(text).toBe(written.slice(start, end));
  });
});
