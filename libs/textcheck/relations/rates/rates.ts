import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees, inUnitOf } from '../figures/arithmetic.js';
import { isChange } from '../changes/change-words.js';
import { figureOf } from '../figures/figures.js';
import { alike, around, isSlip, largest, percentOf } from '../figures/near.js';
import { clauseOf } from './average-pairs.js';
import { namedRatio } from './named-ratios.js';
import type { Operands, Rate } from './rate.js';
import { meantOf, OF_OTHERS } from './rate-pairs.js';

/** No share of things. */
const OF_MONEY = /资金|预算|经费|支[出付]|执行/;
const SHARE_OF =
  /(?:占|达到?|相当于|为|是|完成)([^，。；占\d]{2,16}?)的?(?:比例|比重|比|百分比)?(?:为|是|达|达到|约)?$/;
/** 税收收入占全部财政收入的比重: of what it names, not of the plan that stands before. */
const OF_NAMED = /占[^，。；\d]{2,}的?(?:比例|比重)[^，。；\d]*$/;
const RATE = /(?:率|进度|比例|比重|百分比)(?:为|是|达到|达|约|仅为|仅)?$/;
/** Rates that are no share of one listed figure in another. */
const OTHER_RATE =
  /(?:增长率|下降率|增速|税率|利率|费率|倍率|满意率|满意度|覆盖率|准确率|负债率|比率)/;
const PLANNED = /(?:预算|安排|预留|下达|计划|指标|应|目标|批复|总投资)/;
const ACTUAL = /(?:支出|执行|实际|完成|采购|支付|到位|使用|拨付|已|实现)/;
/** What is left undone is no numerator. */
const NOT_DONE = /(?:未|没有?)[^，。；\d]{0,6}$/;
/** Who is in post, over the posts there are. */
const POSTS = /编制/;
const STAFF = /(?:实有|在编|在职|实际)/;
/** What a rate is worked out from, told after it. */
const OPENS = /^(?:[（(]|[，,]即)/;
/** 目标20公里，完成19公里，完成95% */
const DONE = /^[，,](?:已|共)?(?:完成|实现|达到?)$/;
/** Figures before a rate that it may be of. */
const LOOKED_AT = 6;
const SHORTEST_NOUN = 4;
/** A list of percentages is judged item by item, elsewhere. */
const LISTED = /^(?:、|和|及|与)/;

/** The ways a sentence can name what a percentage is of; the first that does counts. */
const WAYS: readonly ((
  document: TextDocument,
  statement: Statement,
  index: number,
) => Operands | null)[] = [shareOfFigure, shareOf, rateInBracket];
/** Those that hold only for a rate of what is being told. */
const OWN_WAYS = [...WAYS, rateOfPosts, rateBeside, rateAmong];

/** What a percentage of a sentence is of, as far as the words tell. */
export function rateAt(document: TextDocument, statement: Statement, index: number): Rate | null {
  const printed = statement.mentions[index];
  if (printed?.kind !== 'percent' || !printed.exact) return null;
  const found = namedRatio(document, statement, printed) ?? byWords(document, statement, index);
  if (found === null) return null;
  const near = around(document, statement, printed);
  return { printed, ...found, others: found.defined === true ? [] : near };
}

function byWords(document: TextDocument, statement: Statement, index: number): Operands | null {
  const [printed, next] = statement.mentions.slice(index, index + 2);
  const listed = (mention: Mention | undefined): boolean =>
    mention?.kind === 'percent' && LISTED.test(mention.before);
  if (listed(printed) || listed(next)) return null;
  const others = printed !== undefined && OF_OTHERS.test(printed.before);
  for (const way of others ? WAYS : OWN_WAYS) {
    const found = way(document, statement, index);
    if (found !== null) return found;
  }
  return null;
}

/** 占馆藏45万卷的28%: the whole stands right before. */
function shareOfFigure(_: TextDocument, { mentions }: Statement, index: number): Operands | null {
  const [printed, denominator] = [mentions[index], mentions[index - 1]];
  if (printed === undefined || denominator === undefined) return null;
  if (!/^[）)]?的(?:比例|比重)?(?:为|是)?$/.test(printed.before)) return null;
  if (!/(?:占|为|是|相当于|达到?|完成)[^，。；\d]*$/.test(denominator.before)) return null;
  const numerator = mentions.slice(0, index - 1).findLast((mention) => alike(mention, denominator));
  if (numerator === undefined || !numerator.exact || !denominator.exact) return null;
  return { numerator, denominator, certain: true };
}

