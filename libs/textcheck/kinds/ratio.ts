import type { Decimal } from '#libs/kernel';

import { quoteOf, type Statement, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import { findingOf, isUnmarked, SURE } from '../finding-of.js';
import type { Kind } from '../kind.js';
import { hundredth, inUnitOf, show } from '../relations/figures/arithmetic.js';
import type { Mention } from '../mentions/mention.js';
import {
  alike,
  around,
  explainsShare,
  explainsShareOf,
  explainsTogether,
  isMisprint,
  isShare,
  isSlip,
  percentOf,
} from '../relations/figures/near.js';
import { isWithoutBudget } from '../relations/rates/budgets-told.js';
import { ratesAsked } from '../relations/rates/rates-asked.js';
import { isFarFrom, isOfSome, pairsByName, type RatePairs } from '../relations/rates/rate-pairs.js';
import { wrongRatios, type OneToMany } from '../relations/rates/one-to-many.js';
import { factRates, type FactRate } from '../relations/rates/plain-facts.js';
import { namedShares } from '../relations/rates/named-shares.js';
import { oncePerDocument } from '../once.js';
import { loneRates } from '../relations/rates/lone-rates.js';
import { boundRates } from '../relations/rates/bound-rates.js';
import type { SureRate } from '../relations/rates/rate-place.js';
import { wrongSureRates } from '../relations/rates/sure-rates.js';
import { wrongToldShares } from '../relations/tables/told-shares.js';
import { wrongSiblingShares } from '../relations/rates/sibling-shares.js';
import { rateSlips } from '../relations/rates/rate-slips.js';
import { ABOVE_ALL, ratesAboveAll } from '../relations/rates/above-all.js';
import { wrongEquations, type WorkedOut } from '../relations/rates/worked-out.js';
import { wrongParts, type WrongPart } from '../relations/rates/rest-rates.js';
import type { Rate } from '../relations/rates/rate.js';
import { rateAt } from '../relations/rates/rates.js';
import { share } from './share.js';
import { chainedRates } from '../relations/rates/chained-rates.js';
import { calledRates } from '../relations/rates/called-rates.js';
import { zeroesIn } from '../relations/rates/noughts-beside.js';
import { composedShares } from '../relations/rates/composed-shares.js';
import { wideRates } from '../relations/rates/wide-rates.js';
import { ratesOfNothing, type RateOfNothing } from '../relations/rates/rates-of-nothing.js';
import { toldRatios } from '../relations/rates/ratios-told.js';
import type { ZeroRate } from '../relations/rates/zero-rates.js';

/** A percentage that does not follow from the figures beside it, or was printed as 0 because nobody computed it. */
export const ratio: Kind = {
  id: 'ratio',
  name: '比率不符',
  severity: 'error',
  reason: '比率应当由文中的数字算出；没有计算不等于 0%。',
  fires: [
    '设备126台，正常112台，完好率96.83%，4台待修。',
    '排查隐患132处，已整改99处，隐患整改率零，其余33处限期整改。',
    '会议费预算18.0万元，决算14.4万元，压减比例0%。',
    '采集水样60份，达标56份，达标率96.67%，不达标的2份已更换滤料。',
    '2023年底，资产总额200万元，负债总额50万元，资产负债率0%。',
    '2023年底，资产总额200万元，负债总额50万元，资产负债率20%。',
    '采购合同总金额20万元，中小企业合同总金额15万元，占合同总金额的比例为80%。',
    '全年预算100万元，实际支出95万元，预算执行率为98%。',
    '年初预算1905.00万元，支出决算为1986.40万元，完成年初预算的95.90%。',
    '核定编制57名。年末实有在职63人，其中行政23人，在职人员控制率92.98%。',
    '专任教师118人，在校生2405人，生师比为23.08:1。',
    '专任教师132人，在编教职工156人，在校生2244人。生师比（在校生与专任教师之比）为14.38:1。',
    '年末资产总额6,482.75万元，负债1,126.30万元，净资产5,356.45万元，资产负债率21.03%。',
    '全年预算2114.40万元，全年支出2075.36万元。\n基本支出1546.28万元，占总支出的73.13%。\n项目支出529.08万元，占总支出的25.49%。',
    '乡镇\t新建（万亩）\t合计（万亩）\n石桥镇\t0.85\t1.35\n柳湾镇\t0.65\t1.05\n东岗乡\t0.50\t0.80\n合计\t2.00\t3.20\n石桥镇任务最重，占全县的46.88%。',
    '热线接到来电640件，其中噪声类224件、停车类160件、其他256件。噪声类最多，占53%，多在夜间。',
    '单位：万元\n事项\t预算\t支出\n泵站改造\t420.00\t402.60\n渠道清淤\t180.00\t171.40\n合计\t600.00\t574.00\n从支出看，投向最集中的是泵站改造，占项目总支出的71.04%。',
  ],
  spares: [
    '会议费预算18.0万元，决算18.0万元，压减比例0%。',
    '设备126台，正常122台，完好率96.83%，4台待修。',
    '专任教师118人，在校生2405人，生师比为20.38:1。',
    '全年预算2114.40万元，全年支出2075.36万元。\n基本支出1546.28万元，占总支出的74.51%。\n项目支出529.08万元，占总支出的25.49%。',
    '乡镇\t新建（万亩）\t合计（万亩）\n石桥镇\t0.85\t1.35\n柳湾镇\t0.65\t1.05\n东岗乡\t0.50\t0.80\n合计\t2.00\t3.20\n石桥镇任务最重，占全县的42.19%，新建面积最多，占42.50%。',
    '热线接到来电640件，其中噪声类224件、停车类160件、其他256件。噪声类最多，占35%，多在夜间。',
    '单位：万元\n事项\t预算\t支出\n泵站改造\t420.00\t402.60\n渠道清淤\t180.00\t171.40\n合计\t600.00\t574.00\n从支出看，投向最集中的是泵站改造，占项目总支出的70.14%。',
    '2023年底，资产总额200万元，负债总额50万元，资产负债率25%。',
    '采购合同总金额20万元，中小企业合同总金额15万元，占合同总金额的比例为75%。',
    '全年预算100万元，实际支出95万元，预算执行率为95%。',
    '公务卡激活率为100%。',
    '未执行资金340.28万元，其中职业技能提升92.50万元、实训基地123.00万元，两个项目占未执行资金的63.33%。',
    '2025年预算30126.80万元，支出29190.70万元（2.92亿元），预算执行率96.89%。',
    '六项目标中完成4项、未完成2项，目标完成率为66.67%。',
  ],
  find: (document) => {
    const found = [
      ...judgedRates(document),
      ...wrongRatios(document).map((wrong) => oneToMany(document, wrong)),
      ...toldRatios(document).map((wrong) => oneToMany(document, wrong)),
      ...wrongEquations(document).map((wrong) => workedOut(document, wrong)),
      ...wrongParts(document).map((wrong) => wrongPart(document, wrong)),
      ...zeroesIn(document).map((zero) => notWorkedOut(document, zero)),
      ...ratesOfNothing(document).map((rate) => ofNothing(document, rate)),
      ...ratesAboveAll(document).map((rate) => findingOf(ratio, document, [rate], ABOVE_ALL)),
    ];
    const asked = ratesAsked(document);
    const plain = factRates(document).filter(({ printed }) => isUnmarked(found, printed));
    return [...found, ...plain.map((rate) => ofFacts(document, rate))].filter(
      ({ quotes }) => !asked.has(quotes[0]?.start ?? -1) && !isWithoutBudget(document, quotes),
    );
  },
};

function ofFacts(document: TextDocument, { printed, of, computed }: FactRate): Finding {
  return findingOf(ratio, document, [printed, ...of], {
    computed: `按旁边的数算得 ${hundredth(computed)}%，文中为 ${show(printed.value)}%`,
    message: `按旁边的数应为 ${hundredth(computed)}%，文中为 ${show(printed.value)}%。`,
    suggestion: '核对各数与比率的口径。',
    confidence: SURE,
  });
}

const ofNothing = (document: TextDocument, { at, none }: RateOfNothing): Finding =>
  findingOf(ratio, document, [at, none], {
    message: '没有预算、没有发生或上年为 0 的，算不出这个比率。',
    suggestion: '写“不适用”或“不计算”，并相应处理得分。',
    confidence: 0.95,
  });

/** By their words; where those do not settle it, by the digits. */
function judgedRates(document: TextDocument): Finding[] {
  const sure = [
    ...wrongSureRates(document),
    ...wrongToldShares(document),
    ...wrongSiblingShares(document),
    ...boundRates(document),
  ].map(({ computed, ...rate }) => ({
    ...finding(document, { ...rate, certain: true, others: [] }, computed, false),
    confidence: SURE,
  }));
  const isNew = onlyNew(sure);
  const told = document.statements
    .flatMap((statement) =>
      statement.mentions.flatMap((_, index) => ofMention(document, statement, index)),
    )
    .filter(isNew);
  const known = startsOf([...sure, ...told]);
  const slips = rateSlips(document, known).map(({ computed, ...slip }) => {
    const rate = { ...slip, certain: false, others: [] };
    return finding(document, rate, computed, false);
  });
  const first = [...sure, ...told, ...slips];
  const all = [...first, ...newOf(document, first, namedShares(document), SURE)];
  const near = [...all, ...newOf(document, all, loneRates(document))];
  // What is left is held against everything the report tells.
  const rest = [...near, ...newOf(document, near, wideRates(document, startsOf(near)), SURE)];
  const composed = [...rest, ...newOf(document, rest, composedShares(document), SURE)];
  const called = [...composed, ...newOf(document, composed, calledRates(document), SURE)];
  return [...called, ...newOf(document, called, chainedRates(document), SURE)];
}

/** Shares that are found beside their figures go first. */
const sharesTold = oncePerDocument((document) => startsOf(share.find(document)));

/** Those of which nothing has been said yet, here or as shares. */
function newOf(
  document: TextDocument,
  found: readonly Finding[],
  rates: readonly SureRate[],
  confidence?: number,
): Finding[] {
  if (rates.length === 0) return [];
  const known = startsOf(found);
  const shares = sharesTold(document);
  return rates
    .filter(({ printed: { start } }) => !known.has(start) && !shares.has(start))
    .map(({ computed, ...rate }) => {
      const told = finding(document, { ...rate, certain: true, others: [] }, computed, false);
      return confidence === undefined ? told : { ...told, confidence };
    });
}

const startsOf = (findings: readonly Finding[]): Set<number> =>
  new Set(findings.flatMap(({ quotes }) => quotes[0]?.start ?? []));

/** Whether nothing has been said of a figure yet. */
function onlyNew(findings: readonly Finding[]): (finding: Finding) => boolean {
  const known = startsOf(findings);
  return ({ quotes }) => !known.has(quotes[0]?.start ?? -1);
}

function notWorkedOut(document: TextDocument, { at, done }: ZeroRate): Finding {
  return findingOf(ratio, document, [at], {
    computed: `前文为“${done}”，不会是 0`,
    message: '比率写成 0%，与旁边已完成的数字不符，可能没有计算。',
    suggestion: '按文中数字算出比率后填写。',
    confidence: SURE,
  });
}

function workedOut(document: TextDocument, { at, computed, printed }: WorkedOut): Finding {
  return findingOf(ratio, document, [at], {
    computed: `左边算得 ${show(computed)}，文中为 ${printed}`,
    message: '算式的两边不相等。',
    suggestion: `核对算式各数；各数无误的，结果应为 ${show(computed)}。`,
    confidence: 0.9,
  });
}

function wrongPart(document: TextDocument, { told, beside, rate, computed }: WrongPart): Finding {
  const [whole, rest] = beside;
  return findingOf(ratio, document, [told, whole, rest, rate], {
    computed: `${show(whole.base)} − ${show(rest.base)} = ${show(computed)}，文中为 ${show(told.base)}`,
    message: `按旁边的总数、余数和比率，这里应为 ${show(computed)}，文中为 ${show(told.base)}。`,
    suggestion: `核对各数；其余无误的，改为 ${show(computed)}。`,
    confidence: 0.85,
  });
}

function oneToMany(document: TextDocument, wrong: OneToMany): Finding {
  const { at, name, printed, many, few, computed } = wrong;
  const value = show(computed, Math.max(2, printed.decimalPlaces()));
  return findingOf(ratio, document, [at, many, few], {
    computed: `${show(many.base)} ÷ ${show(few.base)} = ${value}，文中为 ${show(printed)}`,
    message: `${name}按文中数字为 ${value} 比 1，文中为 ${show(printed)} 比 1。`,
    suggestion: `核对${name}，或核对两个数的口径。`,
    confidence: 0.8,
  });
}

/** By the rate's own name where that settles it, else by the words around. */
function ofMention(document: TextDocument, statement: Statement, index: number): Finding[] {
  const printed = statement.mentions[index];
  if (printed?.kind !== 'percent' || !printed.exact || isOfSome(statement, printed)) return [];
  if (isOfPart(printed, statement.mentions[index - 1])) return [];
  const pairs = pairsByName(document, statement, printed);
  const byName = pairs === null ? null : judgeNamed(document, statement, printed, pairs);
  if (byName !== null) return byName;
  const rate = rateAt(document, statement, index);
  return rate === null ? [] : judge(document, rate);
}

/** 建档率93%，其中老年人建档率96.2%: of a part that nothing else is told of. */
const isOfPart = ({ before }: Mention, last: Mention | undefined): boolean =>
  last?.kind === 'percent' && /^[，,；（(]其中[^，。；]{2,}率[^，。；]{0,3}$/.test(before);

const EVERYTHING = 100;

/** Null where the name settles nothing. */
function judgeNamed(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
  { numerator, denominators, certain, exact }: RatePairs,
): Finding[] | null {
  if (denominators.some((denominator) => isShare(numerator, denominator, printed))) return [];
  // 完成率100% says that nothing is left out.
  if (printed.value.equals(EVERYTHING) && !certain) return null;
  const others = around(document, statement, printed);
  const wrong = denominators.find((denominator) => {
    const computed = percentOf(numerator, denominator);
    return computed !== null && (certain || isMisprint(computed, printed));
  });
  const computed = wrong && percentOf(numerator, wrong);
  if (wrong === undefined || computed === null || computed === undefined) return null;
  const rate = { printed, numerator, denominator: wrong, certain, others };
  return isExplained(rate, exact) || isSpent(rate)
    ? null
    : [finding(document, rate, computed, false)];
}

/** @param exact both figures are named in full: nothing else explains the rate */
function isExplained(
  { printed, numerator, denominator, certain, others }: Rate,
  exact: boolean,
): boolean {
  if (isOfBoth(numerator, denominator, printed)) return true;
  if (!certain) return explainsShare(others, printed);
  const pair = [numerator, denominator];
  return !exact && (explainsShareOf(pair, others, printed) || explainsTogether(others, printed));
}

function judge(document: TextDocument, rate: Rate): Finding[] {
  const { printed, numerator, denominator, certain, others } = rate;
  const computed = percentOf(numerator, denominator);
  if (computed === null || isMoreThanAll(printed, computed)) return [];
  const uncomputed = printed.value.isZero() && !computed.isZero();
  if (uncomputed && certain) return [finding(document, rate, computed, true)];
  if (isRight(rate) || !isBelieved(rate, computed)) return [];
  // One over the other where it should be the other over the one is a mistake, not an explanation.
  const turned = certain && isShare(denominator, numerator, printed);
  if ((!turned && explainsShare(others, printed)) || isSpent(rate)) return [];
  return [finding(document, rate, computed, false)];
}

/** 基本支出60万元，项目支出40万元，项目支出占总支出的40%: of the whole that the two of them make. */
const isOfBoth = (numerator: Mention, other: Mention, printed: Mention): boolean =>
  /占[^，。；]*(?:总|全|合计|两|二者|共)[^，。；]*$/.test(printed.before) &&
  alike(numerator, other) &&
  isShare(numerator, { ...other, base: other.base.plus(numerator.base) }, printed);

const isRight = ({ numerator, denominator, printed }: Rate): boolean =>
  isShare(numerator, denominator, printed) || isOfBoth(numerator, denominator, printed);

/** 普及率93.50%，…；供水保证率95.60%: of the pair another rate has been told. */
const isSpent = ({ printed, numerator, denominator, others }: Rate): boolean =>
  others.some(
    (one) =>
      one.kind === 'percent' &&
      one.start > numerator.start &&
      one.end < printed.start &&
      isShare(numerator, denominator, one),
  );

/** 占项目结转的41.33%: no part is more than its whole, so another whole is meant. */
const isMoreThanAll = ({ before, value }: Mention, computed: Decimal): boolean =>
  /占[^，。；]*$/.test(before) &&
  computed.greaterThan(EVERYTHING) &&
  value.lessThanOrEqualTo(EVERYTHING);

const isBelieved = (rate: Rate, computed: Decimal): boolean =>
  !rate.printed.value.isZero() && (isSure(rate, computed) || isSlip(computed, rate.printed));

const isSure = ({ certain, printed }: Rate, computed: Decimal): boolean =>
  certain && !isFarFrom(computed, printed.value);

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
    confidence: at.defined === true ? SURE : uncomputed ? 0.95 : 0.88,
  };
}
