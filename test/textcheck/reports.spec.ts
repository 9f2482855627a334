import { expect, it } from '@jest/globals';

import { labelledReports, reportsOverall, scoreOf } from './reports.js';

it('finds most of what is wrong in whole reports of many offices, and says next to nothing of right ones', () => {
  const scores = labelledReports().map(scoreOf);
  const { recall, precision } = reportsOverall(scores);
  const wanting = scores.flatMap(({ missed, falseAlarms }) => [...missed, ...falseAlarms]);
  expect({ wanting, good: recall >= 0.84 && precision >= 0.98 }).toMatchObject({ good: true });
});
