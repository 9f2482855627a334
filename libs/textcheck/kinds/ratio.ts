import type { Decimal } from '#libs/kernel';

import { quoteOf, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import { findingOf } from '../finding-of.js';
import type { Kind } from '../kind.js';
import { hundredth, inUnitOf, show } from '../relations/arithmetic.js';
import { explainsShare, isShare, isSlip, percentOf } from '../relations/near.js';
import { wrongRatios, type OneToMany } from '../relations/one-to-many.js';
import { rateAt, type Rate } from '../relations/rates.js';

/** A percentage that does not follow from the figures beside it, or was printed as 0 because nobody computed it. */
export const ratio: Kind = {
  id: 'ratio',
  name: '比率不符',
  severity: 'error',
  reason: '比率应当由文中的数字算出；没有计算不等于 0%。',
  fires: [
    '2023年底，资产总额200万元，负债总额50万元，资产负债率0%。',
    '2023年底，资产总额200万元，负债总额50万元，资产负债率20%。',
    '采购合同总金额20万元，中小企业合同总金额15万元，占合同总金额的比例为80%。',
    '全年预算100万元，实际支出95万元，预算执行率为98%。',
    '年初预算1905.00万元，支出决算为1986.40万元，完成年初预算的95.90%。',
    '核定编制57名。年末实有在职63人，其中行政23人，在职人员控制率92.98%。',
    '专任教师118人，在校生2405人，生师比为23.08:1。',
  ],
  spares: [
    '专任教师118人，在校生2405人，生师比为20.38:1。',
    '2023年底，资产总额200万元，负债总额50万元，资产负债率25%。',
    '采购合同总金额20万元，中小企业合同总金额15万元，占合同总金额的比例为75%。',
    '全年预算100万元，实际支出95万元，预算执行率为95%。',
    '公务卡激活率为100%。',
    '未执行资金340.28万元，其中职业技能提升92.50万元、实训基地123.00万元，两个项目占未执行资金的63.33%。',
    '2025年预算30126.80万元，支出29190.70万元（2.92亿元），预算执行率96.89%。',
    '六项目标中完成4项、未完成2项，目标完成率为66.67%。',
  ],
  find: (document) => [
    ...document.statements.flatMap((statement) =>
      statement.mentions.flatMap((_, index) => {
        const rate = rateAt(document, statement, index);
        return rate === null ? [] : judge(document, rate);
      }),
    ),
    ...wrongRatios(document).map((wrong) => oneToMany(document, wrong)),
  ],
};

function oneToMany(document: TextDocument, wrong: OneToMany): Finding {
  const { at, name, printed, many, few, computed } = wrong;
  return findingOf(ratio, document, [at, many, few], {
    computed: `${show(many.base)} ÷ ${show(few.base)} = ${hundredth(computed)}，文中为 ${show(printed)}`,
    message: `${name}按文中数字为 ${hundredth(computed)}:1，文中为 ${show(printed)}:1。`,
    suggestion: `改为 ${hundredth(computed)}:1，或核对人数的口径。`,
    confidence: 0.8,
  });
}

function judge(document: TextDocument, rate: Rate): Finding[] {
  const { printed, numerator, denominator, certain, others } = rate;
  const computed = percentOf(numerator, denominator);
  if (computed === null) return [];
  const uncomputed = printed.value.isZero() && !computed.isZero();
  if (uncomputed && certain) return [finding(document, rate, computed, true)];
  if (isShare(numerator, denominator, printed) || printed.value.isZero()) return [];
  if (!certain && !isSlip(computed, printed)) return [];
  // One over the other where it should be the other over the one is a mistake, not an explanation.
  const turned = certain && isShare(denominator, numerator, printed);
  return !turned && explainsShare(others, printed)
    ? []
    : [finding(document, rate, computed, false)];
}

function finding(
  document: TextDocument,
  at: Rate,
  computed: Decimal,
  uncomputed: boolean,
): Finding {
  const { printed, numerator, denominator } = at;
  const under = show(inUnitOf(denominator.base, numerator));
  return {
    kind: ratio.id,
    severity: 'error',
    quotes: [printed, numerator, denominator].map((mention) => quoteOf(document, mention)),
    computed: `${numerator.value.toFixed()} ÷ ${under} × 100 = ${hundredth(computed)}，文中为 ${printed.value.toFixed()}`,
    message: uncomputed
      ? `${printed.label}写成 0%，按文中数字应为 ${hundredth(computed)}%，可能没有计算。`
      : `${printed.label}应为 ${hundredth(computed)}%，文中为 ${printed.value.toFixed()}%。`,
    suggestion: `按文中数字改为 ${hundredth(computed)}%。`,
    confidence: uncomputed ? 0.95 : 0.88,
  };
}
