import type { Decimal } from '#libs/kernel';

import { quoteOf, type Statement, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { agrees, hundredth, inUnitOf, show } from '../relations/arithmetic.js';
import { figureOf } from '../relations/figures.js';

interface Ratio {
  readonly printed: Mention;
  readonly numerator: Mention;
  readonly denominator: Mention;
}

/** Ratios a financial report names, as numerator over denominator; the first denominator that is stated counts. */
const NAMED: readonly {
  readonly name: RegExp;
  readonly over: string;
  readonly under: readonly string[];
  readonly atLeast?: string;
}[] = [
  { name: /资产负债率/, over: '负债总额', under: ['资产总额'] },
  { name: /现金比率/, over: '货币资金', under: ['流动负债', '负债总额'] },
  { name: /流动比率/, over: '流动资产', under: ['流动负债', '负债总额'], atLeast: '货币资金' },
  { name: /在职人员控制率/, over: '实有', under: ['编制数'] },
];
const SHARE_OF = /占([^，。；占]{2,16}?)的?(?:比例|比重|比|百分比)?(?:为|是|达|达到|约)?$/;
const RATE =
  /(?:执行率|完成率|完成比例|支出进度|支出率|到位率|拨付率|支付率|执行进度)(?:为|是|达到|达|约)?$/;
const PLANNED = /(?:预算|安排|预留|下达|计划|指标|应|目标)/;
const ACTUAL = /(?:支出|执行|实际|完成|采购|支付|到位|使用|拨付|已)/;

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
  ],
  spares: [
    '2023年底，资产总额200万元，负债总额50万元，资产负债率25%。',
    '采购合同总金额20万元，中小企业合同总金额15万元，占合同总金额的比例为75%。',
    '全年预算100万元，实际支出95万元，预算执行率为95%。',
    '公务卡激活率为100%。',
  ],
  find: (document) =>
    document.statements.flatMap((statement) =>
      statement.mentions.flatMap((printed, index) => {
        if (printed.kind !== 'percent') return [];
        const found = ratioAt(document, statement, index);
        return found === null ? [] : judge(document, found);
      }),
    ),
};

function ratioAt(document: TextDocument, statement: Statement, index: number): Ratio | null {
  const printed = statement.mentions[index];
  if (printed === undefined) return null;
  return (
    named(document, statement, printed) ??
    shareOf(document, statement, index) ??
    rate(statement, index)
  );
}

function named(document: TextDocument, statement: Statement, printed: Mention): Ratio | null {
  const rule = NAMED.find(({ name }) => name.test(printed.label));
  if (rule === undefined) return null;
  const year = printed.year ?? statement.year;
  const stated = figureOf(document, { label: rule.over, year });
  // Of a numerator that is not stated a part may be: enough to know that the ratio is not nought.
  const numerator =
    stated ??
    (printed.value.isZero() && rule.atLeast !== undefined
      ? figureOf(document, { label: rule.atLeast, year })
      : null);
  const denominator = rule.under
    .flatMap((label) => figureOf(document, { label, year }) ?? [])
    .at(0);
  return numerator !== null && denominator !== undefined
    ? { printed, numerator, denominator }
    : null;
}

/** 占合同总金额的比例为75%: of the figure that ends in this noun, by the one just before. */
function shareOf(document: TextDocument, statement: Statement, index: number): Ratio | null {
  const { mentions } = statement;
  const [printed, numerator] = [mentions[index], mentions[index - 1]];
  const whole = SHARE_OF.exec(printed?.before ?? '')?.[1]?.replace(/^(?:年度|全部|同期)/, '');
  if (printed === undefined || numerator === undefined || whole === undefined) return null;
  const near = document.statements
    .filter(({ passage }) => passage === statement.passage)
    .flatMap(({ mentions: of }) => of)
    .filter(
      (mention) =>
        mention.end < printed.start && mention !== numerator && mention.kind === numerator.kind,
    );
  const denominator = near.findLast(
    ({ label }) => label !== '' && (label.endsWith(whole) || whole.endsWith(label)),
  );
  return denominator === undefined ? null : { printed, numerator, denominator };
}

function rate({ mentions }: Statement, index: number): Ratio | null {
  const [printed, actual, planned] = [mentions[index], mentions[index - 1], mentions[index - 2]];
  if (printed === undefined || actual === undefined || planned === undefined) return null;
  const paired = actual.kind === planned.kind && actual.kind !== 'percent';
  const roles = PLANNED.test(planned.before) && ACTUAL.test(actual.before);
  const same = actual.kind === 'amount' || actual.unit === planned.unit;
  return RATE.test(printed.before) && paired && roles && same
    ? { printed, numerator: actual, denominator: planned }
    : null;
}

function judge(document: TextDocument, { printed, numerator, denominator }: Ratio): Finding[] {
  if (denominator.base.isZero()) return [];
  const computed = numerator.base.div(denominator.base).times(100);
  const uncomputed = printed.value.isZero() && !computed.isZero();
  if (agrees(computed, printed) && !uncomputed) return [];
  return [finding(document, { printed, numerator, denominator }, computed, uncomputed)];
}

function finding(
  document: TextDocument,
  at: Ratio,
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
