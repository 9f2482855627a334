import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../document.js';
import { rangeOf, type Range } from '../finding-of.js';
import type { Mention } from '../mentions/mention.js';

/** 生师比20.38:1 with the people it is of. */
export interface OneToMany {
  readonly at: Range;
  readonly name: string;
  readonly printed: Decimal;
  readonly many: Mention;
  readonly few: Mention;
  readonly computed: Decimal;
}

const RATIO =
  /(生师比|师生比|医护比|床护比)[^，。；\d]{0,6}(\d+(?:\.\d+)?)\s?[:：∶]\s?(\d+(?:\.\d+)?)/g;
/** Who is many and who is few, the first that a paragraph or the report names. */
const PEOPLE: Readonly<Record<string, readonly [many: RegExp, few: RegExp]>> = {
  生师比: [/(?:在校|学)生(?:总)?(?:数|人数)?$/, /(?:教师|教职工)(?:总)?(?:数|人数)?$/],
  师生比: [/(?:在校|学)生(?:总)?(?:数|人数)?$/, /(?:教师|教职工)(?:总)?(?:数|人数)?$/],
  医护比: [/(?:护士|护理人员)$/, /(?:医生|医师)$/],
  床护比: [/(?:护士|护理人员)$/, /床位$/],
};

/** Ratios of one to many that no two numbers of those people in the report give. */
export function wrongRatios(document: TextDocument): OneToMany[] {
  const counts = document.statements
    .flatMap(({ mentions }) => mentions)
    .filter(({ kind, exact, base }) => kind === 'count' && exact && base.isPositive());
  return document.statements.flatMap((statement) =>
    [...statement.text.matchAll(RATIO)].flatMap((match) => judge(statement, match, counts)),
  );
}

function judge(
  statement: Statement,
  match: RegExpMatchArray,
  counts: readonly Mention[],
): OneToMany[] {
  const [, name = '', one = '', other = ''] = match;
  const people = PEOPLE[name];
  const [low, high] = [one, other].map((side) => new Decimal(side)).sort((a, b) => a.comparedTo(b));
  if (people === undefined || low === undefined || high === undefined || !low.equals(1)) return [];
  const half = new Decimal(10).pow(-high.decimalPlaces()).div(2);
  const [many, few] = people.map((words) => counts.filter(({ label }) => words.test(label)));
  const pairs = (many ?? []).flatMap((all) =>
    (few ?? []).map((each) => ({ many: all, few: each, computed: all.base.div(each.base) })),
  );
  // Whoever is counted, teachers or all staff with those on contract.
  const right = (many ?? []).some((all) =>
    counts.some(
      (each) =>
        each.thing === all.thing &&
        all.base.div(each.base).minus(high).abs().lessThanOrEqualTo(half),
    ),
  );
  const [first] = pairs;
  if (right || first === undefined) return [];
  return [{ at: rangeOf(statement, match), name, printed: high, ...first }];
}