/** 预算执行率为97.85%（支出489.25万元/预算500万元） */
function rateInBracket(_: TextDocument, { mentions }: Statement, index: number): Operands | null {
  const printed = mentions[index];
  const [next] = mentions.slice(index + 1);
  const pair = mentions
    .slice(index + 1, index + 4)
    .filter(({ bracketed }) => bracketed === next?.bracketed);
  const [one, other] = pair;
  if (printed === undefined || one === undefined || other === undefined) return null;
  const follows = one === mentions[index + 1] && OPENS.test(one.before) && !printed.bracketed;
  const exact = pair.length === 2 && pair.every((mention) => mention.exact && alike(mention, one));
  const isRate = RATE.test(printed.before) || SHARE_OF.test(printed.before);
  return follows && exact && isRate ? asRate(one, other) : null;
}

/** The planned one is what the other is of; else the larger. */
function asRate(one: Mention, other: Mention): Operands {
  const [planned, ...more] = [one, other].filter(({ before }) => PLANNED.test(before));
  const certain = planned !== undefined && more.length === 0;
  const denominator = certain ? planned : (largest([one, other]) ?? one);
  return { numerator: denominator === one ? other : one, denominator, certain };
}

/** 占合同总金额的比例为75%: of the figure that ends in this noun, by the one just before. */
function shareOf(document: TextDocument, statement: Statement, index: number): Operands | null {
  const { mentions } = statement;
  const printed = mentions[index];
  const numerator = mentions.slice(0, index).findLast(({ kind }) => kind !== 'percent');
  const words = SHARE_OF.exec(printed?.before ?? '')?.[1];
  if (printed === undefined || numerator === undefined || words === undefined) return null;
  const whole = words.replace(/^(?:年度|全部|同期|本年|当年|其)/, '');
  if (numerator.kind === 'points' || !numerator.exact) return null;
  const named = wholeNamed(document, statement, { whole, words, numerator, printed });
  return named && meantOf(statement, whole, { numerator, ...named });
}

interface Sought {
  readonly whole: string;
  /** The same with the words of time before it. */
  readonly words: string;
  readonly numerator: Mention;
  readonly printed: Mention;
}

/** 政府采购支出总额 is 政府采购支出. */
const plainNoun = (noun: string): string =>
  noun.replace(/(?:总额|总数|总量|合计|总计|金额|额)$/, '');

/** The figure of a noun: the nearest before in the paragraph, else the one the whole text agrees on. */
function wholeNamed(
  document: TextDocument,
  statement: Statement,
  { whole, words, numerator, printed }: Sought,
): Pick<Rate, 'denominator' | 'certain'> | null {
  const figures = (document.figures[statement.passage] ?? []).filter(
    (mention) =>
      mention !== numerator && alike(mention, numerator) && mention.exact && !isChange(mention),
  );
  const near = figures.filter(({ end }) => end < printed.start);
  const isOf = ({ label }: Mention): boolean => label.length >= 2 && label.endsWith(whole);
  const own = near.findLast(isOf) ?? figures.find(isOf);
  if (own !== undefined) return { denominator: own, certain: true };
  const plain = [plainNoun(whole), plainNoun(words)].filter(
    ({ length }) => length >= SHORTEST_NOUN,
  );
  const meant = near.findLast((one) =>
    plain.some((noun) => plainNoun(one.label) === noun || plainNoun(clauseOf(one)) === noun),
  );
  if (meant !== undefined) return { denominator: meant, certain: true };
  const year = numerator.year ?? statement.year;
  const stated = figureOf(document, { label: whole, year, like: numerator });
  if (stated !== null) return { denominator: stated, certain: whole.length >= SHORTEST_NOUN };
  const loose = near.findLast(({ label }) => label.length >= 3 && whole.endsWith(label));
  return loose === undefined ? null : { denominator: loose, certain: false };
}

/** 核定编制57名，在职53人，在职人员控制率92.98% */
function rateOfPosts(
  document: TextDocument,
  { mentions, passage }: Statement,
  index: number,
): Operands | null {
  const printed = mentions[index];
  return printed === undefined || !/控制率/.test(printed.label) || !isRateOfTwo(printed)
    ? null
    : staffing((document.figures[passage] ?? []).filter(({ end }) => end <= printed.start));
}

