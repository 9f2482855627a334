import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { rangeOf } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';
import { chineseNumeral, CHINESE_NUMERAL } from '../../text/numerals.js';
import { bigramsOf } from '../figures/name-pool.js';
import { alike } from '../figures/near.js';
import type { OneToMany } from './one-to-many.js';

const N = String.raw`\d+(?:\.\d+)?`;
const IS = '(?:为|是|达到?|保持在|降[到至]|提高[到至])?：?\\s?';
/** 师幼比1:10, 二者之比为3:1, 配比2:1 */
const BESIDE = new RegExp(
  String.raw`(?<name>[一-龥]{1,6}(?:之比|比例|配比|比))${IS}(?<one>${N})\s?[:：∶比]\s?(?<other>${N})(?![\d:：∶.])`,
  'g',
);
/** 在校生与专任教师之比 */
const NAMED =
  /([一-龥]{2,10}?)(?:数量?|人数)?[与和同](?:每)?([一-龥]{2,10}?)(?:数量?|人数)?(?:的比例|之比|比例|的比|配比)$/;
const TIMES = new RegExp(
  String.raw`(?:前者|前一?个|后者)?(?:约|大约|相当于|相当|正好|刚好|恰好|就|即|为|是)*(?<which>后者|前者)的(?<times>${N}|${CHINESE_NUMERAL})倍`,
  'g',
);
/** 每自筹1元，可撬动上级资金5元 */
const EACH = new RegExp(
  String.raw`每(?:投入|安排|使用|支出)?(?<few>[一-龥]{2,10}?)?(?:一|1)(?:万?元|个)[^，。；\d]{0,8}，?[^，。；\d]{0,6}?(?:撬动|带动|拉动|引导|吸引|争取|配套)(?:了)?(?<many>[^，。；\d]{2,10}?)(?:投入)?(?<times>${N})(?:万?元|个)`,
  'g',
);
const OTHERS = /标准|要求|规定|[≥≤]|不[低高]于|控制|目标|应|上年|去年/;
const FEWEST = 2;

/** Ratios and multiples of two figures told beside them, or named by them, that the two do not make either way. */
export const toldRatios = (document: TextDocument): OneToMany[] =>
  document.statements
    .filter(({ inTable, text }) => !inTable && /比|倍|每/.test(text))
    .flatMap((statement) => [
      ...matchesIn(statement.text, BESIDE).flatMap((match) => ratioOf(document, statement, match)),
      ...matchesIn(statement.text, TIMES).flatMap((match) => multipleOf(statement, match)),
      ...matchesIn(statement.text, EACH).flatMap((match) => eachOf(document, statement, match)),
    ]);

const isPlain = ({ kind, exact, base, unit }: Mention): boolean =>
  (kind === 'count' || kind === 'amount') &&
  exact &&
  unit !== '分' &&
  base.isPositive() &&
  !base.isZero();

function ratioOf(
  document: TextDocument,
  statement: Statement,
  match: RegExpExecArray,
): OneToMany[] {
  const { name = '', one = '1', other = '1' } = match.groups ?? {};
  const [first, second] = [new Decimal(one), new Decimal(other)];
  if (OTHERS.test(match[0]) || first.isZero() || second.isZero() || first.equals(second)) return [];
  const words = statement.text.slice(0, match.index) + name;
  const sides = namedSides(document, words);
  const [left = [], right = []] = sides ?? besideOf(statement, match);
  const wanted = first.div(second);
  return judge(statement, match, {
    left,
    right,
    wanted,
    name,
    printed: Decimal.max(first, second).div(Decimal.min(first, second)),
  });
}

/** 在校生与专任教师之比, of the figures that are called so. */
function namedSides(document: TextDocument, words: string): Mention[][] | null {
  const named = NAMED.exec(words.replaceAll(/[\d.,]+[万亿]?[一-龥]{0,2}(?=[与和同]|之比)/g, ''));
  const sides = named?.slice(1).map((side) => figuresOf(document, side)) ?? [[]];
  return sides.every(({ length }) => length > 0) ? sides : null;
}

