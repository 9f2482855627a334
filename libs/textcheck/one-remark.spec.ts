import { expect, it } from '@jest/globals';

import { checkText } from './check.js';

it('says once that a figure in another unit is wrong, not that its sum is wrong, too', () => {
  const kinds = checkText(
    '本年支出合计512.80元，其中：工资福利支出326.45万元，商品和服务支出132.15万元，对个人和家庭的补助54.20万元。',
  ).map(({ kind }) => kind);
  expect(kinds).toContain('unit');
  expect(kinds).not.toContain('sum');
});

it('keeps two defects that stand in one sentence', () => {
  const places = checkText(
    '全年收入856.40万元，其中财政拨款800.40万元、其他收入66.00万元；支出840.00万元，其中基本支出500.00万元、项目支出430.00万元。',
  ).map(({ quotes }) => quotes[0]?.text);
  expect(places).toHaveLength(2);
});