/** 全年预算100万元，实际支出95万元，预算执行率为98%: of the two figures before, or of two in a bracket after. */
function rateBeside(_: TextDocument, { mentions }: Statement, index: number): Operands | null {
  const printed = mentions[index];
  if (printed === undefined || !isRateOfTwo(printed) || /控制率/.test(printed.label)) return null;
  const before = mentions
    .slice(Math.max(0, index - LOOKED_AT), index)
    .filter(({ kind, exact }) => exact && (kind === 'amount' || kind === 'count'));
  const numerator = before.at(-1);
  const denominator = before
    .slice(0, -1)
    .findLast(
      (mention) =>
        numerator !== undefined && alike(mention, numerator) && !isRestated(mention, numerator),
    );
  if (numerator === undefined || denominator === undefined) return null;
  if (isOtherSort(printed, numerator)) return null;
  const told = isPlanAndActual(printed, numerator, denominator) || isUncomputed(printed, numerator);
  const certain = before.at(-2) === denominator && told;
  // 使用率100% says that nothing is left out, not that it was computed from what stands before.
  const idle = printed.value.equals(100) || isNoPart(numerator, denominator);
  return certain || !idle ? { numerator, denominator, certain } : null;
}

/** 29190.70万元（2.92亿元）: one figure told twice. */
const isRestated = (one: Mention, other: Mention): boolean =>
  other.bracketed && one.unit !== other.unit && agrees(inUnitOf(one.base, other), other);

/** 完成4项、未完成2项，完成率66.67%: of all six. */
const isNoPart = (numerator: Mention, denominator: Mention): boolean =>
  numerator.base.greaterThan(denominator.base) || NOT_DONE.test(numerator.before);

const isRateOfTwo = ({ before, label }: Mention): boolean =>
  DONE.test(before) || (RATE.test(before) && !OTHER_RATE.test(label));

/** 完成118个；资金执行率97.5%: money is no share of things. */
const isOtherSort = ({ label }: Mention, { kind }: Mention): boolean =>
  kind === 'percent' || (kind === 'count' && OF_MONEY.test(label));

const isPlanAndActual = (printed: Mention, actual: Mention, planned: Mention): boolean =>
  !OF_NAMED.test(printed.before) &&
  PLANNED.test(planned.before) &&
  !NOT_DONE.test(actual.before) &&
  (stemIn(printed, actual) ||
    (ACTUAL.test(actual.before) && /(?:执行|完成|支出|支付|到位|拨付)/.test(printed.before)));

/** 已公开10家，公开率83.33%: the rate is of what was just said. */
function stemIn({ label }: Mention, { before }: Mention): boolean {
  const stem = /([一-龥]{2})率$/.exec(label)?.[1];
  return stem !== undefined && before.includes(stem);
}

/** 这些项目安排225万元，执行率97.87%: the other figure stands a sentence before; only one that almost fits counts. */
function rateAmong(document: TextDocument, statement: Statement, index: number): Operands | null {
  const { mentions } = statement;
  const [printed, known] = [mentions[index], mentions[index - 1]];
  if (printed === undefined || known === undefined || !RATE.test(printed.before)) return null;
  if (OTHER_RATE.test(printed.label) || !known.exact || isOtherSort(printed, known)) return null;
  const others = (document.figures[statement.passage] ?? []).filter(
    (mention) =>
      mention.end <= known.start &&
      mention.exact &&
      alike(mention, known) &&
      !isRestated(mention, known),
  );
  for (const other of others.toReversed()) {
    const [numerator, denominator] = other.base.greaterThan(known.base)
      ? [known, other]
      : [other, known];
    const rate = percentOf(numerator, denominator);
    if (rate !== null && isSlip(rate, printed)) return { numerator, denominator, certain: false };
  }
  return null;
}

/** 核减18.15万元，核减率0%: the rate of what was just said not to be nought. */
function isUncomputed(printed: Mention, numerator: Mention): boolean {
  const stem = printed.label.replace(/率$/, '');
  return printed.value.isZero() && stem.length >= 2 && numerator.before.endsWith(stem);
}

/** Everybody in post over all posts: the largest of each where kinds of posts are told apart. */
function staffing(before: readonly Mention[]): Operands | null {
  const people = before.filter(({ thing, exact }) => thing === '人' && exact);
  // 编制数54个
  const posts = before.filter(({ thing, exact }) => (thing === '人' || thing === '个') && exact);
  const denominator = largest(posts.filter(({ label }) => POSTS.test(label)));
  const numerator = largest(
    people.filter((mention) => STAFF.test(mention.before) && !POSTS.test(mention.label)),
  );
  return numerator === null || denominator === null
    ? null
    : { numerator, denominator, certain: true };
}
