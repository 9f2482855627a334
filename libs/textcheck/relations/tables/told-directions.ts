import { Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { type Range, rangeOfText } from '../../finding-of.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import type { Cell, Table } from '../../text/tables.js';
import { yearColumns } from './row-changes.js';

/** A change told in words that the row, or the column, of that name shows the other way or by another rate. */
export interface ToldDirection {
  readonly told: Range;
  readonly cells: readonly Range[];
  readonly computed: string;
}

/** What the table shows of one name. */
interface Shown {
  readonly name: string;
  readonly earlier: Decimal;
  readonly later: Decimal;
  readonly cells: readonly Cell[];
}

const UP = /增加|增长|上升|提高|上涨|增多|走高|回升|扩大/;
const DOWN = /减少|下降|降低|回落|下滑|减支|压减|走低|缩减/;
const AGAINST = /(?:较|比)(?:上年|去年|上一年|上学年|20\d\d年)|同比|[均都]/;
/** A rate that slows is none that falls; and what may be told of other times. */
const OTHER = /幅|率|收窄|放缓|趋|少[增减]|目标|计划|预算|年初|月|[季期]|占比|将|力争|确保/;
const NUMBER = /\d[\d,]*(?:\.\d+)?/g;
const SHORTEST = 2;
const HUNDRED = 100;
const NEAR = '0.6';

/** 小学和幼儿园人数均较上年上升, where the table shows that they fell. */
export function toldDirections(document: TextDocument): ToldDirection[] {
  const shown = document.tables.flatMap(shownIn);
  if (shown.length === 0) return [];
  return document.statements
    .filter(({ inTable, text }) => !inTable && (UP.test(text) || DOWN.test(text)))
    .filter(({ text }) => shown.some(({ name }) => text.includes(name)))
    .flatMap((statement) => clausesOf(statement).flatMap((clause) => judged(clause, shown)));
}

function judged(clause: Sentence, shown: readonly Shown[]): ToldDirection[] {
  const { text } = clause;
  const isUp = UP.test(text);
  if (isUp === DOWN.test(text) || OTHER.test(text)) return [];
  const named = longest(shown.filter(({ name }) => text.includes(name)));
  if (named.length === 0 || new Set(named.map(({ name }) => name)).size < named.length) return [];
  return ofNamed(clause, named, isUp);
}

function ofNamed(clause: Sentence, named: readonly Shown[], isUp: boolean): ToldDirection[] {
  const { text } = clause;
  const [first] = named;
  const numbers = text.replaceAll(',', '').match(NUMBER) ?? [];
  const isAgainst = named.every(({ earlier, later }) =>
    isUp ? later.lessThan(earlier) : later.greaterThan(earlier),
  );
  if (numbers.length === 0)
    return isAgainst && AGAINST.test(text) ? [found(clause, named, isUp)] : [];
  if (first === undefined || numbers.length > 1 || named.length > 1) return [];
  const [number = '0'] = numbers;
  if (text.includes('%')) return rateOf(clause, first, number, isUp);
  const isGap = first.later.minus(first.earlier).abs().equals(number);
  return isGap && isAgainst ? [found(clause, named, isUp)] : [];
}

const PLAIN =
  /^(?:其中)?[：，]?[一-龥]{0,12}?(?:较上年|比上年|同比|较去年|比去年)?(?:增加|增长|上升|提高|上涨|减少|下降|降低)(?:了)?\d[\d.]*%$/;

/** 死亡人数下降33%, where the table shows 4 and 3. */
function rateOf(clause: Sentence, one: Shown, number: string, isUp: boolean): ToldDirection[] {
  const isWhole = PLAIN.test(clause.text) && clause.text.replace('其中', '').startsWith(one.name);
  if (!isWhole || one.earlier.isZero()) return [];
  const rate = one.later.minus(one.earlier).div(one.earlier).times(HUNDRED);
  const isRight =
    rate.isNegative() !== isUp && rate.abs().minus(number).abs().lessThanOrEqualTo(NEAR);
  return isRight ? [] : [found(clause, [one], isUp)];
}

const found = (clause: Sentence, named: readonly Shown[], isUp: boolean): ToldDirection => ({
  told: rangeOfText(clause),
  cells: named.flatMap(({ cells }) => cells.map(rangeOfText)),
  computed: `${named
    .map(({ name, earlier, later }) => `${name} ${earlier.toFixed()} → ${later.toFixed()}`)
    .join('，')}，文中为${isUp ? '增加' : '减少'}`,
});

/** Of 收入 and 事业收入 the longer name is meant. */
const longest = (named: readonly Shown[]): Shown[] =>
  named.filter(
    ({ name }) => !named.some((other) => other.name !== name && other.name.includes(name)),
  );

function shownIn(table: Table): Shown[] {
  const columns = yearColumns(table);
  return columns === null ? turned(table) : byRows(table, columns);
}

function byRows({ header, rows }: Table, columns: readonly [string, string]): Shown[] {
  const [from, to] = columns.map((heading) => header.findIndex(({ text }) => text === heading));
  return rows.flatMap((row) =>
    shownOf(
      row.find(({ text }) => /[一-龥]{2}/.test(text)),
      row[from ?? 0],
      row[to ?? 0],
    ),
  );
}

/** Two rows of years, and what is counted in the heads of the columns. */
function turned({ header, rows }: Table): Shown[] {
  const [one, other, ...more] = rows;
  if (one === undefined || other === undefined || more.length > 0) return [];
  const years = [one, other].map(([cell]) =>
    Number(/^(20\d\d)年?度?$/.exec(cell?.text ?? '')?.[1]),
  );
  const step = (years[1] ?? 0) - (years[0] ?? 0);
  if (Math.abs(step) !== 1) return [];
  const [from, to] = step > 0 ? [one, other] : [other, one];
  return header.flatMap((head, column) =>
    column === 0 ? [] : shownOf(head, from[column], to[column]),
  );
}

const VALUE = /^-?\d[\d,]*(?:\.\d+)?$/;

function shownOf(head?: Cell, from?: Cell, to?: Cell): Shown[] {
  if (head === undefined || from === undefined || to === undefined) return [];
  const name = head.text.replace(/[（(].*$/, '').replace(/^[\d.、\s]+/, '');
  if (name.length < SHORTEST || !VALUE.test(from.text) || !VALUE.test(to.text)) return [];
  const [earlier, later] = [from, to].map(({ text }) => new Decimal(text.replaceAll(',', '')));
  if (earlier === undefined || later === undefined) return [];
  return [{ name, earlier, later, cells: [to, from] }];
}
