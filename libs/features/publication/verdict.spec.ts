import { describe, expect, it } from '@jest/globals';

import { verdictOf } from './verdict.js';

describe('what a PDF is worth', () => {
  it.each([
    ['nobody knows it', null, 'unknown'],
    ['the archived report', { publication: null, revised: false }, 'authentic'],
    ['the archived report of a revised one', { publication: null, revised: true }, 'superseded'],
    ['what is public', { publication: 'published', revised: false }, 'authentic'],
    ['public before the revision', { publication: 'superseded', revised: true }, 'superseded'],
    [
      'public while a revision is archived',
      { publication: 'published', revised: true },
      'superseded',
    ],
    ['withdrawn, revised or not', { publication: 'withdrawn', revised: true }, 'withdrawn'],
  ] as const)('%s: %s is %s', (_what, document, verdict) => {
    expect(verdictOf(document)).toMatchObject({ verdict });
  });
});
