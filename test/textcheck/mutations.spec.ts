import { beforeAll, describe, expect, it } from '@jest/globals';

import { checkText } from '#libs/textcheck';

import { generatedReport } from './generated.js';
import { MUTATIONS } from './mutations.js';

let report = '';
const count = (text: string, wanted: string): number =>
  checkText(text).filter(({ kind }) => kind === wanted).length;

beforeAll(async () => {
  report = await generatedReport(7);
});

describe('one defect put into a printed report', () => {
  it.each(MUTATIONS.map((mutation) => [mutation.kind, mutation] as const))(
    'is found: %s',
    (kind, { inject }) => {
      expect(count(inject(report), kind)).toBeGreaterThan(count(report, kind));
    },
  );

  it('the report itself has no wrong arithmetic: its figures are computed', () => {
    const arithmetic = ['sum', 'balance', 'difference', 'growth', 'percent_points', 'share'];
    arithmetic.push('ratio', 'average', 'standard', 'table_row', 'unit', 'score');
    expect(checkText(report).filter(({ kind }) => arithmetic.includes(kind))).toEqual([]);
  });
});
