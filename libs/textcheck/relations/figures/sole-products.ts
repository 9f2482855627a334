import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { agrees, inUnitOf } from './arithmetic.js';
import { withJoined } from './joined-counts.js';
import { measured, pieceOf } from './measures.js';
import { isMisprint } from './near.js';
import { matchesIn } from '../../text/matches.js';

/** So much for each of so many, and what is told to have been paid. */
export interface SoleProduct {
  readonly rate: Mention;
  readonly counts: readonly Mention[];
  readonly total: Mention;
  /** In the unit of the total. */
  readonly computed: Decimal;
}

/** 每餐次, 每人每天, 每个村民小组: for each of what. */
const EACH = /(?<!平均|[人户亩]均)每(?:一|个|名|位)?((?!每)[一-龥](?:(?!每)[一-龥])?)/g;
/** 村干部18人，月补贴2600元 */
const MONTHLY = /(?:^|[，。；：、（])月(?:均)?(?:补贴|补助|工资|报酬|租金|薪)[^，。；\d]{0,4}$/;
/** 生均公用经费定额720元: a standard, no mean that came out so. */
const NORM = /([生人户亩班床])均[^，。；\d]{0,10}(?:定额|标准)(?:为|是|：|按)?$/;
/** 600元/户, 300元/人·天 */
const PER =
  /^\s?[/／每]\s?(?:每)?([一-龥]{1,2}?)(?:\s?[·.•/／每、]\s?([一-龥]{1,2}?))?(?=[）)，。；、标的补计发给共]|$)/;
/** What an each is counted in, by its first character where its words are longer. */
const COUNTED: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:人次)/, /^万?人次$/],
  [/^餐/, /^万?餐次?$/],
  [/^(?:人|名|位|生|学|教|村民|户均)/, /^万?(?:人|名|位)$/],
  [/^户/, /^万?户$/],
  [/^(?:小时|时)/, /^小时$/],
  [/^[天日]/, /^天$/],
  [/^月/, /^月$/],
  [/^亩/, /^万?亩$/],
  [/^(?:公里|千米)/, /^(?:公里|千米)$/],
  [/^延?米$/, /^(?:延米|米)$/],
  [/^(?:平方|平米)/, /^万?平方米$/],
  [/^(?:立方|方)/, /^万?立方米$/],
  [/^吨/, /^万?吨$/],
  [/^(?:公斤|千克)/, /^万?公斤$/],
  [/^(?:课时|学时|节)/, /^(?:课时|学时|节)$/],
  [/^场/, /^场次?$/],
  [/^[个家处所村社站班]/, /^(?:个|家|处|所)$/],
  [/^([台套辆盏棵株头只件份册批栋间座口眼床张篇条项次期例支])/, /^./],
];
const COMPARED =
  /(?:[比较超]|高于|高出|低于|上年|去年|由|从)[^，。；\d]*$|(?:提高|调整|上调|下调|增加|提标|降低)(?:到|至|为)$/;
/** Not for all of them, not all of it, or together with something else. */
export const NOT_ALL =
  /实际|据实|年中|按月数|离岗|退出|部分|不足|折半|减半|剩余|其余|平均|预拨|首批|先行|尾款|比例|封顶|上限|以内|不超过|最高|分档|缺口|累计支付至|\d%/;
const PAID =
  /(?:补助|补贴|发放|支出|支付|资金|费用?|经费|共|合计|总计|需|投入|拨付|兑付|兑现|金额|奖励|奖补|救助金?|慰问金?|工资|款|应付|应发|安排|预算)(?:[^，。；、\d]{0,6})$/;
const MOST_TIMES = 4;
const MONTHS = 12;

/** 每餐次补助4元，用餐3.5万餐次，支付补助12万元: the sentence has one standard, one number of its sort and one sum. */
export function soleProducts(document: TextDocument): SoleProduct[] {
  return document.statements
    .filter(
      ({ inTable, text }) =>
        !inTable && /[每月]|[/／]|均[^，。；\d]*(?:定额|标准)/.test(text) && !NOT_ALL.test(text),
    )
    .flatMap((statement) => inFigures(document, statement, figuresFrom(document, statement)));
}

/** 标准为每亩95元。补贴面积12000亩，补贴资金114万元: a sentence that tells the standard alone goes on in the next. */
function figuresFrom(
  { statements }: TextDocument,
  { mentions, index, passage, text }: Statement,
): readonly Mention[] {
  const next = statements[index + 1];
  const alone = mentions.length === 1 && /标准|[：:]/.test(text);
  const goesOn =
    next !== undefined &&
    !next.inTable &&
    next.passage - passage <= 1 &&
    !/[每]|[/／]/.test(next.text) &&
    !NOT_ALL.test(next.text);
  return alone && goesOn ? [...mentions, ...next.mentions] : mentions;
}

function inFigures(
  document: TextDocument,
  statement: Statement,
  told: readonly Mention[],
): SoleProduct[] {
  const amounts = told.filter(({ kind }) => kind === 'amount');
  const rates = amounts.filter((one) => eachOf(document, one).length > 0);
  const [rate] = rates;
  if (rate === undefined || rates.length > 1 || !rate.exact) return [];
  const total = totalOf(amounts, rate);
  if (total === undefined || !isTotal(total) || COMPARED.test(rate.before)) return [];
  const figures = withJoined(rate, told);
  const each = countedFor(eachOf(document, rate), figures);
  const counts = countsOf(document, statement, { each, figures, total });
  if (counts === null || figures.some(({ kind }) => kind === 'percent')) return [];
  const yearly = counts.length < each.length ? MONTHS : 1;
  const made = counts.reduce((product, count) => product.times(numberOf(count)), rate.base);
  const computed = inUnitOf(made.times(yearly), total);
  const paid = isPaid(computed, { rate, counts, total }) || isOfSomeMonths(computed, total, yearly);
  return paid ? [] : [{ rate, counts, total, computed }];
}

