import { expect, it } from '@jest/globals';

import { checkText } from '../../check.js';

const kindsIn = (text: string): string[] => checkText(text).map(({ kind }) => kind);

it.each([
  [
    '全年支出2318.45万元。其中：基本支出1268.40万元（人员经费1186.75万元、公用经费81.65万元），占54.71%；项目支出1050.05万元，占45.29%。',
    '全年支出2318.45万元。其中：基本支出1268.40万元（人员经费1186.75万元、公用经费81.65万元），占57.41%；项目支出1050.05万元，占45.29%。',
  ],
  [
    '2025年客运量7264.50万人次，日均19.90万人次，较2024年的7021.30万人次增长3.46%。',
    '2025年客运量7264.50万人次，较2024年的7021.30万人次下降3.46%。',
  ],
])('is told right or wrong by the figures that make it: %s', (right, wrong) => {
  expect(kindsIn(right)).toEqual([]);
  expect(kindsIn(wrong)).not.toEqual([]);
});
