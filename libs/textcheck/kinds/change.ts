import type { Decimal } from '#libs/kernel';

import { quoteOf, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import { agrees, hundredth, inUnitOf, show, withinRounding } from '../relations/arithmetic.js';
import { changesOf, type Change } from '../relations/changes.js';

/** An increase or decrease that is not the difference of the two figures it is said of. */
export const difference: Kind = {
  id: 'difference',
  name: '增减额不符',
  severity: 'error',
  reason: '增减额应当等于两期数之差，方向也要一致。',
  fires: [
    '2023年三公经费9.72万元，2024年7.88万元，较2023年减少1.94万元。',
    '资产总额120.50万元，比上年130.70万元减少10.23万元。',
    '预算收入由100万元增加到130万元，增加20万元。',
    '2023年三公经费9.72万元，2024年7.88万元，较2023年增加1.84万元。',
    '2024年度部门整体绩效自评报告\n2023年底，资产总额5963.72万元。\n2024年，情况如下：\n（1）资产总计5953.47万元，比上年同期减少10.23万元。',
  ],
  spares: [
    '2023年三公经费9.72万元，2024年7.88万元，较2023年减少1.84万元。',
    '预算收入由100万元增加到130万元，增加30万元，增长30%。',
    '2024年度部门整体绩效自评报告\n2023年底，资产总额5963.72万元。\n2024年，情况如下：\n（1）资产总计5953.47万元，比上年同期减少10.25万元。',
  ],
  find: (document) =>
    changes(document)
      .filter(({ by, current }) => by.kind === current.kind)
      .flatMap((change) => judgeDifference(document, change)),
};

/** A growth rate that does not follow from the two figures it is said of. */
export const growth: Kind = {
  id: 'growth',
  name: '增长率不符',
  severity: 'error',
  reason: '增长率应当等于增减额除以上期数。',
  fires: [
    '2023年收入100万元，2024年120万元，较2023年增长25%。',
    '支出由80万元下降到60万元，下降20%。',
  ],
  spares: [
    '2023年收入100万元，2024年120万元，较2023年增长20%。',
    '支出由80万元下降到60万元，下降25%。',
    '2024年满意度达到95%，较上年提高3个百分点。',
  ],
  find: (document) =>
    changes(document)
      .filter(({ by }) => by.kind === 'percent')
      .flatMap((change) => judgeGrowth(document, change)),
};

const changes = (document: TextDocument): Change[] =>
  document.statements.flatMap((statement) => changesOf(document, statement));

function judgeDifference(document: TextDocument, change: Change): Finding[] {
  const { current, earlier, by } = change;
  const signed = current.base.minus(earlier.base);
  const gap = inUnitOf(signed.abs(), by);
  const turned = isTurned(change, signed);
  if (agrees(gap, by) && !turned) return [];
  const rounding = !turned && withinRounding(gap, by, [current, earlier]);
  const [large, small] = signed.isNegative() ? [earlier, current] : [current, earlier];
  return [
    {
      kind: difference.id,
      severity: rounding ? 'warning' : 'error',
      quotes: [by, current, earlier].map((at) => quoteOf(document, at)),
      computed: `${show(inUnitOf(large.base, by))} − ${show(inUnitOf(small.base, by))} = ${show(gap)}，文中为 ${by.value.toFixed()}`,
      message: turned
        ? `${direction(signed)}了 ${show(gap)}${by.unit}，文中写成相反方向。`
        : `增减额应为 ${show(gap)}${by.unit}，文中为 ${by.value.toFixed()}${by.unit}。`,
      suggestion: `改为${direction(signed)} ${show(gap)}${by.unit}，或核对两期数字。`,
      confidence: rounding ? 0.7 : 0.9,
    },
  ];
}

function judgeGrowth(document: TextDocument, change: Change): Finding[] {
  const { current, earlier, by } = change;
  if (earlier.base.isZero() || by.value.isZero()) return [];
  const signed = current.base.minus(earlier.base);
  const rate = signed.abs().div(earlier.base).times(100);
  const turned = isTurned(change, signed);
  if (agrees(rate, by) && !turned) return [];
  return [
    {
      kind: growth.id,
      severity: 'error',
      quotes: [by, current, earlier].map((at) => quoteOf(document, at)),
      computed: `${show(signed.abs().div(by.scale))} ÷ ${show(earlier.base)} × 100 = ${hundredth(rate)}，文中为 ${by.value.toFixed()}`,
      message: `应为${direction(signed)} ${hundredth(rate)}%，文中为 ${by.value.toFixed()}%。`,
      suggestion: `改为${direction(signed)} ${hundredth(rate)}%，或核对两期数字。`,
      confidence: 0.88,
    },
  ];
}

const isTurned = ({ direction: said }: Change, signed: Decimal): boolean =>
  !signed.isZero() && signed.isNegative() !== (said === 'down');

const direction = (signed: Decimal): string => (signed.isNegative() ? '减少' : '增加');
