import type { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { agrees } from './arithmetic.js';
import { dimensionOf, measured } from './measures.js';
import { around, digitsOf, isRate, pairsOf, placesOf } from './near.js';
import type { OddUnit } from './odd-units.js';

/** Units so much apart that digits which fit in the one cannot fit in the other. */
const APART = 1_000;
const FEWEST_DIGITS = 3;
const FEWEST_PLACES = 2;
const OF_ONE = /(?:均|每)[^，。；\d]{0,12}$/;
const YUAN = [1, 10_000];
const HUNDRED = 100;
/** What is weighed or measured, not counted. */
const WEIGHED = /^(?:吨|公斤|千克|公里|千米|米|亩|公顷|平方米|立方米|平方公里|元)$/;

/** Figures whose digits follow from the figures beside them, and whose unit does not. */
export function slippedUnits(document: TextDocument): OddUnit[] {
  return document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((statement) => [
      ...(isMixedIn(document, statement)
        ? statement.mentions.flatMap((odd) => ofTwo(document, statement, odd))
        : []),
      ...statement.mentions.flatMap((odd) => ofOne(document, statement, odd)),
      ...countedOtherwise(statement),
      ...withoutMany(statement),
    ]);
}

/** Amounts of its paragraph are in units far apart. */
function isMixedIn({ figures }: TextDocument, { passage }: Statement): boolean {
  const [first, ...others] = (figures[passage] ?? []).filter(({ kind }) => kind === 'amount');
  return first !== undefined && others.some(({ scale }) => !within(scale, first.scale));
}

const isLong = (mention: Mention): boolean =>
  digitsOf(mention) > FEWEST_DIGITS && placesOf(mention) >= FEWEST_PLACES;

/** 应收228.00万元，实收207.94万元，欠缴20.06元; 38元 less 3元 leaves nothing as exact as 35.00. */
function ofTwo(document: TextDocument, statement: Statement, odd: Mention): OddUnit[] {
  if (odd.kind !== 'amount' || !odd.exact || !isLong(odd) || OF_ONE.test(odd.before)) return [];
  const others = around(document, statement, odd).filter(
    ({ kind, exact, scale }) => kind === 'amount' && exact && !within(scale, odd.scale),
  );
  for (const [whole, part] of pairsOf(others))
    if (whole.unit === part.unit && leaves(whole, part, odd))
      return [{ odd, beside: [whole, part] }];
  return [];
}

const leaves = (whole: Mention, part: Mention, odd: Mention): boolean =>
  whole.value.minus(part.value).equals(odd.value) &&
  Math.max(placesOf(whole), placesOf(part)) === placesOf(odd);

const within = (one: Decimal, other: Decimal): boolean =>
  one.lessThan(other.times(APART)) && other.lessThan(one.times(APART));

/** 支出2.46万元，接待312人次，人均78.85万元: what it comes to a head, in 元. */
function ofOne(document: TextDocument, statement: Statement, odd: Mention): OddUnit[] {
  const each = odd.kind === 'amount' && odd.exact && OF_ONE.test(odd.before);
  if (!each || digitsOf(odd) < FEWEST_DIGITS || !YUAN.includes(odd.scale.toNumber())) return [];
  const figures = around(document, statement, odd).filter(({ exact }) => exact);
  const totals = figures.filter(({ kind }) => kind === 'amount');
  const counts = figures.filter(({ kind, base }) => kind === 'count' && base.greaterThan(1));
  const other = YUAN.find((scale) => !odd.scale.equals(scale)) ?? 1;
  const pairs = totals.flatMap((total) => counts.map((count) => ({ total, count })));
  const makes = ({ total, count }: (typeof pairs)[number], scale: Decimal | number): boolean =>
    agrees(total.base.div(count.base).div(scale), odd);
  if (pairs.some((pair) => makes(pair, odd.scale))) return [];
  const found = pairs.find((pair) => makes(pair, other));
  return found === undefined ? [] : [{ odd, beside: [found.total, found.count] }];
}

/** 抽检水样320份，合格300吨，合格率93.75%: the share says that both are counted alike. */
function countedOtherwise({ mentions }: Statement): OddUnit[] {
  return mentions.flatMap((rate, index) => {
    const [whole, part] = mentions.slice(Math.max(0, index - 2), index);
    const told = rate.kind === 'percent' && RATE.test(rate.before);
    if (!told || whole === undefined || part === undefined) return [];
    const fits = digitsOf(rate) >= FEWEST_DIGITS && isShareOfDigits(part, whole, rate);
    return fits && isMixed(part, whole) ? [{ odd: part, beside: [whole] }] : [];
  });
}

const RATE = /率(?:为|是|达|达到)?$/;

/** One is counted, the other weighed or measured. */
const isMixed = (part: Mention, whole: Mention): boolean =>
  [part, whole].every(isCount) && WEIGHED.test(whole.thing) !== WEIGHED.test(part.thing);

/** The one number over the other, whatever they count; of a hundred every number is a share. */
function isShareOfDigits(part: Mention, whole: Mention, rate: Mention): boolean {
  const [one, other] = [
    { ...part, base: part.value },
    { ...whole, base: whole.value },
  ] as const;
  const possible = part.value.lessThanOrEqualTo(whole.value) && !whole.value.equals(HUNDRED);
  return possible && isRate(one, other, rate.value, rate.half);
}

const CLOSE = 3;

/** 供水量412.00万立方米，售水量349.86立方米: printed alike and close, the one in ten thousands. */
function withoutMany({ mentions }: Statement): OddUnit[] {
  return mentions.flatMap((odd, index) =>
    [mentions[index - 1], mentions[index + 1]].flatMap((beside) => {
      if (beside === undefined || ![odd, beside].every(isCount)) return [];
      const lost = beside.unit === `万${odd.unit}` && placesOf(odd) > 0;
      const printed = placesOf(odd) === placesOf(beside) && !OF_ONE.test(odd.before);
      const close =
        odd.value.lessThan(beside.value.times(CLOSE)) &&
        beside.value.lessThan(odd.value.times(CLOSE));
      return lost && printed && close ? [{ odd, beside: [beside] }] : [];
    }),
  );
}

const isCount = ({ kind, exact, value }: Mention): boolean =>
  kind === 'count' && exact && value.greaterThan(1);

/** What can be told in a second unit. */
const MEASURED = /亩|公顷|平方|吨|千?克|公斤|公里|米$/;
const SHORTEST = 2;
const FAR = 6;

/** 种植基地600亩 and 600公顷基地: one thing with one number in two units. */
export function twoUnits({ statements, text }: TextDocument): OddUnit[] {
  const known = new Map<string, Mention[]>();
  const figures = statements.flatMap(({ mentions }) =>
    mentions.filter(
      (mention) =>
        MEASURED.test(mention.unit) && isCount(mention) && digitsOf(mention) >= FEWEST_DIGITS,
    ),
  );
  return figures.flatMap((odd) => {
    const key = `${dimensionOf(odd)}|${odd.value.toFixed()}`;
    const before = known.get(key) ?? [];
    known.set(key, [...before, odd]);
    const other = before.find(
      (one) =>
        !measured(one).equals(measured(odd)) && one.unit !== odd.unit && shareNoun(text, one, odd),
    );
    return other === undefined ? [] : [{ odd, beside: [other] }];
  });
}

/** Two characters in a row that stand beside both figures. */
function shareNoun(text: string, one: Mention, other: Mention): boolean {
  const words = [one, other].map(({ label, end }) => [
    label.slice(-FAR),
    /^[一-龥]*/.exec(text.slice(end, end + FAR))?.[0] ?? '',
  ]);
  const pairs = (words[0] ?? []).flatMap((word) =>
    [...word].slice(1).map((_, at) => word.slice(at, at + SHORTEST)),
  );
  return pairs.some((pair) => (words[1] ?? []).some((word) => word.includes(pair)));
}
