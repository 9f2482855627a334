import type { Decimal } from '#libs/kernel';

import type { Finding } from '../finding.js';
import { findingOf, type Range } from '../finding-of.js';
import { show } from '../relations/figures/arithmetic.js';
import { closingTotals } from '../relations/sums/closing.js';
import { bareAmounts } from '../relations/figures/bare-amounts.js';
import { fractionalCounts } from '../relations/figures/fractional-counts.js';
import { totalsOf } from '../relations/sums/lists.js';
import { wrongConversions, type WrongConversion } from '../relations/figures/wrong-conversions.js';
import {
  outOfProportion,
  tenThousandfold,
  type Outsized,
} from '../relations/figures/out-of-proportion.js';
import { farTooMany } from '../relations/figures/too-many.js';
import { oddUnits, type OddUnit } from '../relations/figures/odd-units.js';
import { parallelUnits } from '../relations/figures/parallel-units.js';
import { oddProducts } from '../relations/figures/product-units.js';
import { oddFactors } from '../relations/figures/odd-factors.js';
import { misscaled } from '../relations/figures/misscaled.js';
import { swappedUnits } from '../relations/figures/swapped-units.js';
import { unlikelySizes } from '../relations/figures/unlikely-sizes.js';
import { inTwoUnits } from '../relations/figures/told-in-two-units.js';
import { termsInDays } from '../relations/figures/terms-in-days.js';
import { captionedUnits } from '../relations/tables/captioned-units.js';
import type { UnitSlip } from '../relations/figures/measures-told.js';
import { thousandfoldPrices } from '../relations/figures/thousandfold-prices.js';
import { unitSlips } from '../relations/figures/unit-slips.js';
import { slippedUnits, twoUnits } from '../relations/figures/slipped-units.js';
import { againstRows } from '../relations/tables/row-units.js';
import { againstTables } from '../relations/tables/table-money.js';
import { oddCells, type OddCell } from '../relations/tables/table-units.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import type { Statement, TextDocument } from '../document.js';

/** 元 and 万元 mixed up: in a breakdown, in a conversion, or by an amount out of all proportion. */
export const unit: Kind = {
  id: 'unit',
  name: '单位混用',
  severity: 'warning',
  reason: '同一组分项应使用同一单位，换算应当相等；多写或漏写“万”会使数字差一万倍。',
  fires: [
    '项目 | 数量 | 单价 | 预算\n辅助器具适配 | 540件 | 1,200万元/件 | 64.80\n泵站改造 | 3座 | 12万元/座 | 36.00',
    '湿地修复安排320.00万元，全部支付。\n修复面积1,648亩，每亩成本约1,942万元。',
    '2024年收入150万元，其中：财政拨款收入100万元，其他收入50元。',
    '土建工程6423500万元，设备购置986.40万元，培训41.78万元，监理86万元。',
    '审定金额642.35万元，已全部支付。账面支出为6423500万元。',
    '全年支出32,767,152.12元（约合32767.15万元）。',
    '专项债券1.35亿元（折合1350万元）。',
    '流动资产1.5288亿元，负债总额1.9436亿元，其中流动负债1.2740万元。',
    '总投资1.08亿元（1080万元）。',
    '培训费支出2.30万元，会议费0.86元，接待费1.20万元，合计4.36万元。',
    '全年门诊4.86万人次，摄片2643万人次。',
    '亩均增产62公斤，按2.00万亩计算，年新增粮食产能1,240公斤。',
    '年初预算8860.00万元，其中基本支出3420.00万元、项目支出5440.00万元。年中追加742.00，年初结转58.60万元。',
    '为消费者挽回损失182.36万元，收费31.20万元，支出20.00万元，罚款12.00万元。帮助6家企业办理质押融资3,250。',
  ],
  spares: [
    '项目 | 数量 | 单价 | 预算\n辅助器具适配 | 540件 | 1,200元/件 | 64.80\n泵站改造 | 3座 | 12万元/座 | 36.00',
    '总投资1.08亿元（10800万元）。',
    '采购电脑20台，单价5200元，打印机5台，单价1800元，合计11.30万元。',
    '亩均增产62公斤，按2.00万亩计算，年新增粮食产能1,240吨。',
    '全年门诊4.86万人次，摄片2643人次。',
    '以下单位：万元。预算345.20，执行333.00，结余12.20。收入3万元，支出2万元，罚款1万元，捐款5万元。',
    '收入3万元，支出2万元，罚款1万元，捐款5万元。项目支出100.00，得分10分。',
    '2024年收入150万元，其中：财政拨款收入100万元，其他收入50万元。',
    '投资1.2亿元，分别为设备8000万元、服务4000万元。',
    '项目资金5万元，每人每月500元。',
    '资产总额3.25亿元，负债0.82亿元，比上年减少12.50万元。',
    '全年支出32,767,152.12元（约合3276.72万元），专项债券1.35亿元（折合13500万元）。',
    '每亩补助120元，共补助120万元；购置设备5万元，杂费5元。',
    '全县地区生产总值3256000万元，我镇安排资金20万元，支出18万元，结余2万元。',
  ],
  find: (document) => [
    ...document.statements.flatMap((statement) => [
      ...inBreakdown(document, statement),
      ...wrongConversions(document, statement).map((told) => converted(document, told)),
    ]),
    ...[
      ...oddUnits(document),
      ...slippedUnits(document),
      ...twoUnits(document),
      ...oddProducts(document),
      ...swappedUnits(document),
      ...misscaled(document),
      ...document.statements.flatMap(oddFactors),
      ...thousandfoldPrices(document),
      ...againstTables(document),
      ...againstRows(document),
      ...document.statements.flatMap(parallelUnits),
    ].map((odd) => besideOthers(document, odd)),
    ...[unitSlips, unlikelySizes, inTwoUnits, termsInDays, captionedUnits]
      .flatMap((read) => read(document))
      .map((slip) => slipped(document, slip)),
    ...bareAmounts(document).map((at) => withoutUnit(document, at)),
    ...fractionalCounts(document).map((count) => fractional(document, count)),
    ...document.tables.flatMap(oddCells).map((odd) => inTable(document, odd)),
    ...tenThousandfold(document).map((pair) => sameDigits(document, pair)),
    ...outOfProportion(document).map((pair) => outOfAllProportion(document, pair)),
    ...farTooMany(document).map(({ count, next }) => tooMany(document, count, next)),
  ],
};

