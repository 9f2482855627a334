import { describe, expect, it } from '@jest/globals';

import { everyBand } from './bands.ts';

const band = (from: number) => ({ from, before: 1, after: 2 });

describe('bands of a distribution', () => {
  it('are drawn from the lowest with a report to the highest, empty ones between them', () => {
    expect(everyBand([band(0), band(70), band(65)])).toEqual([
      band(0),
      { from: 60, before: 0, after: 0 },
      band(65),
      band(70),
    ]);
    expect(everyBand([band(90)])).toEqual([band(90)]);
    expect(everyBand([])).toEqual([]);
  });
});
