import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';
import { checkText, type Finding } from '#libs/textcheck';

const LABELLED = join(repositoryRoot(), 'test', 'textcheck');

const findingsIn = (folder: string, name: string): Finding[] =>
  checkText(readFileSync(join(LABELLED, folder, name), 'utf8'));

describe('a report with nothing wrong, in words that sound like it', () => {
  it.each(readdirSync(join(LABELLED, 'right')))('%s has no findings', (name) => {
    const findings = findingsIn('right', name);
    expect(findings.map(({ kind, quotes }) => [kind, quotes.map(({ text }) => text)])).toEqual([]);
  });
});

/** Nobody has read what is said of these: nearest to what a right report of tomorrow is told. Lowered when it gets better. */
const MOST_REMARKS = 14;

it('says little of right reports nobody has read', () => {
  const names = readdirSync(join(LABELLED, 'unread-right'));
  const remarks = names.flatMap((name) => findingsIn('unread-right', name));
  expect(remarks.length).toBeLessThanOrEqual(MOST_REMARKS);
});
