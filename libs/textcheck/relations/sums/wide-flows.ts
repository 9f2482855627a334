import type { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';
import { oncePerDocument } from '../../once.js';
import { followsFrom, inUnitOf, total } from '../figures/arithmetic.js';
import { isMisprint, isOneDigitOff } from '../figures/near.js';
import { rowsIn, type Placed } from './rows.js';
import type { StockFlow } from './stock-flows.js';

const AT_START = /[年期月]初|上年[末底结]|去年[末底结]|1月1日|原[有存]/;
/** What there was to spend or to do, where it is the first figure of its sentence. */
const WHOLE = /预算|到位|收入|可用|下达|筹集|拨款|计划|任务|总|共|应|合同|概算|编制/;
const LEFT = /[剩结]余|结转|余额|[尚还][余剩有欠差]|未|其余/;
const AT_END =
  /年[末底]|期末|12月31日|目前|现[有存为在]|至此|最[终后]|结存|库存|[剩结]余|结转|余额|[尚还][余剩有欠差]|未[一-龥]{1,4}$|其余/;
const EARLIER = /上年|去年|以前/;
/** What comes and what goes, by the last character that says so. */
const MOVES =
  /([增入添进购招录接补收纳追新])|([减出退销损耗用离亡辞除降清支付还发拨缴核处化故逝]|收回|[毕结]业|[办结]结|结案)/g;
/** Of one of them, of others, against another. */
const ASIDE = /折旧|净值|其中|[之此]外|[比较占]|每|均|另|编制/;
const LONGEST = 10;
const MOST_MOVES = 6;
const PASSAGES = 2;
const MOST_OFF = '0.2';
const FEWEST_DIGITS = 2;

/** What there was, all that came and went in whatever words, and what there is, over one paragraph or two: 年初1250支，购入6400支，使用6830支，报损20支，年末820支. */
export const wideFlows = (document: TextDocument): StockFlow[] =>
  readFlows(document).flatMap((flow) => brokenBy(flow) ?? []);

/** What is left of something, by all that came and went of it: no other reading of it is needed. */
export const soundRests = (document: TextDocument): ReadonlySet<number> =>
  new Set(readFlows(document).flatMap((flow) => (restsOn(flow) ? [flow.end.figure.start] : [])));

interface Flow {
  readonly start: Mention;
  readonly moves: readonly Placed[];
  readonly end: Placed;
  /** The figure behind it. */
  readonly next: Placed | undefined;
  /** Told as what there was at the beginning; else only a slip of the pen is worth a word. */
  readonly opened: boolean;
}

const readFlows = oncePerDocument((document): Flow[] =>
  rowsIn(document).flatMap((row) =>
    row.flatMap((end, at) => (isEnd(row, at) ? (flowTo(row, end, at) ?? []) : [])),
  ),
);

/** 517人 of 342户517人 is told with the words of the figure before. */
function wordsOf({ figure, lead }: Placed): string {
  return figure.before.length <= 1 ? lead : figure.before;
}

const clauseOf = (words: string): string =>
  (/[^，。；：、,;:]*$/.exec(words)?.[0] ?? words).slice(-LONGEST);

function signOf(placed: Placed): 1 | -1 | null {
  const last = matchesIn(clauseOf(wordsOf(placed)), MOVES).at(-1);
  if (last === undefined) return null;
  return last[1] === undefined ? -1 : 1;
}

function isEnd(row: readonly Placed[], at: number): boolean {
  const end = row[at];
  if (end === undefined) return false;
  const words = wordsOf(end);
  return AT_END.test(words) && !AT_START.test(words) && !ASIDE.test(words) && !EARLIER.test(words);
}

function flowTo(row: readonly Placed[], end: Placed, at: number): Flow | null {
  const moves: Placed[] = [];
  for (let back = at - 1; back >= 0 && moves.length <= MOST_MOVES; back -= 1) {
    const one = row[back];
    if (one === undefined || end.passage - one.passage > PASSAGES) return null;
    const words = wordsOf(one);
    const opened = AT_START.test(words);
    if (opened || isWhole(row, back, end))
      return moves.length === 0
        ? null
        : { start: one.figure, moves, end, next: row[at + 1], opened };
    if (ASIDE.test(words) || signOf(one) === null) return null;
    moves.unshift(one);
  }
  return null;
}

/** 到位1865.40万元，支出1792.85万元，结余72.55万元: the first figure of its sentence, in one paragraph with what is left. */
function isWhole(row: readonly Placed[], at: number, end: Placed): boolean {
  const [before, one] = [row[at - 1], row[at]];
  if (one === undefined || one.passage !== end.passage || before?.sentence === one.sentence)
    return false;
  return LEFT.test(wordsOf(end)) && WHOLE.test(wordsOf(one)) && signOf(one) !== 1;
}

const leftOf = ({ start, moves }: Flow): Decimal =>
  start.base.plus(total(movedBy(moves, 1))).minus(total(movedBy(moves, -1)));

const restsOn = (flow: Flow): boolean => leftOf(flow).equals(flow.end.figure.base);

function brokenBy(flow: Flow): StockFlow | null {
  const { start, moves, next, opened } = flow;
  const end = flow.end.figure;
  // 结转67.22万元，财政收回9.00万元: told after what is left.
  const beside = next?.sentence === flow.end.sentence ? next : undefined;
  const all = beside === undefined ? [moves] : [moves, [...moves, beside]];
  if (all.some((some) => isMadeOf(start.base, some, end.base))) return null;
  const made = inUnitOf(leftOf(flow), end);
  if (followsFrom(made, end, [start, ...moves.map(({ figure }) => figure)])) return null;
  return (opened ? isNear : isTyped)(made, end)
    ? { end, start, came: movedBy(moves, 1), went: movedBy(moves, -1), computed: made }
    : null;
}

const movedBy = (moves: readonly Placed[], sign: number): Mention[] =>
  moves.filter((one) => signOf(one) === sign).map(({ figure }) => figure);

/** Whichever of them came and went. */
function isMadeOf(start: Decimal, moves: readonly Placed[], end: Decimal): boolean {
  const sums = moves.reduce<Decimal[]>(
    (known, { figure: { base } }) => known.flatMap((sum) => [sum.plus(base), sum.minus(base)]),
    [start],
  );
  return sums.some((sum) => sum.equals(end));
}

const isTyped = (made: Decimal, end: Mention): boolean =>
  made.isPositive() && (isMisprint(made, end) || isOneDigitOff(made, end, FEWEST_DIGITS));

const isNear = (made: Decimal, end: Mention): boolean =>
  isTyped(made, end) ||
  (made.isPositive() && made.minus(end.value).abs().lessThanOrEqualTo(end.value.times(MOST_OFF)));
