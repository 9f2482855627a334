import { figuresNear } from './figures-near.js';
import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { isChange } from '../changes/change-words.js';
import { total, withBase } from '../figures/arithmetic.js';
import { alike, explainsShare, isShare, percentOf } from '../figures/near.js';
import { oncePerDocument } from '../../once.js';
import { totalCellsIn } from '../tables/total-cells.js';
import { clauseOf } from './average-pairs.js';
import { isShareOf, isTied, wordsOf } from './lone-ties.js';
import { OF_OTHERS } from './rate-pairs.js';
import type { SureRate } from './rate-place.js';

const HUNDRED = 100;
/** Lines above and below that may tell what a rate is of. */
const EXCEPT = /不含|剔除|扣除|除外|不计|不在|口径|扣减|未计|另行/;
const MOST_AROUND = 12;
/** Not of two figures beside it. */
const OTHER_SORT =
  /增长|下降|上升|降低|提高|增幅|降幅|增加|减少|满意|负债|税|费率|利率|收益|回报|变动|误差|偏差|权重|分值|倍|折旧|同类|同期|目标值|指标值|平均|入住率|发病|发生率|感染率|死亡率|患病率|分别|依次|按[^，。；]*计/;
/** 差错率为0%. */
const NONE_IS_GOOD = /[差错诉违逾超失漏损死病负空闲退废缺未不]|事故|结余|结转|投诉|控制|误/;
const RATE = /(?:率|比例|比重|占比|进度|比|面|占)[^，。；、\d率]{0,6}$|占[^，。；\d]*$|的$/;
const MOVED = /(?:核减|调减|追加|调增|压减|收回|由|从)[^，。；\d]{0,6}$|(?:减|增|降|升|调)至$/;
const OWN_MEASURE = /(?:均|每|单价|标准)[^，。；\d]{0,8}$/;

/** Rates of a place so short that it tells only one pair of figures they can be of. */
export const loneRates = (document: TextDocument): SureRate[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && text.includes('%') && !EXCEPT.test(text))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed) =>
        isAsked(printed)
          ? judge(document, statement, printed).filter((rate) => isLed(document, rate))
          : [],
      ),
    );

/** 参保率97.2%，发放低保金312.46万元: what follows a rate in its sentence is of it only where 即 says so, or for a nought. */
function isLed({ text }: TextDocument, { printed, numerator, denominator }: SureRate): boolean {
  const first = Math.min(numerator.start, denominator.start);
  const between = text.slice(printed.end, Math.max(first, printed.end));
  return first < printed.start || printed.value.isZero() || /^[，,]?即|。|\n/.test(between);
}

const isAsked = ({ kind, exact, before, value }: Mention): boolean =>
  kind === 'percent' &&
  exact &&
  !(value.isZero() && NONE_IS_GOOD.test(before)) &&
  !value.equals(HUNDRED) &&
  RATE.test(before) &&
  !OTHER_SORT.test(/[^，。；]*$/.exec(before)?.[0] ?? '') &&
  !OF_OTHERS.test(before);

function judge(document: TextDocument, statement: Statement, printed: Mention): SureRate[] {
  const { passage } = statement;
  const own = document.figures[passage] ?? [];
  const wide = figuresNear(document, passage);
  for (const tier of [statement.mentions, own, wide]) {
    if (tier.length > MOST_AROUND) return [];
    const sets = setsOf(tier.filter(isPlain));
    if (sets.length === 0) continue;
    if (sets.length > 1) return [];
    const [set = []] = sets;
    const found =
      set.length > 3 ? fromParts(document, statement, printed, set) : fromSet(set, printed);
    return found.filter(
      (rate) =>
        isTied(document, statement, rate) &&
        !isSpent(wide, rate) &&
        !isGiven(wide.filter(isPlain), printed) &&
        !explainsShare(wide, printed) &&
        !isGivenFar(document, rate) &&
        !(isShareOf(printed) && hasStrange(statement, printed, wide)),
    );
  }
  return [];
}

/** Another rate of the sentence that its figures do not make: what they are shares of is not told. */
const hasStrange = (
  { mentions }: Statement,
  printed: Mention,
  figures: readonly Mention[],
): boolean =>
  mentions.some(
    (one) => one !== printed && one.kind === 'percent' && !isGiven(figures.filter(isPlain), one),
  );

