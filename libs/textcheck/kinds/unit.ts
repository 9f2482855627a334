import { findingOf } from '../finding-of.js';
import { inUnitOf, show, withinRounding } from '../relations/arithmetic.js';
import { isChange } from '../relations/change-words.js';
import { closingTotals } from '../relations/closing.js';
import { totalsOf } from '../relations/lists.js';
import { largest, placesOf } from '../relations/near.js';
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
    '2024年收入150万元，其中：财政拨款收入100万元，其他收入50元。',
    '土建工程6423500万元，设备购置986.40万元，培训41.78万元，监理86万元。',
    '审定金额642.35万元，已全部支付。账面支出为6423500万元。',
    '全年支出32,767,152.12元（约合32767.15万元）。',
    '专项债券1.35亿元（折合1350万元）。',
    '流动资产1.5288亿元，负债总额1.9436亿元，其中流动负债1.2740万元。',
    '总投资1.08亿元（1080万元）。',
    '培训费支出2.30万元，会议费0.86元，接待费1.20万元，合计4.36万元。',
    '全年门诊4.86万人次，摄片2643万人次。',
  ],
  spares: [
    '总投资1.08亿元（10800万元）。',
    '采购电脑20台，单价5200元，打印机5台，单价1800元，合计11.30万元。',
    '全年门诊4.86万人次，摄片2643人次。',
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
      ...converted(document, statement),
      ...oddScale(document, statement),
    ]),
    ...tenThousandfold(document),
    ...outOfAllProportion(document),
    ...tooMany(document),
  ],
};

const isPrice = ({ before }: Mention): boolean => /单价|每|标准/.test(before);

function inBreakdown(document: TextDocument, statement: Statement): ReturnType<Kind['find']> {
  const closed = closingTotals(statement).filter(
    ({ parts }) => parts.length > 2 && !parts.some(isPrice),
  );
  const lists = [...totalsOf(document, statement), ...closed];
  return lists.flatMap(({ total, parts }) => {
    const odd = parts.find(
      (part) =>
        part.kind === 'amount' && part.unit === '元' && total.unit !== '元' && !part.value.isZero(),
    );
    if (odd === undefined) return [];
    return [
      findingOf(unit, document, [odd, total], {
        computed: `${show(odd.value)}元 = ${show(odd.base.div(total.scale), 6)}${total.unit}`,
        message: `合计以${total.unit}计，这一项却以元计。`,
        suggestion: `核对是否应为 ${show(odd.value)}${total.unit}。`,
        confidence: 0.8,
      }),
    ];
  });
}

const FEWEST = 2;
const SMALL = 100;

/** 流动资产1.5288亿元，流动负债1.2740万元: told as exactly as its neighbours, and ten thousand times smaller. */
function oddScale(document: TextDocument, { mentions }: Statement): ReturnType<Kind['find']> {
  const amounts = mentions.filter(({ kind, exact }) => kind === 'amount' && exact);
  const neighbours = amounts.filter(({ unit: one }) => one === '亿元');
  return amounts.flatMap((amount) => {
    const alike = neighbours.filter((one) => placesOf(one) === placesOf(amount));
    const odd = amount.unit === '万元' && placesOf(amount) > 1 && amount.value.lessThan(SMALL);
    const [first] = alike;
    const told = CONVERTS.test(amount.before.trim()) || isChange(amount);
    if (!odd || told || alike.length < FEWEST || first === undefined) return [];
    return [
      findingOf(unit, document, [amount, first], {
        computed: `同句其他金额以亿元计：${alike.map(({ value }) => `${show(value)}亿元`).join('、')}`,
        message: `同句金额以亿元计，这一项却是 ${amount.value.toFixed()}万元。`,
        suggestion: `核对是否应为 ${amount.value.toFixed()}亿元。`,
        confidence: 0.8,
      }),
    ];
  });
}

