import { expect, it } from '@jest/globals';

import { OTHER_PASSAGES } from './other-passages.js';
import { overall, scoresOf } from './score.js';

it('finds nine of ten defects in other words, and cries wolf for under one in twenty', () => {
  const scores = scoresOf(OTHER_PASSAGES);
  const { recall, precision } = overall(scores);
  const wanting = scores.filter(
    ({ labelled, found, falseAlarms }) => found < labelled || falseAlarms > 0,
  );
  expect({ wanting, good: recall >= 0.9 && precision >= 0.95 }).toMatchObject({ good: true });
});
