import type { Decimal } from '#libs/kernel';

import { quoteOf, type Statement, type TextDocument } from '../document.js';
import { findingOf } from '../finding-of.js';
import type { Finding } from '../finding.js';
import { pointsOfTwo, type PointsOfTwo } from '../relations/rates/points-of-two.js';
import type { Kind } from '../kind.js';
import { show } from '../relations/figures/arithmetic.js';
import { changesOf, type Change } from '../relations/changes/changes.js';
import { beyondTargets, type BeyondTarget } from '../relations/rates/beyond-targets.js';
import { isGrowth, isSlip } from '../relations/figures/near.js';

const HUNDRED = 100;

/** The difference of two percentages written as a percentage: it is one in percentage points. */
export const percentPoints: Kind = {
  id: 'percent_points',
  name: '百分点写作百分比',
  severity: 'error',
  reason: '两个百分比之差以“个百分点”表示；写成“%”意思是相对增幅，数值不同。',
  fires: [
    '供水保证率由91.6%提高到93.8%，提高2.2%。',
    '覆盖率由88%提升至95%，提升7%。',
    '实验开出率从百分之九十一提高到百分之百，提高百分之十九。',
    '预算执行率为97.67%，比2023年的96.12%提高1.55%。',
    '回访162户，满意度93.00%，高出90%的目标3%。',
    '就业率不低于95%。实际就业率97.38%，超过目标2.38%。',
    '分散采购4365亿元，占采购规模的比重为20.7%，较上年上升5.5%。',
  ],
  spares: [
    '供水保证率由91.6%提高到93.8%，提高2.2个百分点。',
    '健康素养水平由25.6%提高到27.9%；每十万人发病186.40例，比上年的203.50例下降8.4%。',
    '三公经费占比由4%下降到3%，下降25%。',
    '收入由80万元增加到100万元，增长25%。',
    '支出456.20万元，比上年增加52.04万元，增长12.88%。',
    '总产值1564.97亿元，占全市的比重为69.3%，同比增长5.4%。采矿业占比96.05%，同比下降15.6%。',
    '税收收入8103万元，占总收入的32.9%，增长18.8%。专项经费占比12%，较上年上升1.5个百分点。',
    '回访162户，满意度93.00%，高出90%的目标3个百分点。培训1025人，超过目标2.50%。',
    '优良率由3%提高到5%，提高66.7%。',
  ],
  find: (document) =>
    document.statements.flatMap((statement) => [
      ...changesOf(document, statement, 'rates').flatMap((change) => judge(document, change)),
      ...shareChanges(document, statement),
      ...pointsOfTwo(statement).map((of) => gapOfTwo(document, of)),
      ...beyondTargets(document, statement).map((beyond) => beyondTarget(document, beyond)),
    ]),
};

const SHARE = /(?:占[^，。；\d]{2,20}|比重|占比|比例)(?:为|是|达到?)?\s?$/;
const AGAINST_LAST_YEAR = /^[，,]?(?:较|比)(?:上年|去年)(?:同期)?(?:上升|提高|提升|回落)(?:了)?$/;

/** 占比20.7%，较上年上升5.5%: 下降 and 增长 may be of the amount, these words are of a share, and a share moves by points, last year's untold. */
function shareChanges(document: TextDocument, { mentions, text, start }: Statement): Finding[] {
  return mentions.flatMap((by, index) => {
    const share = mentions[index - 1];
    const pair = share?.kind === 'percent' && by.kind === 'percent';
    if (!pair || !SHARE.test(share.before) || !AGAINST_LAST_YEAR.test(by.before)) return [];
    // …，较上年上升5.5%（去年为19.6%）: the figures given tell which is meant.
    if (/^[^。；]*(?:上年|去年)/.test(text.slice(by.end - start))) return [];
    return [
      findingOf(percentPoints, document, [by, share], {
        message: `比重的升降以个百分点表示，文中写成 ${show(by.value)}%。`,
        suggestion: `改为“${show(by.value)}个百分点”，或写明两年的比重。`,
        confidence: 0.7,
      }),
    ];
  });
}

function beyondTarget(document: TextDocument, { by, reached, target }: BeyondTarget): Finding {
  return findingOf(percentPoints, document, [by, reached, ...(target === null ? [] : [target])], {
    message: `两个百分比之差以个百分点表示，文中写成 ${show(by.value)}%。`,
    suggestion: `改为“${show(by.value)}个百分点”。`,
    confidence: 0.85,
  });
}

function gapOfTwo(document: TextDocument, [by, later, earlier]: PointsOfTwo): Finding {
  return findingOf(percentPoints, document, [by, later, earlier], {
    computed: `${show(later.value)}% 与 ${show(earlier.value)}% 相差 ${show(by.value)} 个百分点`,
    message: `两个百分比之差以个百分点表示，文中写成 ${show(by.value)}%。`,
    suggestion: `改为“${show(by.value)}个百分点”。`,
    confidence: 0.9,
  });
}

/** Both the gap and the growth in a round figure: who tells 3% of 91% and 94% means the gap. */
const HARDLY = '0.05';

/** A growth after all; one that only the rounding of its ends would allow is the gap all the same. */
function isGrown({ current, earlier, by, direction }: Change, gap: Decimal): boolean {
  const grown = gap.div(earlier.value).times(HUNDRED);
  if (gap.equals(by.value)) return grown.minus(by.value).abs().lessThanOrEqualTo(HARDLY);
  return current !== null && isGrowth(current, earlier, by, direction);
}

/** 由25%提高到27%；发病率比上年下降8%: of another subject. */
function isApart({ text }: TextDocument, { current, earlier, by }: Change): boolean {
  const from = Math.max(current?.end ?? 0, earlier.end);
  return text.slice(from, by.start).includes('；');
}

function judge(document: TextDocument, change: Change): Finding[] {
  const { current, earlier, by } = change;
  if (current === null || by.kind !== 'percent' || !change.certain) return [];
  const gap = current.value.minus(earlier.value).abs();
  if (gap.isZero() || earlier.value.isZero() || isApart(document, change)) return [];
  const points = gap.equals(by.value);
  if (isGrown(change, gap)) return [];
  // 由91%提高到100% leaves no doubt which two are meant.
  const fromTo = /(?:到|至)[^，。；]{0,4}$/.test(current.before);
  if (!points && !fromTo && !isSlip(gap, by)) return [];
  return [
    {
      kind: percentPoints.id,
      severity: percentPoints.severity,
      quotes: [by, current, earlier].map((at) => quoteOf(document, at)),
      computed: `${show(current.value)}% 与 ${show(earlier.value)}% 相差 ${show(gap)} 个百分点`,
      message: `两个百分比相差 ${show(gap)} 个百分点，文中写成 ${show(by.value)}%。`,
      suggestion: `改为“${show(gap)}个百分点”。`,
      confidence: points ? 0.95 : 0.8,
    },
  ];
}
