import { expect, it } from '@jest/globals';

import { checkText } from './check.js';
import { otherPlaces } from './other-places.js';
import { remarksOf } from './remarks.js';

const TWO_NUMBERS =
  '依据《清河县预算绩效管理办法》（清财绩〔2024〕3号）开展自评。\n监控按照《清河县预算绩效管理办法》（清财绩〔2024〕8号）进行。';

it('names the place that is contradicted, in the comment of the Word file, too', () => {
  const findings = checkText(TWO_NUMBERS);
  expect(findings.map(otherPlaces)).toEqual([expect.stringContaining('〔2024〕')]);
  expect(remarksOf(findings)[0]?.text).toContain('另一处：');
});

it('says nothing where the arithmetic names the other figures', () => {
  const findings = checkText('全年收入856.40万元，其中财政拨款800.40万元，其他收入11.00万元。');
  expect(findings.map(otherPlaces)).toEqual([null]);
});