/** Another rate around is that of the pair. */
const isSpent = (figures: readonly Mention[], { numerator, denominator }: SureRate): boolean =>
  figures.some(
    (one) =>
      one.kind === 'percent' &&
      (isShare(numerator, denominator, one) || isShare(denominator, numerator, one)),
  );

/** Another figure of the text makes it with one of the two. */
const isGivenFar = (
  document: TextDocument,
  { printed, numerator, denominator }: SureRate,
): boolean =>
  figuresOf(document).some(
    (one) =>
      alike(one, numerator) &&
      [numerator, denominator].some(
        (side) => isShare(side, one, printed) || isShare(one, side, printed),
      ),
  );

const figuresOf = oncePerDocument((document): readonly Mention[] =>
  [
    ...document.figures.flat(),
    ...totalCellsIn(document).flatMap(({ mention }) => [mention]),
  ].filter(({ base }) => !base.isZero()),
);

const isPlain = (figure: Mention): boolean =>
  (figure.kind === 'amount' || figure.kind === 'count') &&
  figure.exact &&
  figure.unit !== '分' &&
  figure.base.isPositive() &&
  !figure.base.isZero() &&
  !isChange(figure) &&
  !MOVED.test(figure.before) &&
  !OWN_MEASURE.test(figure.before);

/** Figures that count alike, each value once, where there are two or more. */
function setsOf(figures: readonly Mention[]): Mention[][] {
  const sets = new Map<string, Mention[]>();
  for (const figure of figures) {
    const set = sets.get(figure.thing) ?? [];
    if (set.every(({ base }) => !base.equals(figure.base))) set.push(figure);
    sets.set(figure.thing, set);
  }
  return [...sets.values()].filter(({ length }) => length > 1);
}

function fromSet(set: readonly Mention[], printed: Mention): SureRate[] {
  const sorted = set.toSorted((one, other) => other.base.comparedTo(one.base));
  const [whole, part, rest] = sorted;
  if (whole === undefined || part === undefined) return [];
  if (rest !== undefined && (sorted.length > 3 || !total([part, rest]).equals(whole.base)))
    return [];
  const left = rest ?? withBase(part, whole.base.minus(part.base));
  const made = [
    { numerator: part, denominator: whole },
    { numerator: left, denominator: whole },
    { numerator: whole, denominator: part },
  ].flatMap((pair) => {
    const computed = percentOf(pair.numerator, pair.denominator);
    return computed === null ? [] : [{ printed, ...pair, computed }];
  });
  const gap = ({ computed }: { readonly computed: Decimal }) => computed.minus(printed.value).abs();
  const nearest = printed.value.isZero()
    ? made[0]
    : made.toSorted((one, other) => gap(one).comparedTo(gap(other)))[0];
  const close = printed.value.isZero() || (nearest !== undefined && gap(nearest).lessThan(15));
  return nearest !== undefined && close ? [nearest] : [];
}

/** 160万元，其中104万元、48万元、8万元: of a whole and all its parts the one told right before, or the one it names. */
function fromParts(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
  set: readonly Mention[],
): SureRate[] {
  const [whole, ...parts] = set.toSorted((one, other) => other.base.comparedTo(one.base));
  if (whole === undefined || !total(parts).equals(whole.base)) return [];
  const subject = /([一-龥]{2})(?:仅|只|约|就|则|又)?占/.exec(clauseOf(printed))?.[1];
  const named = parts.filter(
    (one) => subject !== undefined && wordsOf(document, one).includes(subject),
  );
  const last = statement.mentions.findLast(({ end }) => end <= printed.start);
  const bound = parts.filter((one) => one === last);
  const numerator = bound[0] ?? (named.length === 1 ? named[0] : undefined);
  const computed = numerator && percentOf(numerator, whole);
  if (numerator === undefined || !computed || !/占/.test(printed.before)) return [];
  const near = computed.minus(printed.value).abs().lessThan(15);
  return near ? [{ printed, numerator, denominator: whole, computed }] : [];
}

/** Some two of the figures make it, or one and what is left of another, or one of what it makes with another. */
const isGiven = (figures: readonly Mention[], printed: Mention): boolean =>
  figures.some((one) =>
    figures.some(
      (other) =>
        other !== one &&
        alike(one, other) &&
        (isShare(one, other, printed) ||
          isShare(one, withBase(one, total([one, other])), printed) ||
          (other.base.greaterThan(one.base) &&
            isShare(withBase(one, other.base.minus(one.base)), other, printed))),
    ),
  );
