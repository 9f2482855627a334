import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { rangeOf, type Range } from '../../finding-of.js';
import type { Mention } from '../../mentions/mention.js';
import { matchesIn } from '../../text/matches.js';
import { literal } from '../../text/literal.js';

/** 生师比20.38:1 with what it is of. */
export interface OneToMany {
  readonly at: Range;
  readonly name: string;
  /** So many of the one side to each of the other. */
  readonly printed: Decimal;
  readonly many: Mention;
  readonly few: Mention;
  readonly computed: Decimal;
}

const SIDE = '[生师医护床患机警书人班]';
const RATIO = new RegExp(
  `(${SIDE}${SIDE}比)(?:[（(]([^）)\\d]{2,16})之比[）)])?[^，。；\\d]{0,6}(\\d+(?:\\.\\d+)?)\\s?[:：∶]\\s?(\\d+(?:\\.\\d+)?)`,
  'g',
);
/** Who or what a side is, by the end of the words before its number. */
const SIDES: Readonly<Record<string, RegExp>> = {
  生: /(?:在校|学)生(?:总)?(?:数|人数)?$/,
  师: /(?:教师|教职工)(?:总)?(?:数|人数)?$/,
  医: /(?:医生|医师)(?:数|人数)?$/,
  护: /(?:护士|护理人员)(?:数|人数)?$/,
  床: /床位(?:数)?$/,
  患: /患者(?:数|人数)?$/,
  机: /(?:计算机|电脑|终端)(?:数)?$/,
  警: /(?:民警|警力|警员)(?:数|人数)?$/,
  书: /(?:图书|藏书)(?:数|量)?$/,
  人: /(?:人口|居民)(?:数)?$/,
  班: /(?:班级|教学班)(?:数)?$/,
};
/** 师生比18.4:1 is said as often as 1:18.4. */
const TURNED = new Set(['师生比', '生师比']);

/** Ratios of one to many that no two numbers of those things in the report give. */
export function wrongRatios(document: TextDocument): OneToMany[] {
  const counts = document.statements
    .flatMap(({ mentions }) => mentions)
    .filter(({ kind, exact, base }) => kind === 'count' && exact && base.greaterThan(1));
  return document.statements.flatMap((statement) =>
    matchesIn(statement.text, RATIO).flatMap((match) => judge(statement, match, counts)),
  );
}

interface Sides {
  readonly many: readonly Mention[];
  readonly few: readonly Mention[];
  /** So many of the first to each of the second, as printed. */
  readonly printed: Decimal;
}

function judge(
  statement: Statement,
  match: RegExpMatchArray,
  counts: readonly Mention[],
): OneToMany[] {
  if (/标准|要求|规定|不[低高]于/.test(match[0])) return [];
  const sides = sidesOf(match, counts);
  if (sides === null) return [];
  const { many, few, printed } = sides;
  const half = new Decimal(10).pow(-printed.decimalPlaces()).div(2);
  const fits = (one: Mention, other: Mention): boolean =>
    one.base.div(other.base).minus(printed).abs().lessThanOrEqualTo(half);
  // Whoever is counted, teachers or all staff with those on contract.
  const named = match[2] !== undefined;
  const right = many.some((all) =>
    (named ? few : counts).some((each) => each !== all && fits(all, each)),
  );
  const [first, second] = [many[0], few[0]];
  if (right || first === undefined || second === undefined) return [];
  const computed = first.base.div(second.base);
  return [
    {
      at: rangeOf(statement, match),
      name: match[1] ?? '',
      printed,
      many: first,
      few: second,
      computed,
    },
  ];
}

/** The two sides by the letters of the ratio, or by the words of its bracket: 在校生与专任教师之比. */
function namesOf(name: string, told: string | undefined): RegExp[] {
  const sides = told?.split(/[与和同]/) ?? [];
  return sides.length === 2
    ? sides.map((side) => new RegExp(`${literal(side)}(?:总)?(?:数|人数)?$`))
    : [...name].map((side) => SIDES[side] ?? /(?!)/);
}

/** 床护比1:0.48 is of nurses to a bed, 生师比20:1 of pupils to a teacher. */
function sidesOf(match: RegExpMatchArray, counts: readonly Mention[]): Sides | null {
  const [, name = '', told, one = '1', other = '1'] = match;
  const [left = [], right = []] = namesOf(name, told).map((side) =>
    counts.filter(({ label }) => side.test(label)),
  );
  const [first, second] = [new Decimal(one), new Decimal(other)];
  if (first.equals(second) || ![first, second].some((side) => side.equals(1))) return null;
  const of = second.equals(1) ? first : second;
  const leftIsMany = TURNED.has(name) ? name === '生师比' : second.equals(1);
  return leftIsMany
    ? { many: left, few: right, printed: of }
    : { many: right, few: left, printed: of };
}
