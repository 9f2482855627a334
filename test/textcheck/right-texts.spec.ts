import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';
import { checkText } from '#libs/textcheck';

const FOLDER = join(repositoryRoot(), 'test', 'textcheck', 'right');

describe('a report with nothing wrong, in words that sound like it', () => {
  it.each(readdirSync(FOLDER))('%s has no findings', (name) => {
    const findings = checkText(readFileSync(join(FOLDER, name), 'utf8'));
    expect(findings.map(({ kind, quotes }) => [kind, quotes.map(({ text }) => text)])).toEqual([]);
  });
});