/** By its digits one of them, by its unit a thousand times as much or as little. */
function besideOthers(document: TextDocument, { odd, beside, product }: OddUnit): Finding {
  const others = beside.slice(0, MOST_SHOWN);
  const [first] = others;
  if (product !== undefined)
    return findingOf(unit, document, [odd, ...others], {
      computed: product,
      message: `数字算得出来，单位却不对：${odd.value.toFixed()}${odd.unit}。`,
      suggestion: '核对这个数的单位。',
      confidence: 0.85,
    });
  return findingOf(unit, document, [odd, ...others], {
    computed: `同组其他数为 ${others.map((one) => `${show(one.value)}${one.unit}`).join('、')}`,
    message: `相邻各数以${first?.unit ?? ''}计，这一项却是 ${odd.value.toFixed()}${odd.unit}。`,
    suggestion: `核对是否应为 ${odd.value.toFixed()}${first?.unit ?? ''}。`,
    confidence: 0.85,
  });
}

function slipped(
  document: TextDocument,
  { odd, beside, computed, unit: right }: UnitSlip,
): Finding {
  return findingOf(unit, document, [odd, ...beside], {
    computed,
    message: `数字算得出来，单位却不对：${String(odd.value)}${odd.unit}。`,
    suggestion: `核对是否应为 ${String(odd.value)}${right}。`,
    confidence: 0.85,
  });
}

const MOST_SHOWN = 3;

function withoutUnit(document: TextDocument, at: Range): Finding {
  return findingOf(unit, document, [at], {
    computed: `“${document.source.slice(at.start, at.end)}”后没有单位`,
    message: '金额没有写计量单位。',
    suggestion: '补上“元”或“万元”。',
    confidence: 0.85,
  });
}

function fractional(document: TextDocument, count: Mention): Finding {
  return findingOf(unit, document, [count], {
    computed: `${show(count.value)}${count.unit} 不是整数`,
    message: `${count.unit}数应为整数，可能漏写“万”。`,
    suggestion: `核对是否应为 ${show(count.value)}万${count.unit}。`,
    confidence: 0.85,
  });
}