/** The only two figures told before it. */
function besideOf(statement: Statement, match: RegExpExecArray): Mention[][] {
  const before = statement.mentions.filter(
    (each) => each.end <= statement.start + match.index && isPlain(each),
  );
  return before.length === FEWEST && beside(before, statement, match)
    ? before.map((each) => [each])
    : [];
}

/** Both end near the ratio, and nothing of another sort stands between. */
const beside = (
  pair: readonly Mention[],
  { start, mentions }: Statement,
  { index }: RegExpExecArray,
): boolean => {
  const [one, other] = pair;
  return (
    one !== undefined &&
    other !== undefined &&
    alike(one, other) &&
    start + index - other.end < NEAR &&
    mentions.indexOf(other) === mentions.indexOf(one) + 1
  );
};
const NEAR = 20;

const figuresOf = ({ statements }: TextDocument, name: string): Mention[] =>
  statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) => mentions)
    .filter(
      (one) =>
        isPlain(one) &&
        (one.label.endsWith(name) || name.endsWith(one.label)) &&
        one.label.length > 1,
    );

interface Sides {
  readonly left: readonly Mention[];
  readonly right: readonly Mention[];
  readonly wanted: Decimal;
  readonly printed: Decimal;
  readonly name: string;
}

function judge(
  statement: Statement,
  match: RegExpExecArray,
  { left, right, wanted, printed, name }: Sides,
): OneToMany[] {
  const [one, other] = [left[0], right[0]];
  if (one === undefined || other === undefined || one === other) return [];
  const close = (value: Decimal, goal: Decimal): boolean =>
    value.minus(goal).abs().lessThanOrEqualTo(goal.times(OFF).plus(ROUNDED));
  const fits = (a: Mention, b: Mention): boolean =>
    [wanted, new Decimal(1).div(wanted)].some((goal) =>
      close(
        Decimal.max(a.base.div(b.base), b.base.div(a.base)),
        Decimal.max(goal, new Decimal(1).div(goal)),
      ),
    );
  if (left.some((a) => right.some((b) => a !== b && fits(a, b)))) return [];
  const [many, few] = one.base.greaterThan(other.base) ? [one, other] : [other, one];
  const computed = many.base.div(few.base);
  // So far apart they are not what the ratio is of.
  if (computed.greaterThan(printed.times(MOST)) || printed.greaterThan(computed.times(MOST)))
    return [];
  return [{ at: rangeOf(statement, match), name, printed, many, few, computed }];
}
const OFF = '0.005';
const ROUNDED = '0.05';
const MOST = 3;

/** 5400人，1800人，前者是后者的2倍 */
function multipleOf(statement: Statement, match: RegExpExecArray): OneToMany[] {
  const before = statement.mentions.filter(
    (one) => one.end <= statement.start + match.index && isPlain(one),
  );
  const [one, other] = before.slice(-FEWEST);
  const times = numberOf(match.groups?.times ?? '');
  if (
    one === undefined ||
    other === undefined ||
    before.length !== FEWEST ||
    !alike(one, other) ||
    times === null
  )
    return [];
  const wanted = match.groups?.which === '后者' ? times : new Decimal(1).div(times);
  return judge(statement, match, {
    left: [one],
    right: [other],
    wanted,
    printed: times,
    name: '倍数',
  });
}

const numberOf = (words: string): Decimal | null =>
  /^\d/.test(words) ? new Decimal(words) : chineseNumeral(words);

function eachOf(document: TextDocument, statement: Statement, match: RegExpExecArray): OneToMany[] {
  const { few = '', many = '', times = '1' } = match.groups ?? {};
  const [left, right] = [many, few].map((name) => sharing(document, name));
  const wanted = new Decimal(times);
  return left === undefined || right === undefined
    ? []
    : judge(statement, match, { left, right, wanted, printed: wanted, name: '撬动比例' });
}

/** The amounts whose own words have those of a name. */
const sharing = ({ statements }: TextDocument, name: string): Mention[] => {
  const grams = bigramsOf(name);
  return statements
    .filter(({ inTable }) => !inTable)
    .flatMap(({ mentions }) => mentions)
    .filter(
      (one) =>
        one.kind === 'amount' &&
        one.base.greaterThan(HUNDRED) &&
        isPlain(one) &&
        grams.length > 0 &&
        grams.every((gram) => one.label.includes(gram)),
    );
};
const HUNDRED = 100;