const CONVERTS =
  /^[（(，,]?(?:大约|约)?(?:合|折合|即|约合|约为|折算为|换算为|相当于)(?:人民币)?(?:约)?$/;

/** 32,767,152.12元（约合3276.72万元）: one sum in two units. */
function converted(document: TextDocument, { mentions }: Statement): ReturnType<Kind['find']> {
  return mentions.flatMap((printed, index) => {
    const from = mentions[index - 1];
    if (from?.kind !== 'amount' || printed.kind !== 'amount' || from.unit === printed.unit)
      return [];
    const said = CONVERTS.test(printed.before.trim());
    if (!said && !repeats(document, from, printed)) return [];
    const right = inUnitOf(from.base, printed);
    if (withinRounding(right, printed, [from])) return [];
    return [
      findingOf(unit, document, [printed, from], {
        severity: 'error',
        computed: `${show(from.value)}${from.unit} = ${show(right)}${printed.unit}，文中为 ${show(printed.value)}${printed.unit}`,
        message: '单位换算不符。',
        suggestion: `核对是否应为 ${show(right)}${printed.unit}。`,
        confidence: 0.92,
      }),
    ];
  });
}

/** 1.08亿元（1080万元）: the same digits alone in a bracket. */
const repeats = ({ text }: TextDocument, from: Mention, printed: Mention): boolean =>
  printed.before === '（' &&
  text.charAt(printed.end) === '）' &&
  digitsOf(from) === digitsOf(printed);

const SHORTEST = 5;
const digitsOf = ({ value }: Mention): string =>
  value.toFixed().replace('.', '').replace(/^0+/, '').replace(/0+$/, '');

const amountsOf = ({ statements }: TextDocument): Mention[] =>
  statements.flatMap(({ mentions }) => mentions.filter(({ kind }) => kind === 'amount'));

/** 6423500万元 beside 642.35万元: the same digits ten thousand times as much. */
function tenThousandfold(document: TextDocument): ReturnType<Kind['find']> {
  const known = new Map<string, Mention>();
  const found: [Mention, Mention][] = [];
  for (const amount of amountsOf(document)) {
    const digits = digitsOf(amount);
    const other = known.get(digits);
    if (digits.length < SHORTEST) continue;
    if (other === undefined) known.set(digits, amount);
    else if (amount.base.equals(other.base.times(TEN_THOUSAND))) found.push([amount, other]);
    else if (other.base.equals(amount.base.times(TEN_THOUSAND))) found.push([other, amount]);
  }
  return found.map(([large, small]) =>
    findingOf(unit, document, [large, small], {
      computed: `${show(large.value)}${large.unit} ÷ ${show(small.value)}${small.unit} = 10000`,
      message: '两处数字相同，单位使其相差一万倍。',
      suggestion: '核对哪一处的单位或小数点写错。',
      confidence: 0.88,
    }),
  );
}

const TEN_THOUSAND = 10_000;
const LARGE = 100_000;
const TIMES = 1_000;
/** Of a whole county or country, not of the report's unit. */
const OF_ALL = /生产总值|GDP|产值|全[县市区省国]|税收|总产|销售额|贷款|投资额|存款/;

/** An amount in 万元 a thousand times the next largest: most often it was counted in 元. */
function outOfAllProportion(document: TextDocument): ReturnType<Kind['find']> {
  const amounts = amountsOf(document);
  const sorted = amounts.toSorted((one, other) => other.base.comparedTo(one.base));
  const [largest, next] = sorted;
  if (largest?.unit !== '万元' || next === undefined || sorted.length < 4) return [];
  const huge =
    largest.value.greaterThanOrEqualTo(LARGE) &&
    largest.base.greaterThan(next.base.times(TIMES)) &&
    !OF_ALL.test(largest.before);
  const told = sorted.some((one) => one.base.times(TEN_THOUSAND).equals(largest.base));
  if (!huge || (told && digitsOf(largest).length >= SHORTEST)) return [];
  return [
    findingOf(unit, document, [largest, next], {
      computed: `次大的金额为 ${show(next.value)}${next.unit}`,
      message: '这个金额比文中其他金额大一千倍以上。',
      suggestion: `核对是否应为 ${show(largest.value)}元。`,
      confidence: 0.85,
    }),
  ];
}

const MILLION = 1_000_000;
const HUNDRED = 100;

/** 2643万人次 beside 4.86万人次: a hundred times whatever else is counted so. */
function tooMany(document: TextDocument): ReturnType<Kind['find']> {
  const counts = document.statements.flatMap(({ mentions }) =>
    mentions.filter(({ kind, exact }) => kind === 'count' && exact),
  );
  return counts.flatMap((count) => {
    // Tons and areas of one report may differ a thousandfold; visits and people do not.
    if (!/^万(?:人次|人|名|户|剂次)$/.test(count.unit) || !count.value.isInteger()) return [];
    if (count.base.lessThan(MILLION) || OF_ALL.test(count.before)) return [];
    const others = counts.filter(
      ({ thing, base }) => thing === count.thing && !base.equals(count.base),
    );
    const next = largest(others);
    if (next === null || count.base.lessThan(next.base.times(HUNDRED))) return [];
    return [
      findingOf(unit, document, [count, next], {
        computed: `次大的为 ${show(next.value)}${next.unit}`,
        message: '这个数比文中其他同类数大一百倍以上。',
        suggestion: `核对是否应为 ${show(count.value)}${count.unit.slice(1)}。`,
        confidence: 0.8,
      }),
    ];
  });
}