function inTable(document: TextDocument, { cell, beside, unit: other }: OddCell): Finding {
  return findingOf(unit, document, [cell, beside], {
    computed: `相邻的数为 ${show(beside.value)}${other}`,
    message: '这一格的数与同行同列的数相差一千倍以上，单位可能写错。',
    suggestion: '核对这一格的单位或小数点。',
    confidence: 0.85,
  });
}

const isPrice = ({ before }: Mention): boolean => /单价|每|均|标准/.test(before);

function inBreakdown(document: TextDocument, statement: Statement): ReturnType<Kind['find']> {
  const closed = closingTotals(statement).filter(
    ({ parts }) => parts.length > 2 && !parts.some(isPrice),
  );
  const lists = [...totalsOf(document, statement), ...closed];
  return lists.flatMap(({ total, parts }) => {
    // 节约13.40万元，节约率5%，其中货物类…: parts of what was bought.
    // 余1.77万元，用于两处工程，审定价26.80万元: nor of what is left.
    if (/(?:节[约省余支]|余|未支出|未支付|剩余?|结转)$/.test(total.before)) return [];
    const odd = parts.find(
      (part) => (isForgotten(part, total) && !isPrice(part)) || isFarAbove(part, total),
    );
    if (odd === undefined) return [];
    return [
      findingOf(unit, document, [odd, total], {
        computed: `${show(odd.value)}${odd.unit} = ${show(odd.base.div(total.scale), 6)}${total.unit}`,
        message: `合计为 ${show(total.value)}${total.unit}，这一项却以${odd.unit}计。`,
        suggestion: '核对这一项的单位。',
        confidence: 0.8,
      }),
    ];
  });
}

/** 元 among parts of a total in 万元. */
const isForgotten = ({ kind, unit: own, value, base }: Mention, total: Mention): boolean =>
  kind === 'amount' &&
  own === '元' &&
  total.unit !== '元' &&
  !value.isZero() &&
  !isSmallChange(value, base, total);

/** 290万元，其中评审费2900元: as round and as small as fees are. */
const isSmallChange = (value: Decimal, base: Decimal, total: Mention): boolean =>
  value.isInteger() &&
  base.times(TIMES).lessThan(total.base) &&
  value.greaterThanOrEqualTo(HUNDRED);

const FAR_ABOVE = 10;
const TIMES = 1_000;
const HUNDRED = 100;

/** A part in another unit that is many times its whole; 名 and 人 are one unit. */
const isFarAbove = (part: Mention, total: Mention): boolean =>
  (!part.scale.equals(total.scale) || part.scale.greaterThan(1)) &&
  part.base.greaterThan(total.base.times(FAR_ABOVE));

function converted(document: TextDocument, { printed, from, right }: WrongConversion): Finding {
  return findingOf(unit, document, [printed, from], {
    severity: 'error',
    computed: `${show(from.value)}${from.unit} = ${show(right)}${printed.unit}，文中为 ${show(printed.value)}${printed.unit}`,
    message: '单位换算不符。',
    suggestion: `核对是否应为 ${show(right)}${printed.unit}。`,
    confidence: 0.92,
  });
}

function sameDigits(document: TextDocument, [large, small]: Outsized): Finding {
  return findingOf(unit, document, [large, small], {
    computed: `${show(large.value)}${large.unit} ÷ ${show(small.value)}${small.unit} = 10000`,
    message: '两处数字相同，单位使其相差一万倍。',
    suggestion: '核对哪一处的单位或小数点写错。',
    confidence: 0.88,
  });
}

function outOfAllProportion(document: TextDocument, [largest, next]: Outsized): Finding {
  return findingOf(unit, document, [largest, next], {
    computed: `次大的金额为 ${show(next.value)}${next.unit}`,
    message: '这个金额远大于文中其他所有金额。',
    suggestion: `核对是否应为 ${show(largest.value)}元。`,
    confidence: 0.85,
  });
}

function tooMany(document: TextDocument, count: Mention, next: Mention): Finding {
  return findingOf(unit, document, [count, next], {
    computed: `次大的为 ${show(next.value)}${next.unit}`,
    message: '这个数比文中其他同类数大一百倍以上。',
    suggestion: `核对是否应为 ${show(count.value)}${count.unit.slice(1)}。`,
    confidence: 0.8,
  });
}
