import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from '@jest/globals';

import { repositoryRoot } from '#libs/config';

import { sampleRulebook } from '../../../test/support/approved-report.js';
import { proposalsOf } from './import.js';

it('reads a report as the check reads it, whatever its layout, and tells where each fact stands in the file', async () => {
  const rulebook = await sampleRulebook();
  const sample = join(repositoryRoot(), 'test/textcheck/sample/humu-2024-report.txt');
  const typed = readFileSync(sample, 'utf8');
  // With the blanks that typesetting puts around figures; cells keep theirs.
  const spaced = typed
    .split('\n')
    .map((line) => (line.includes('\t') ? line : line.replaceAll(/(?<=\d)(?=万元)/g, ' ')))
    .join('\n');
  const read = proposalsOf(spaced, rulebook);
  const values = (proposals: typeof read) =>
    proposals.map(({ fact, value, confidence }) => ({ fact, value, confidence }));
  expect(values(read)).toEqual(values(proposalsOf(typed, rulebook)));
  const quotes = read.filter(({ value }) => !Array.isArray(value)).map(({ quote }) => quote);
  expect(quotes.map(({ start, end }) => spaced.slice(start, end).replaceAll(' ', ''))).toEqual(
    quotes.map(({ text }) => text.replaceAll(' ', '')),
  );
});
