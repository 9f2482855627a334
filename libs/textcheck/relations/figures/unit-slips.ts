import type { TextDocument } from '../../document.js';
import {
  baseOf,
  digitsIn,
  halfOf,
  isSame,
  otherFactors,
  SORTS,
  toldMeasures,
  unitOf,
  type Told,
  type UnitSlip,
} from './measures-told.js';
import { slippedProducts } from './slipped-products.js';

const CHANGE =
  /节[电水油气支能]|增|减|降|升|提高|下调|上调|回落|回升|压[减缩降]|节约|节省|结余|剩余|多[了出]?$|少[了出]?$|缩[短减]|扩|涨|落|相差|差额|高[出于]?了?$|低[了于]?$|延长|拓宽|加[宽高深]|新增|净/;
const TOTAL =
  /年[末底]|期末|现[有存在]?|共|合计|总|累计|达到?|增至|升至|减至|降至|变为|成为|目前|至此|加起来|合起来|计$/;
const BACK = 5;
const AHEAD = 2;
const FEWEST_DIGITS = 2;
const HUNDRED = 100;

/** Differences, sums, shares of growth and products that come out in another unit than the one written. */
export function unitSlips(document: TextDocument): UnitSlip[] {
  const found = [...toldMeasures(document).values()].flatMap((figures) =>
    figures.length < 2
      ? []
      : [
          ...figures.flatMap((odd, at) => [
            ...offChange(figures, at),
            ...offGrowth(figures, at),
            ...offTotal(figures, at),
            ...offPart(figures, at),
            ...offArea(figures, at),
            ...beyondSite(figures, at),
            ...withoutMany(figures[at - 1], odd),
          ]),
          ...slippedProducts(figures),
        ],
  );
  const seen = new Set<number>();
  return found.filter(({ odd }) => !seen.has(odd.start) && seen.add(odd.start));
}

const lastClause = (words: string): string => /[^，。；：、（）]*$/.exec(words)?.[0] ?? '';

/** 率 in % and in points are of one sort, and only points tell a difference. */
const isDifference = ({ sort, unit }: Told): boolean => sort !== 'rate' || unit !== '%';
const isStock = ({ sort, unit }: Told): boolean => sort !== 'rate' || !/点/.test(unit);

/** 由100Mbps扩到500Mbps，净增400Gbps; 8.5万元，支用7.9万元，节约0.6元. */
function offChange(figures: readonly Told[], at: number): UnitSlip[] {
  const odd = figures[at];
  if (odd === undefined || !CHANGE.test(lastClause(odd.before))) return [];
  if (!isDifference(odd)) return offPoints(figures, at);
  const near = figures
    .slice(Math.max(0, at - BACK), at + 1 + AHEAD)
    .filter((one) => one !== odd && one.sort === odd.sort && isStock(one));
  const pairs = near.flatMap((one, place) =>
    near.slice(place + 1).map((other) => [one, other] as const),
  );
  const gap = ([one, other]: readonly [Told, Told]): number =>
    Math.abs(baseOf(one) - baseOf(other));
  if (pairs.some((pair) => isSame(gap(pair), baseOf(odd), slackOf(pair, odd)))) return [];
  const fine = digitsIn(odd.value) >= FEWEST_DIGITS;
  // In the unit of both the digits are a chance.
  const others = pairs.filter(
    (pair) => odd.sort === 'rate' || pair.some(({ unit }) => unit !== odd.unit),
  );
  for (const pair of fine ? others : others.filter((one) => areBefore(figures, at, one))) {
    const right = otherFactors(odd).find(
      (factor) => gap(pair) > 0 && isSame(gap(pair), odd.value * factor) && !isLess(odd, factor),
    );
    if (right !== undefined) return [slip(odd, pair, right, '相差')];
  }
  return offEnd(figures, at);
}

const FROM = /[由从为是]|上年|去年|原/;
const TO = /[到至为]|现|今年|本年|是/;

/** 由91%提高到95%，提高4%: the gap is of points. */
function offPoints(figures: readonly Told[], at: number): UnitSlip[] {
  const [one, other, odd] = [figures[at - 2], figures[at - 1], figures[at]];
  if (one === undefined || other === undefined || odd === undefined) return [];
  if ([one, other, odd].some(({ unit }) => unit !== '%')) return [];
  const gap = Math.abs(one.value - other.value);
  const share = (gap / one.value) * 100;
  const told = TO.test(lastClause(other.before)) && FROM.test(one.before.slice(-LONGEST));
  const fits =
    gap > 0 && isSame(gap, odd.value) && Math.abs(share - odd.value) > 10 ** -odd.places / 2;
  return told && fits && !TO.test(lastClause(odd.before))
    ? [
        {
          odd,
          beside: [one, other],
          computed: `${String(other.value)}% − ${String(one.value)}%`,
          unit: '个百分点',
        },
      ]
    : [];
}

/** 5 天 and 5个工作日, or 2 units at once: only a unit as large as those beside it. */
const isLess = ({ sort, factor }: Told, other: number): boolean =>
  sort === 'time' && isSame(factor, other);

