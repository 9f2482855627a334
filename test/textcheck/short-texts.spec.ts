import { expect, it } from '@jest/globals';

import { reportsOverall } from './reports.js';
import { scoreOfShort, SHORT_SETS, shortTexts, type ShortSet } from './short-texts.js';

/** Where the checker stands: raised when it gets better, so that nothing it finds is lost again. */
const FLOORS: Readonly<Record<ShortSet, { recall: number; precision: number }>> = {
  'short-texts': { recall: 0.87, precision: 0.98 },
  'unread-short-texts': { recall: 0.71, precision: 0.9 },
};

/** Thousands of texts in one test, on a machine that does much else. */
const READING_MS = 600_000;

it.each(SHORT_SETS)(
  'finds plain slips in %s, and leaves right ones alone',
  (set) => {
    const scores = shortTexts(set).map(scoreOfShort);
    const { recall, precision } = reportsOverall(scores);
    const good = recall >= FLOORS[set].recall && precision >= FLOORS[set].precision;
    expect({ recall, precision, good }).toMatchObject({ good: true });
  },
  READING_MS,
);
