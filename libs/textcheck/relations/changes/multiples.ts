import { Decimal } from '#libs/kernel';

import type { Range } from '../../finding-of.js';
import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { chineseDecimal } from '../../text/numerals.js';
import { matchesIn } from '../../text/matches.js';
import { alike } from '../figures/near.js';
import { isChange } from './change-words.js';
import { timesOf } from './times-of.js';

/** So many times what it was. */
export interface Multiple extends Range {
  readonly earlier: Mention;
  readonly later: Mention;
  readonly computed: Decimal;
}

const TIMES =
  /(?<!(?:近|约|超|达?到?近|不足)(?:了)?)(?:([\d.]+|[两二三四五六七八九十])倍(?![多余以])|翻(?:了)?([一两二三四])?番)/g;
const REACH = 3;
const PLACES = 2;
/** 翻番 is told of what is nearly so. */
const LOOSE = '0.1';
/** 是上年的3倍: no growth by so many. */
const IS_SO_MANY = /[是为][^，。；\d]{0,8}的$/;

/** 由400万元翻番至900万元; 上年2000万元，本年6000万元，是上年的2倍: the only two figures of one sort the sentence tells, of two times. */
export const wrongMultiples = (document: TextDocument): Multiple[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && /[倍番]/.test(text))
    .flatMap((statement) =>
      matchesIn(statement.text, TIMES).flatMap((match) => judge(statement, match) ?? []),
    );

const valueOf = ([, times, turns]: RegExpExecArray): Decimal | null => {
  if (times === undefined) return new Decimal(2).pow(chineseDecimal(turns ?? '一') ?? 1);
  return /^\d/.test(times) ? new Decimal(times) : chineseDecimal(times);
};

function judge({ mentions, start, text }: Statement, match: RegExpExecArray): Multiple | null {
  const printed = valueOf(match);
  const from = start + text.lastIndexOf('；', match.index) + 1;
  // 从9万涨到18万，翻了一番；粉丝从12万涨到18万: of its own part of the sentence.
  const figures = mentions.filter(
    (one) =>
      isFigure(one) &&
      !isChange(one) &&
      one.start >= from &&
      isBeforeTurn(text, start, match.index, one),
  );
  const [one, other] = figures;
  if (printed === null || one === undefined || other === undefined || figures.length > 2)
    return null;
  const ends = alike(one, other) ? timesOf(one, other) : null;
  if (ends === null) return null;
  const [earlier, later] = ends;
  const computed = later.base.div(earlier.base);
  const grown = computed.minus(1);
  const made =
    match[1] === undefined || IS_SO_MANY.test(text.slice(0, match.index))
      ? [computed]
      : [computed, grown];
  const right = made.some((one) => isPrinted(one, printed, match[1] === undefined));
  const near = computed.lessThan(printed.times(REACH)) && printed.lessThan(computed.times(REACH));
  const at = start + match.index;
  return right || !near ? null : { start: at, end: at + match[0].length, earlier, later, computed };
}

const isBeforeTurn = (text: string, start: number, at: number, one: Mention): boolean => {
  const turn = text.indexOf('；', at);
  return turn < 0 || one.end <= start + turn;
};

const isFigure = ({ kind, exact, base }: Mention): boolean =>
  (kind === 'amount' || kind === 'count') && exact && base.isPositive() && !base.isZero();

/** Within half of the last place it is told to. */
const isPrinted = (made: Decimal, printed: Decimal, turned: boolean): boolean =>
  made
    .minus(printed)
    .abs()
    .lessThanOrEqualTo(turned ? printed.times(LOOSE) : halfOf(printed));

const halfOf = (printed: Decimal): Decimal =>
  new Decimal(10).pow(-Math.min(printed.decimalPlaces(), PLACES)).div(2);