const slackOf = ([one, other]: readonly [Told, Told], odd: Told): number =>
  (one.places === odd.places && other.places === odd.places ? 0 : halfOf(odd)) * 1;

const areBefore = (
  figures: readonly Told[],
  at: number,
  [one, other]: readonly [Told, Told],
): boolean => figures[at - 2] === one && figures[at - 1] === other && one.unit === other.unit;

/** 原为5个工作日，现减到3个小时，压减2个工作日: the gap is in the unit of the one, and the other is not. */
function offEnd(figures: readonly Told[], at: number): UnitSlip[] {
  const [one, other, gap] = [figures[at - 2], figures[at - 1], figures[at]];
  if (one === undefined || other === undefined || gap === undefined) return [];
  if (one.sort !== other.sort || one.sort !== gap.sort || one.sort === 'rate') return [];
  const fits = isSame(Math.abs(one.value - other.value), gap.value);
  const mixed = !isSame(one.factor, other.factor);
  if (!fits || !mixed || gap.value === 0) return [];
  if (isSame(gap.factor, one.factor)) return [slip(other, [one, gap], one.factor, '相差')];
  return isSame(gap.factor, other.factor) ? [slip(one, [other, gap], other.factor, '相差')] : [];
}

/** 12.8亿元，比上年增长6.5%，净增0.78万元. */
function offGrowth(figures: readonly Told[], at: number): UnitSlip[] {
  const odd = figures[at];
  const near = figures.slice(Math.max(0, at - 3), at + AHEAD);
  const rate = near.find(({ unit, before }) => unit === '%' && CHANGE.test(lastClause(before)));
  const whole = near.find((one) => one !== odd && one.sort === odd?.sort && one !== rate);
  if (odd === undefined || rate === undefined || whole === undefined || odd.sort === 'rate')
    return [];
  if (!CHANGE.test(lastClause(odd.before)) || digitsIn(odd.value) < FEWEST_DIGITS) return [];
  if (whole.unit === odd.unit) return [];
  const share = rate.value / 100;
  const base = baseOf(whole);
  const gaps = [base * share, base - base / (1 + share), base / (1 - share) - base];
  const fits = (factor: number): boolean =>
    gaps.some((gap) => isSame(gap, odd.value * factor, (factor * 10 ** -odd.places) / 2));
  if (fits(odd.factor)) return [];
  const right = otherFactors(odd).find(fits);
  return right === undefined ? [] : [slip(odd, [whole, rate], right, '增减额')];
}

/** 上年末3.2万册，新购4000册，年末3.6册. */
function offTotal(figures: readonly Told[], at: number): UnitSlip[] {
  const odd = figures[at];
  if (odd === undefined || !TOTAL.test(lastClause(odd.before)) || odd.sort === 'rate') return [];
  if (digitsIn(odd.value) < FEWEST_DIGITS && odd.value < HUNDRED) return [];
  const before = figures.slice(Math.max(0, at - BACK), at);
  const alike = before.filter(({ sort }) => sort === odd.sort);
  const [one, other] = alike.slice(-2);
  if (one === undefined || other === undefined) return [];
  if (alike.every(({ unit }) => unit === odd.unit)) return [];
  const sums = [
    baseOf(one) + baseOf(other),
    Math.abs(baseOf(one) - baseOf(other)),
    alike.reduce((sum, part) => sum + baseOf(part), 0),
  ];
  if (sums.some((sum) => isSame(sum, baseOf(odd), halfOf(odd)))) return [];
  const right = otherFactors(odd).find((factor) =>
    sums.some((sum) => isSame(sum, odd.value * factor)),
  );
  return right === undefined ? [] : [slip(odd, alike, right, '得')];
}

/** 下达56万元，配套14元，合计70万元; 40亩，其中12亩、20亩、8平方米: one part of what adds up is in another unit. */
function offPart(figures: readonly Told[], at: number): UnitSlip[] {
  const total = figures[at];
  if (total === undefined || total.sort === 'rate' || total.value < LEAST) return [];
  const back = runOf(figures.slice(0, at).reverse(), total);
  const ahead = runOf(figures.slice(at + 1), total);
  const told = TOTAL.test(lastClause(total.before));
  const runs = [...(told ? startsOf(back) : []), ...startsOf(ahead)];
  if (runs.some((parts) => isSame(sumOf(parts), baseOf(total), halfOf(total)))) return [];
  const first = runs.find((parts) => oddOf(parts, total) !== undefined) ?? [];
  const odd = oddOf(first, total);
  return odd === undefined
    ? []
    : [slip(odd.part, [total, ...first.filter((part) => part !== odd.part)], odd.factor, '合计')];
}

const LEAST = 1;
const MOST_PARTS = 8;
const sumOf = (parts: readonly Told[]): number =>
  parts.reduce((sum, part) => sum + baseOf(part), 0);