/** 低保标准每人每月620元，保障2310人: not all of them for all of the year. */
const isOfSomeMonths = (computed: Decimal, total: Mention, yearly: number): boolean =>
  yearly > 1 && !isMisprint(computed, total);

/** 保洁员56名，每月工资900元: for each of them. */
const countedFor = (each: readonly string[], figures: readonly Mention[]): readonly string[] =>
  each.every((one) => one.startsWith('月')) && figures.some(({ thing }) => thing === '人')
    ? [...each, '人']
    : each;

const TOGETHER = /^[^。；\d]{0,10}(?:共|合计|总计)[^，。；\d]{0,6}$/;

/** The other amount of the sentence; of several that which the standard makes by its words. */
function totalOf(amounts: readonly Mention[], rate: Mention): Mention | undefined {
  const [first, second] = amounts.filter((one) => one !== rate);
  if (second === undefined) return first;
  const next = amounts.find(({ start }) => start > rate.start);
  return next !== undefined && TOGETHER.test(next.before) ? next : undefined;
}

interface Sought {
  readonly each: readonly string[];
  readonly figures: readonly Mention[];
  readonly total: Mention;
}

/** The numbers of whom and of how often, as far as told; null where one is not that must be. */
function countsOf(
  document: TextDocument,
  statement: Statement,
  { each, figures, total }: Sought,
): readonly Mention[] | null {
  const beside = document.figures[statement.passage] ?? [];
  const counts = each.map(
    (one) => countOf(document, figures, one, total) ?? countOf(document, beside, one, total),
  );
  const told = counts.flatMap((count) => count ?? []);
  const here = told.some((count) => figures.includes(count));
  const untold = each.filter((_, at) => counts[at] === null);
  const months = untold.length === 1 && untold[0]?.startsWith('月') === true;
  return here && (untold.length === 0 || months) ? told : null;
}

/** Every 每 right before a figure, or what follows 元/ behind it. */
export function eachOf({ text }: TextDocument, { before, end }: Mention): string[] {
  const clause = /[^，。；：、（(]*$/.exec(before)?.[0] ?? '';
  const words = matchesIn(clause, EACH).map(([, each = '']) => each);
  const behind = PER.exec(text.slice(end, end + 10));
  const per = [behind?.[1], behind?.[2]].flatMap((each) => each ?? []);
  const [, norm] = NORM.exec(clause) ?? [];
  const monthly = MONTHLY.test(before) ? ['月'] : [];
  return [...words, ...per, ...monthly, ...(norm === undefined ? [] : [norm])].filter(
    (each) => !/^(?:年|学期|次性|季)/.test(each),
  );
}

const isTotal = (total: Mention): boolean =>
  total.exact &&
  !total.bracketed &&
  !isChange(total) &&
  PAID.test(total.before) &&
  !COMPARED.test(total.before);

const unitsOf = (each: string): RegExp | undefined =>
  COUNTED.find(([words]) => words.test(each))?.[1];

/** True for a number of what the each is of; of months only for those. */
export function isCountOf(
  { text }: TextDocument,
  { kind, unit, exact, value, end }: Mention,
  each: string,
): boolean {
  const units = unitsOf(each);
  if (kind !== 'count' || !exact || value.lessThanOrEqualTo(1)) return false;
  const ofMonths = unit === '个' && text.startsWith('月', end);
  if (each.startsWith('月')) return ofMonths;
  if (ofMonths || units?.test(unit) !== true) return false;
  return units.source !== '^.' || unit.startsWith(each.charAt(0));
}

/** The one number that is counted so; null where there is none, or several. */
function countOf(
  document: TextDocument,
  mentions: readonly Mention[],
  each: string,
  total: Mention,
): Mention | null {
  const counts = mentions.filter((one) => isCountOf(document, one, each));
  const [first] = counts;
  const alone = counts.every(({ base }) => base.equals(first?.base ?? 0));
  return first !== undefined && first !== total && alone ? first : null;
}

const numberOf = (count: Mention): Decimal =>
  pieceOf(count).equals(count.scale)
    ? count.base
    : measured(count).div(pieceOf(count).div(count.scale));

/** As told, but for the rounding of the rate, for several years or terms, or so far off that it is of something else. */
export function isPaid(
  computed: Decimal,
  { rate, counts, total }: Pick<SoleProduct, 'rate' | 'counts' | 'total'>,
): boolean {
  if (computed.isZero() || total.value.isZero() || agrees(computed, total)) return true;
  const times = total.value.div(computed);
  if (times.isInteger() || computed.div(total.value).isInteger()) return true;
  const rounded = [
    ...(rate.value.isInteger() ? [] : [rate]),
    ...counts.filter(({ unit }) => unit.startsWith('万')),
  ];
  const loose = rounded.reduce((sum, { half, value }) => sum.plus(half.div(value)), new Decimal(0));
  const off = total.value.minus(computed).abs();
  if (off.lessThanOrEqualTo(computed.times(loose).plus(total.half))) return true;
  const near = times.lessThan(MOST_TIMES) && times.greaterThan(1 / MOST_TIMES);
  return !near && !isMisprint(computed, total);
}
