import type { Decimal } from '#libs/kernel';

import { quoteOf, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';
import { findingOf, isUnmarked, SURE } from '../finding-of.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { isOfEach } from '../relations/figures/for-each.js';
import { agrees, hundredth, inUnitOf, show } from '../relations/figures/arithmetic.js';
import { contradictions, type Change } from '../relations/changes/changes.js';
import {
  AGAINST,
  areCarriedAndNot,
  FROM,
  isChange,
  TO,
  wayTold,
} from '../relations/changes/change-words.js';
import { isGapItself, isOfSubject } from '../relations/changes/gap-itself.js';
import { wrongMultiples, type Multiple } from '../relations/changes/multiples.js';
import { growthSlips, type GrowthSlip } from '../relations/changes/growth-slips.js';
import { wrongRespective } from '../relations/changes/respective-growths.js';
import { boundGrowths } from '../relations/changes/bound-growths.js';
import { namedGrowths } from '../relations/changes/named-growths.js';
import { twoEnds } from '../relations/changes/two-ends.js';
import { wrongBases } from '../relations/changes/wrong-bases.js';
import { toldDirections } from '../relations/tables/told-directions.js';
import { yearSeries } from '../relations/tables/year-series.js';
import { wordedWays } from '../relations/changes/worded-ways.js';
import { tellTaleGrowths } from '../relations/changes/tell-tale-growths.js';
import { wideGrowths } from '../relations/changes/wide-growths.js';
import { changesIn, isTurned, rowChangesIn } from '../relations/changes/told-changes.js';
import { isFine, isGrowth, isShare, isSlip, pairsOf } from '../relations/figures/near.js';

/** A growth rate that does not follow from the two figures it is said of. */
export const growth: Kind = {
  id: 'growth',
  name: '增长率不符',
  severity: 'error',
  reason: '增长率应当等于增减额除以上期数。',
  fires: [
    '年末结转62.50万元，较年初减少27.50万元，同比下降29.14%。',
    '支出12158.92万元，与2023年相比，增加358.92万元，增长5.0%。',
    '2023年收入100万元，2024年120万元，较2023年增长25%。',
    '支出由80万元下降到60万元，下降20%。',
    '三公经费28.76万元，较上年减少5.18万元，增长15.26%。',
    '收入总计12629.33万元。与上年相比，收、支总计各增加754.43万元，增长5.97%。',
    '2024年项目预算3268万元，比2023年的2954万元增加314万元，增长9.61%。',
    '三公经费28.76万元，较上年33.94万元减少5.18万元，增长15.26%。',
  ],
  spares: [
    '年末结转62.50万元，较年初减少25.70万元，同比下降29.14%。',
    '疫点由6个减少到5个，疫情面积较上年下降18.40%。',
    '2023年收入100万元，2024年120万元，较2023年增长20%。',
    '支出由80万元下降到60万元，下降25%。',
    '收入总计12629.33万元。与上年相比，收、支总计各增加754.43万元，增长6.35%。',
    '年初批复预算8640.00万元，执行中增加821.60万元，增幅9.51%。',
    '采购预算38.50万元，签订合同36.92万元，节约1.58万元，节约率4.10%。',
    '2024年满意度达到95%，较上年提高3个百分点。',
  ],
  find: (document) => {
    const found = [
      ...judgedGrowths(document),
      ...wrongMultiples(document).map((multiple) => multipleFinding(document, multiple)),
      ...document.statements.flatMap(contradictions).map((pair) => contradiction(document, pair)),
    ];
    const all = [...found, ...againstTables(document, found)];
    return [...all, ...inWords(document, all)];
  },
};

/** What is said to have grown, and fell in the table, unless a surer finding marks it. */
const againstTables = (document: TextDocument, surer: readonly Finding[]): Finding[] =>
  toldDirections(document)
    .filter(({ told }) => isUnmarked(surer, told))
    .map(({ told, cells, computed }) =>
      findingOf(growth, document, [told, ...cells], {
        computed,
        message: '文中所写的增减与表中两年的数字不符。',
        suggestion: '核对增减的方向与幅度。',
        confidence: 0.82,
      }),
    );

/** 有所下降, of two figures that rose. */
const inWords = (document: TextDocument, surer: readonly Finding[]): Finding[] =>
  wordedWays(document)
    .filter(({ at }) => isUnmarked(surer, at))
    .map(({ at, words, earlier, later }) =>
      findingOf(growth, document, [at, later, earlier], {
        computed: `前期 ${show(earlier.value)}${earlier.unit}，后期 ${show(later.value)}${later.unit}`,
        message: `文中写“${words}”，两期数字却是 ${show(earlier.value)}${earlier.unit} 与 ${show(later.value)}${later.unit}。`,
        suggestion: '核对增减的方向与两期数字。',
        confidence: 0.85,
      }),
    );

/** By the words that tell both ends; where they do not, by what an earlier figure and another around make. */
function judgedGrowths(document: TextDocument): Finding[] {
  const sure = [
    ...wrongBases(document),
    ...wrongRespective(document),
    ...boundGrowths(document),
    ...twoEnds(document),
    ...yearSeries(document),
  ]
    // 人均60元，上年2400元: what came to each of this year, and all of the year before.
    .filter(
      ({ earlier, later }) =>
        isOfEach(earlier) === isOfEach(later) && !areCarriedAndNot(earlier, later),
    )
    .map((slip) => ({
      ...growthFinding(document, slip),
      confidence: SURE,
    }));
  const before = startsOf(sure);
  const told = [...changesIn(document), ...rowChangesIn(document)]
    .filter(({ by }) => by.kind === 'percent' && !before.has(by.start))
    .flatMap((change) => judgeGrowth(document, change));
  const known = startsOf([...sure, ...told]);
  const slips = growthSlips(document, known).map((slip) => growthFinding(document, slip));
  const all = [...sure, ...told, ...slips];
  const wide = wideGrowths(document, startsOf(all)).map((slip) => growthFinding(document, slip));
  const judged = [...all, ...wide];
  const telling = tellTaleGrowths(document, startsOf(judged)).map((slip) =>
    growthFinding(document, slip),
  );
  const found = [...judged, ...telling];
  const named = namedGrowths(document, startsOf(found));
  return [
    ...found,
    ...named.map((slip) => ({
      ...growthFinding(document, slip),
      confidence: slip.bound ? SURE : 0.8,
    })),
  ];
}

const startsOf = (findings: readonly Finding[]): Set<number> =>
  new Set(findings.flatMap(({ quotes }) => quotes[0]?.start ?? []));

function growthFinding(document: TextDocument, slip: GrowthSlip): Finding {
  const { by, earlier, later, computed, direction: way } = slip;
  const [large, small] = way === 'up' ? [later, earlier] : [earlier, later];
  const [grows, falls] = way === 'up' ? ['增长', '下降'] : ['下降', '增长'];
  const grown = `${grows} ${hundredth(computed)}%`;
  const said = slip.turned === true ? `${falls} ` : ' ';
  const ways = slip.turned === true ? wayTold(by) : [];
  return findingOf(growth, document, [by, later, earlier, ...ways], {
    computed: `(${show(inUnitOf(large.base, earlier))} − ${show(inUnitOf(small.base, earlier))}) ÷ ${show(earlier.value)} × 100 = ${hundredth(computed)}，文中为 ${by.value.toFixed()}`,
    message: `应为${grown}，文中为${said}${by.value.toFixed()}%。`,
    suggestion: `改为${grown}，或核对两期数字。`,
    confidence: 0.8,
  });
}

function judgeGrowth(document: TextDocument, change: Change): Finding[] {
  const rate = rateOf(change);
  if (rate === null || isOtherwiseRight(document, change)) return [];
  const { by, direction } = change;
  const { value, over, of, turned } = rate;
  // 减少0.40万元，下降0.00%: never computed.
  const sure = isFromTo(change) || isToldAgainst(change) || by.value.isZero();
  const isTurned = turned && agrees(value, by);
  if (!sure && !isTurned && explainsGrowth(change)) return [];
  if (!isBelieved(change, value)) return [];
  const [way, said] = waysOf(turned === (direction === 'down'), direction === 'down');
  return [
    {
      kind: growth.id,
      severity: 'error',
      quotes: [by, ...of, ...(turned ? wayTold(by) : [])].map((at) => quoteOf(document, at)),
      computed: `${over} × 100 = ${hundredth(value)}，文中为 ${by.value.toFixed()}`,
      message: `应为${way} ${hundredth(value)}%，文中为${said} ${by.value.toFixed()}%。`,
      suggestion: `改为${way} ${hundredth(value)}%，或核对两期数字。`,
      confidence: sure ? SURE : 0.88,
    },
  ];
}

const isOtherwiseRight = (document: TextDocument, change: Change): boolean =>
  isRight(change) ||
  isGapItself(document, change) ||
  isOfSubject(change) ||
  (change.current !== null && areCarriedAndNot(change.current, change.earlier));

/** Whether it went up as it should, and as it says. */
const waysOf = (up: boolean, saidDown: boolean): [string, string] => [
  up ? '增加' : '减少',
  saidDown ? '减少' : '增加',
];

const isBelieved = (change: Change, value: Decimal): boolean =>
  change.certain || isStatedGap(change) || isSlip(value, change.by);

/** 由386件下降到154件，下降60.10%: no other two can be meant. */
const isFromTo = ({ current, earlier, by, stated }: Change): boolean =>
  current !== null &&
  FROM.test(earlier.before) &&
  TO.test(current.before) &&
  earlier.end < current.start &&
  BARE.test(by.before) &&
  (stated?.difference ?? by).start - current.end < CLOSE;

/** 与上年51236人相比减少836人，下降1.63%: the earlier figure, what it lost and the rate in one breath. */
const isToldAgainst = ({ earlier, by, stated }: Change): boolean =>
  stated !== null &&
  AGAINST.test(earlier.before) &&
  NEXT_TO.test(stated.difference.before) &&
  stated.difference.start - stated.difference.before.length <= earlier.end &&
  BARE.test(by.before);

const NEXT_TO = /^[）)]?(?:相比|比)?[，,]?(?:净|同比)?(?:增加|增长|减少|下降|降低|多|少)(?:了)?$/;
const BARE =
  /^[，,（(]?(?:同比|[较比](?:上年|去年)(?:同期)?)?(?:增长|增加|下降|减少|降低|提高|上升|增幅|降幅)(?:率|幅)?(?:了|为|达)?$/;
const CLOSE = 12;

/** The difference told beside the rate is that of the two figures. */
const isStatedGap = ({ current, earlier, stated }: Change): boolean =>
  current?.base
    .minus(earlier.base)
    .abs()
    .equals(stated?.difference.base ?? 0) === true;

/** 由400万元翻番至900万元 */
function multipleFinding(document: TextDocument, multiple: Multiple): Finding {
  const { earlier, later, computed } = multiple;
  return findingOf(growth, document, [multiple, later, earlier], {
    computed: `${show(inUnitOf(later.base, earlier))} ÷ ${show(earlier.value)} = ${hundredth(computed)}`,
    message: `后数是前数的 ${hundredth(computed)} 倍，与文中所写不符。`,
    suggestion: '核对两期数字与倍数。',
    confidence: 0.85,
  });
}

/** Whatever the figures: one goes up and the other down. */
function contradiction(document: TextDocument, [gap, rate]: readonly [Mention, Mention]): Finding {
  return {
    kind: growth.id,
    severity: 'error',
    quotes: [rate, gap, ...wayTold(rate), ...wayTold(gap)].map((at) => quoteOf(document, at)),
    computed: null,
    message: `“${gap.before.slice(-2)} ${quoteOf(document, gap).text}”与“${rate.before.slice(-2)} ${quoteOf(document, rate).text}”方向相反。`,
    suggestion: '核对是增是减，增减额与增减幅度用同一方向。',
    confidence: SURE,
  };
}

/** The rate follows from the ends or from the difference stated before it, in its direction. */
function isRight({ current, earlier, by, stated, direction: said }: Change): boolean {
  if (current !== null && isGrowth(current, earlier, by, said)) return true;
  return stated?.direction === said && isShare(stated.difference, earlier, by);
}

/** Two other figures of the paragraph grew by just this, or a stated difference is this share of an earlier one. */
function explainsGrowth({ by, others, current, earlier, direction: said }: Change): boolean {
  const ends = [current, earlier];
  for (const [later, before] of pairsOf(others.filter(isFine))) {
    if (later.kind === 'percent') continue;
    if (isGrowth(later, before, by, said)) return true;
    // The difference over this year's figure is the mistake that is looked for.
    const wrongBase = ends.includes(before) || isLater(before, later, said, others);
    if (!wrongBase && isChange(later) && isShare(later, before, by)) return true;
  }
  return false;
}

/** The figure is what became of another one around by this change. */
const isLater = (
  figure: Mention,
  change: Mention,
  said: Change['direction'],
  others: readonly Mention[],
): boolean => {
  const earlier = said === 'up' ? figure.base.minus(change.base) : figure.base.plus(change.base);
  return others.some((other) => other.base.equals(earlier));
};

interface Rate {
  readonly value: Decimal;
  /** The division in words. */
  readonly over: string;
  readonly of: readonly Mention[];
  readonly turned: boolean;
}

/** The growth that follows from the two ends, or from the difference and the earlier one. */
function rateOf(change: Change): Rate | null {
  const { current, earlier, by, stated } = change;
  if (earlier.base.isZero() || !earlier.exact) return null;
  if (by.value.isZero() && stated === null) return null;
  const fromStated = (turned: boolean): Rate | null =>
    stated && rateFrom(stated.difference, earlier, [stated.difference, earlier], turned);
  if (stated !== null && isShare(stated.difference, earlier, by))
    return fromStated(stated.direction !== change.direction);
  if (current === null) return fromStated(false);
  if (!current.exact) return null;
  const signed = current.base.minus(earlier.base);
  return rateFrom({ base: signed.abs() }, earlier, [current, earlier], isTurned(change, signed));
}

const rateFrom = (
  top: Pick<Mention, 'base'>,
  earlier: Mention,
  of: readonly Mention[],
  turned: boolean,
): Rate => ({
  value: top.base.div(earlier.base).times(100),
  over: `${show(inUnitOf(top.base, earlier))} ÷ ${show(earlier.value)}`,
  of,
  turned,
});