/** The figures of its sort, up to the first of another or of a change. */
function runOf(all: readonly Told[], total: Told): readonly Told[] {
  // 分布在四个林场: how many there are is no part.
  const figures = all.filter(({ sort }, at) => sort === total.sort || at > 0 || sort in SORTS);
  const end = figures.findIndex(
    ({ sort, before }) => sort !== total.sort || /[均每]|单价|增|减|较|比/.test(lastClause(before)),
  );
  return figures.slice(0, Math.min(end < 0 ? figures.length : end, MOST_PARTS));
}

const startsOf = (run: readonly Told[]): (readonly Told[])[] =>
  run.slice(1).map((_, length) => run.slice(0, length + 2));

/** The one part whose unit is not that of the others, and which makes the sum in theirs. */
function oddOf(
  parts: readonly Told[],
  total: Told,
): { readonly part: Told; readonly factor: number } | undefined {
  for (const part of parts) {
    const others = parts.filter((one) => one !== part);
    const [next] = others;
    const alone = next !== undefined && others.every(({ factor }) => isSame(factor, next.factor));
    const mixed = alone && !isSame(part.factor, next.factor);
    if (!mixed || (others.length < 2 && !isSame(next.factor, total.factor))) continue;
    if (isSame(sumOf(others) + part.value * next.factor, baseOf(total)))
      return { part, factor: next.factor };
  }
  return undefined;
}

const LONG = /(?:全?长度?|里程|总长)[^，。；\d]{0,4}$/;
const WIDE = /宽度?[^，。；\d]{0,3}$/;
const FACE = /面积[^，。；\d]{0,4}$|(?:硬化|铺设|铺装|浇筑|刷黑)[^，。；\d]{0,4}$/;
const FACE_OFF = 0.02;

/** 长2.4公里，宽4.5米，面积10800亩 */
function offArea(figures: readonly Told[], at: number): UnitSlip[] {
  const odd = figures[at];
  if (odd?.sort !== 'area' || !FACE.test(odd.before)) return [];
  const near = figures
    .slice(Math.max(0, at - BACK), at + AHEAD + 1)
    .filter(({ sort }) => sort === 'length');
  const [long, ...longs] = near.filter(({ before }) => LONG.test(before));
  const [wide, ...wides] = near.filter(({ before }) => WIDE.test(before));
  if (long === undefined || wide === undefined || longs.length + wides.length > 0) return [];
  const face = baseOf(long) * baseOf(wide);
  const fits = (factor: number): boolean => isSame(face, odd.value * factor, face * FACE_OFF);
  const right = fits(odd.factor) ? undefined : otherFactors(odd).find(fits);
  return right === undefined ? [] : [slip(odd, [long, wide], right, '相乘得')];
}

const SITE = /占地(?:面积|总面积)?[^，。；\d]{0,3}$/;
const ON_SITE =
  /(?:用房|操场|校舍|厂房|绿化|停车场|教学楼|办公楼|宿舍|食堂|建筑面积|病房|门诊楼|大棚|广场)(?:面积)?[^，。；\d]{0,3}$/;
const STOREYS = 20;

/** 占地5.40亩，业务用房2880亩: no house is so many times its ground. */
function beyondSite(figures: readonly Told[], at: number): UnitSlip[] {
  const [odd, site] = [figures[at], figures[at - 1]];
  if (odd?.sort !== 'area' || site?.sort !== 'area' || !SITE.test(site.before)) return [];
  return ON_SITE.test(odd.before) && baseOf(odd) > baseOf(site) * STOREYS
    ? [{ odd, beside: [site], computed: `大于占地 ${String(site.value)}${site.unit}`, unit: '' }]
    : [];
}

const BEFORE_AFTER: readonly (readonly [RegExp, RegExp])[] = [
  [/前|原|改造前|由|从|上年|去年|年初|往年/, /后|现|到|至|达|为|今年|本年|当年|年[末底]/],
  [/目标|计划|任务|应|设计/, /实际|完成|达到|实现|实/],
];
const CLOSE = 2.5;

/** 加固前128万立方米，加固后140立方米: what it was before and after, the one in ten thousands. */
function withoutMany(one: Told | undefined, odd: Told): UnitSlip[] {
  if (one === undefined || one.sort !== odd.sort || one.sort === 'money') return [];
  const bare = (unit: string): string => unit.replace(/^[万亿]/, '');
  const lost = one.unit !== odd.unit && bare(one.unit) === bare(odd.unit);
  const ratio = one.value / odd.value;
  const close = ratio <= CLOSE && ratio >= 1 / CLOSE && digitsIn(odd.value) >= FEWEST_DIGITS;
  const turned = BEFORE_AFTER.some(
    ([left, right]) => left.test(one.before.slice(-LONGEST)) && right.test(odd.before),
  );
  const changes = CHANGE.test(lastClause(odd.before)) && !/[到至为]/.test(lastClause(odd.before));
  return lost && close && turned && !changes ? [slip(odd, [one], one.factor, '前后')] : [];
}

const LONGEST = 24;

function slip(odd: Told, beside: readonly Told[], right: number, how: string): UnitSlip {
  const told = beside.map(({ value, unit }) => `${String(value)}${unit}`).join('、');
  const unit = unitOf(odd, right);
  return { odd, beside, computed: `由 ${told} ${how} ${String(odd.value)}${unit}`, unit };
}
