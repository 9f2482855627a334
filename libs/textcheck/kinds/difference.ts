import type { Decimal } from '#libs/kernel';

import { quoteOf, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import { findingOf, isUnmarked } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { areOfOneAccount } from '../relations/figures/accounts.js';
import { agrees, inUnitOf, show, withinRounding } from '../relations/figures/arithmetic.js';
import { lookedUpChanges } from '../relations/changes/change-lookup.js';
import { wayTold } from '../relations/changes/change-words.js';
import { type Change } from '../relations/changes/changes.js';
import { againstBudget } from '../relations/changes/against-budget.js';
import { backedChanges } from '../relations/changes/backed-changes.js';
import { gapSlips, type GapSlip } from '../relations/changes/gap-slips.js';
import { wrongNets, type NetChange } from '../relations/changes/net-changes.js';
import { plainFlows, type PlainFlow } from '../relations/changes/plain-flows.js';
import { restsOfTwo } from '../relations/changes/rests-of-two.js';
import { openingChanges } from '../relations/changes/opening-stocks.js';
import { changesIn, isTurned, rowChangesIn } from '../relations/changes/told-changes.js';
import { alike, isSlip, pairsOf } from '../relations/figures/near.js';
import { sum } from './sum.js';
import { triads, type Triad } from '../relations/figures/triads.js';

/** An increase or decrease that is not the difference of the two figures it is said of. */
export const difference: Kind = {
  id: 'difference',
  name: '增减额不符',
  severity: 'error',
  reason: '增减额应当等于两期数之差，方向也要一致。',
  fires: [
    '平均住院日7.05日，比上年的7.70日缩短0.20日。',
    '与上年51236人相比减少836人，今年在校生50040人。',
    '上年结转12.40万元，本年收入1892.15万元。\n年末结转23.63万元，比年初增加12.23万元。',
    '年初结转和结余142.60万元。\n年末结转和结余118.80万元，较年初减少28.30万元。',
    '三公经费预算24.00万元，其中公务接待费9.00万元、公务用车运行维护费15.00万元。全年支出19.86万元，其中公务接待费6.42万元、公务用车运行维护费13.44万元，比预算节约4.41万元。',
    '全年新进教师23人，退休、调出16人，净增9人。',
    '项目 | 2023年 | 2024年\n公务接待费 | 6.80 | 5.20\n培训费 | 3.10 | 4.40\n公务接待费较上年减少1.80万元。',
    '2023年支出决算1520.60万元。\n2024年支出决算1688.20万元。\n支出较上年增加176.60万元。',
    '2023年三公经费9.72万元，2024年7.88万元，较2023年减少1.94万元。',
    '资产总额120.50万元，比上年130.70万元减少10.23万元。',
    '平均时间由2024年的92分钟缩短至81分钟，缩短13分钟。',
    '全年支出16454.13万元，比2023年的15733.60万元增长4.58%，增加额为720.44万元。',
    '本年支出3108.45万元，上年支出2954.20万元，同比多支出154.52万元。',
    '固定资产由2023年末的865.30万元变为2024年末的842.10万元，净减少32.20万元。',
    '预算收入由100万元增加到130万元，增加20万元。',
    '2023年三公经费9.72万元，2024年7.88万元，较2023年增加1.84万元。',
    '2024年度部门整体绩效自评报告\n2023年底，资产总额5963.72万元。\n2024年，情况如下：\n（1）资产总计5953.47万元，比上年同期减少10.23万元。',
  ],
  spares: [
    '上年结转12.40万元，本年收入1892.15万元。\n年末结转23.63万元，比年初增加11.23万元。',
    '账面原值8645.00万元，比上年末的8320.00万元净增325.00万元，其中新增412.00万元、报废处置87.00万元。',
    '2023年三公经费9.72万元，2024年7.88万元，较2023年减少1.84万元。',
    '预算收入由100万元增加到130万元，增加30万元，增长30%。',
    '2025年度部门自评报告\n自评得分94.70分。\n2024年度自评得分93.25分，2025年度提高1.45分。',
    '每间造价比概算4.00万元低0.08万元，降低2%；面层单价比控制价135元低7元，下降5.19%。',
    '2024年度部门整体绩效自评报告\n2023年底，资产总额5963.72万元。\n2024年，情况如下：\n（1）资产总计5953.47万元，比上年同期减少10.25万元。',
  ],
  find: (document) => {
    const found = [
      ...judgedDifferences(document),
      ...document.statements
        .flatMap((statement) => wrongNets(document, statement))
        .map((net) => netFinding(document, net)),
    ];
    return [...found, ...ofTriads(document, found)].filter(({ quotes }) =>
      areOfOneAccount(document, quotes),
    );
  },
};

/** What the words tell of a figure goes first, here or as a sum. */
function ofTriads(document: TextDocument, found: readonly Finding[]): Finding[] {
  const all = triads(document);
  if (all.length === 0) return [];
  const told = [...found, ...sum.find(document)];
  return all
    .filter(({ wrong, others }) => [wrong, ...others].every((one) => isUnmarked(told, one)))
    .map((triad) => triadFinding(document, triad));
}

function triadFinding(document: TextDocument, { wrong, others, computed }: Triad): Finding {
  const shown = `${show(computed)}${wrong.unit}`;
  const told = others.map(({ value, unit }) => value.toFixed() + unit).join('、');
  return findingOf(difference, document, [wrong, ...others], {
    computed: `与 ${told} 相加减得 ${shown}，文中为 ${wrong.value.toFixed()}${wrong.unit}`,
    message: `按相邻的 ${told}，这里应为 ${shown}，文中为 ${wrong.value.toFixed()}${wrong.unit}。`,
    suggestion: `核对这几个数；其余无误的，改为 ${shown}。`,
    confidence: 0.8,
  });
}

/** By the words that tell both ends; where they do not, by what two figures around make. */
function judgedDifferences(document: TextDocument): Finding[] {
  const told = differences(document).flatMap((change) => judgeDifference(document, change));
  const known = new Set(told.flatMap(({ quotes }) => quotes[0]?.start ?? []));
  const slips = gapSlips(document, known).map((slip) => gapFinding(document, slip));
  const seen = new Set([...known, ...slips.flatMap(({ quotes }) => quotes[0]?.start ?? [])]);
  const backed = [...backedChanges(document, seen), ...againstBudget(document, seen)];
  for (const { left } of backed) seen.add(left.start);
  const flows = [...backed, ...plainFlows(document, seen)];
  const judged = new Set([...seen, ...flows.map(({ left }) => left.start)]);
  return [
    ...told,
    ...slips,
    ...[...flows, ...restsOfTwo(document, judged)]
      // However it was reckoned, what comes to the printed figure is right.
      .filter(({ computed, left }) => !agrees(computed, left))
      .map((flow) => flowFinding(document, flow)),
  ];
}

function flowFinding(document: TextDocument, { left, whole, flows, computed }: PlainFlow): Finding {
  const shown = show(computed);
  return findingOf(difference, document, [left, whole, ...flows], {
    computed: `由 ${[whole, ...flows].map(({ value, unit }) => value.toFixed() + unit).join('、')} 得 ${shown}，文中为 ${left.value.toFixed()}`,
    message: `按前面的数，这里应为 ${shown}${left.unit}，文中为 ${left.value.toFixed()}${left.unit}。`,
    suggestion: `改为 ${shown}${left.unit}，或核对前面的数。`,
    confidence: 0.8,
  });
}

function gapFinding(document: TextDocument, { by, large, small }: GapSlip): Finding {
  const gap = show(inUnitOf(large.base.minus(small.base), by));
  return findingOf(difference, document, [by, large, small], {
    computed: `${show(inUnitOf(large.base, by))} − ${show(inUnitOf(small.base, by))} = ${gap}，文中为 ${by.value.toFixed()}`,
    message: `差额应为 ${gap}${by.unit}，文中为 ${by.value.toFixed()}${by.unit}。`,
    suggestion: `改为 ${gap}${by.unit}，或核对这两个数。`,
    confidence: 0.8,
  });
}

/** Those whose ends the sentence tells, and those whose ends stand elsewhere. */
function differences(document: TextDocument): Change[] {
  const told = changesIn(document);
  const known = new Set(told.map(({ by }) => by));
  return [
    ...told.filter(({ by }) => by.kind !== 'percent'),
    ...lookedUpChanges(document, known),
    ...openingChanges(document, known),
    ...rowChangesIn(document).filter(({ by }) => by.kind !== 'percent'),
  ];
}

/** 平均每村9.24万元，低于每村10.00万元: another mean; 每低1个百分点扣0.5分: a rule; no differences. */
const AGAINST_EACH =
  /(?:[低高]于|超过|[少多]于)每[^，。；\d]*$|每[低超高少多下上增减降][^，。；\d]*$/;

function judgeDifference(document: TextDocument, change: Change): Finding[] {
  const { current, earlier, by } = change;
  if (current === null || !current.exact || !earlier.exact || AGAINST_EACH.test(by.before))
    return [];
  const signed = current.base.minus(earlier.base);
  const gap = inUnitOf(signed.abs(), by);
  const turned = isTurned(change, signed);
  if (agrees(gap, by) ? !turned : explainsDifference(change)) return [];
  const rounded = [current, earlier].filter((end) => !isGoal(end));
  const rounding = !turned && withinRounding(gap, by, rounded);
  const pardoned = rounding ? isCoarser([current, earlier], by) : !change.certain;
  if (pardoned && (rounding || !isSlip(gap, by))) return [];
  return [differenceFinding(document, { current, earlier, by, signed, turned, rounding })];
}

/** 目标值95% was set and not computed: nothing of it is rounded. */
const isGoal = ({ kind, before }: Mention): boolean =>
  kind === 'percent' && /(?:目标|标准|要求|规定|指标)(?:值|数)?(?:为|是|的)?$/.test(before);

/** Printed less exactly: 3.25亿元 less 2.92亿元 may well be 3312万元. */
const isCoarser = (ends: readonly Mention[], by: Mention): boolean =>
  ends.some(({ half, scale }) => half.times(scale).greaterThan(by.half.times(by.scale)));

interface Gap {
  readonly current: Mention;
  readonly earlier: Mention;
  readonly by: Mention;
  readonly signed: Decimal;
  readonly turned: boolean;
  readonly rounding: boolean;
}

function differenceFinding(
  document: TextDocument,
  { current, earlier, by, signed, turned, rounding }: Gap,
): Finding {
  const gap = inUnitOf(signed.abs(), by);
  const [large, small] = signed.isNegative() ? [earlier, current] : [current, earlier];
  return {
    kind: difference.id,
    severity: rounding ? 'warning' : 'error',
    quotes: [by, current, earlier, ...(turned ? wayTold(by) : [])].map((at) =>
      quoteOf(document, at),
    ),
    computed: `${show(inUnitOf(large.base, by))} − ${show(inUnitOf(small.base, by))} = ${show(gap)}，文中为 ${by.value.toFixed()}`,
    message: turned
      ? `${direction(signed)}了 ${show(gap)}${by.unit}，文中写成相反方向。`
      : `增减额应为 ${show(gap)}${by.unit}，文中为 ${by.value.toFixed()}${by.unit}。`,
    suggestion: `改为${direction(signed)} ${show(gap)}${by.unit}，或核对两期数字。`,
    confidence: rounding ? 0.7 : 0.9,
  };
}

function netFinding(document: TextDocument, { by, flows, net }: NetChange): Finding {
  const worked = flows
    .map(({ figure, sign }, at) => {
      const before = sign === -1 ? '− ' : at === 0 ? '' : '+ ';
      return `${before}${show(inUnitOf(figure.base, by))}`;
    })
    .join(' ');
  const made = `净${direction(net)} ${show(inUnitOf(net.abs(), by))}${by.unit}`;
  return {
    kind: difference.id,
    severity: 'error',
    quotes: [by, ...flows.map(({ figure }) => figure)].map((at) => quoteOf(document, at)),
    computed: `${worked} = ${show(inUnitOf(net, by))}，文中为 ${by.value.toFixed()}`,
    message: `进出相抵应为${made}，文中为 ${by.value.toFixed()}${by.unit}。`,
    suggestion: `核对各数；其余无误的，改为${made}。`,
    confidence: 0.88,
  };
}

/** Two other figures of the paragraph differ by just this: the sentence was of those. */
function explainsDifference({ by, current, earlier, others }: Change): boolean {
  const like = others.filter((mention) => alike(mention, earlier));
  for (const [one, other] of pairsOf(like))
    if (agrees(inUnitOf(one.base.minus(other.base), by), by)) return true;
  // 由每个6000元提高到8000元，按13个计算，增加26000元: the rise for each of so many.
  if (
    current !== null &&
    others.some((count) => isTimes(count, current.base.minus(earlier.base).abs(), by))
  )
    return true;
  // 比上年净增15家；年内新增24家，退出9家: the one of the two that go into it.
  if (
    current !== null &&
    others.some((out) => isGross(out, current.base.minus(earlier.base).abs(), by))
  )
    return true;
  // 草原火情1起、森林火情2起，比上年的5起减少2起: against both together.
  return like.some((one, at) => {
    const next = like[at + 1];
    const both = next?.before.includes('、') === true ? one.base.plus(next.base) : null;
    return both !== null && agrees(inUnitOf(earlier.base.minus(both).abs(), by), by);
  });
}

const isGross = (out: Mention, gap: Decimal, by: Mention): boolean =>
  alike(out, by) && !out.base.isZero() && out !== by && by.base.minus(out.base).equals(gap);

const isTimes = (count: Mention, gap: Decimal, by: Mention): boolean =>
  count.kind === 'count' &&
  count.base.greaterThan(1) &&
  by.kind === 'amount' &&
  agrees(inUnitOf(gap.times(count.base), by), by);

const direction = (signed: Decimal): string => (signed.isNegative() ? '减少' : '增加');
