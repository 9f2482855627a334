import { figuresNear } from './figures-near.js';
import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';
import { isChange } from '../changes/change-words.js';
import { total, withBase } from '../figures/arithmetic.js';
import { dimensionOf } from '../figures/measures.js';
import { isMisprint } from '../figures/near.js';
import { averagesOf, clauseOf, isRight, type Average } from './average-pairs.js';
import { sumsIn } from './average-elsewhere.js';
import { isCountOf } from './average-counts.js';
import { isOfOneSort } from './average-ties.js';
import { pieceOf, type Piece } from './pieces.js';

/** Lines above and below that may tell what an average is of. */
const MOST_AROUND = 14;
const MOST_TIMES = 2.5;
/** 人均650元控制线 */
const BEHIND = /^的?(?:控制|标准|目标|定额|测算|上限|限额)/;
const OF_EACH = /均/;
/** 月均客流合计: all of them together. */
const IN_ALL = /(?:合计|共|总)[^，。；]{0,4}$/;
const OF_OTHERS =
  /(?:比|较|高于|低于|上年|去年|目标|标准|可支配|纯收入|工资|生产总值|GDP|[提降最]|不[低超高少]|预算测算|控制|定额|按)[^，。；]*$/;

/** Averages of a place so short that it tells only one total and one number they can be of. */
export const loneAverages = (document: TextDocument): Average[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && OF_EACH.test(text))
    .flatMap((statement) =>
      statement.mentions.flatMap((printed) => {
        const piece =
          isAsked(printed) && !BEHIND.test(document.text.slice(printed.end, printed.end + 6))
            ? pieceOf(clauseOf(printed))
            : null;
        return piece === null || (piece.each ?? 0) >= 100
          ? []
          : judge(document, statement, printed, piece);
      }),
    );

const isAsked = ({ kind, unit, exact, before }: Mention): boolean =>
  (kind === 'amount' || kind === 'count') &&
  unit !== '分' &&
  exact &&
  OF_EACH.test(before) &&
  !IN_ALL.test(before) &&
  !OF_OTHERS.test(before);

function judge(
  document: TextDocument,
  statement: Statement,
  printed: Mention,
  piece: Piece,
): Average[] {
  const { passage } = statement;
  const own = document.figures[passage] ?? [];
  const wide = figuresNear(document, passage);
  const small = smallNumbers(statement);
  for (const tier of [statement.mentions, own, wide]) {
    if (tier.length > MOST_AROUND) return [];
    const figures = tier.filter((one) => one !== printed && isPlain(one));
    const all = averagesOf([...figures, ...small], printed, piece).filter(
      (one) => isCountOf(document, one) && isLike(piece, one) && isTold(statement, one),
    );
    if (all.length === 0) continue;
    const again = wide.some((one) => one !== printed && piece.words.test(clauseOf(one)));
    if (again || all.some(isRight)) return [];
    return onlyOne(all).filter(
      (one) =>
        isNear(one) &&
        isOfOneSort(printed, one.total) &&
        !isGiven(wide, printed) &&
        !isGivenFar(document, piece, one),
    );
  }
  return [];
}

/** 平均海拔 is no length over a number of groups. */
const isLike = ({ things }: Piece, { printed, total: of, count }: Average): boolean =>
  count !== null && (things.length > 0 || of.thing === printed.thing);

/** A total of another sentence is told before. */
const isTold = ({ start, text }: Statement, { printed, total: of }: Average): boolean =>
  of.start < printed.start || of.end <= start + text.length;

/** Some other sum over that number, or that sum over another number of the sort, makes it. */
function isGivenFar(
  document: TextDocument,
  piece: Piece,
  { printed, total: of, count }: Average,
): boolean {
  const figures = document.figures.flat().filter((one) => one !== printed);
  const sums = printed.kind === 'amount' ? sumsIn(document) : figures;
  const numbers = count === null ? [] : [count];
  return [
    averagesOf([...sums, ...numbers], printed, piece),
    averagesOf([of, ...figures.filter(({ kind }) => kind === 'count')], printed, piece),
  ].some((all) => all.some(isRight));
}

const isPlain = (figure: Mention): boolean =>
  figure.exact &&
  !figure.bracketed &&
  figure.base.isPositive() &&
  !isChange(figure) &&
  !/(?:均|每)[^，。；\d]{0,12}$/.test(figure.before);

function onlyOne(all: readonly Average[]): Average[] {
  const totals = new Set(all.map((one) => one.total.base.toFixed()));
  const counts = new Set(all.map(({ count }) => count?.base.toFixed()));
  return totals.size === 1 && counts.size === 1 ? all.slice(0, 1) : [];
}

function isNear({ computed, printed }: Average): boolean {
  const times = computed.div(printed.value).toNumber();
  return (times < MOST_TIMES && times > 1 / MOST_TIMES) || isMisprint(computed, printed);
}

/** Any total over any number makes it, or two totals together. */
function isGiven(figures: readonly Mention[], printed: Mention): boolean {
  const exact = figures.filter((one) => one !== printed && !one.base.isZero());
  const sums = exact.flatMap((one) =>
    exact
      .filter((other) => other !== one && dimensionOf(other) === dimensionOf(one))
      .flatMap((other) => [
        withBase(one, total([one, other])),
        withBase(one, one.base.minus(other.base).abs()),
      ]),
  );
  const any: Piece = { words: OF_EACH, things: [] };
  return averagesOf([...exact, ...sums], printed, any).some(
    (one) =>
      isRight(one) ||
      [12, 365, 4].some((times) => isRight({ ...one, computed: one.computed.div(times) })),
  );
}

const SMALL = /([两二三四五六七八九])(个|所|家|辆|台|场|期|次|名|户|年)/g;
const NUMERALS = '〇一二三四五六七八九';

/** 七个乡镇: numbers too small to be figures elsewhere. */
function smallNumbers({ text, start }: Statement): Mention[] {
  return matchesIn(text, SMALL).map((match) => {
    const [whole, numeral = '', unit = ''] = match;
    const value = new Decimal(numeral === '两' ? 2 : NUMERALS.indexOf(numeral));
    const at = start + match.index;
    return {
      kind: 'count',
      value,
      half: new Decimal(0),
      unit,
      thing: unit === '所' || unit === '家' ? '个' : unit === '名' ? '人' : unit,
      exact: true,
      base: value,
      scale: new Decimal(1),
      start: at,
      end: at + whole.length,
      before: text.slice(0, match.index),
      label: '',
      year: null,
      bracketed: false,
    };
  });
}
