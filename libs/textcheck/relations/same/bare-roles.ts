import { Decimal } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { labelOf, type Mention } from '../../mentions/mention.js';
import { onceFor } from '../../once-for.js';
import { pathFinder } from '../outline/chapters.js';
import { matchesIn } from '../../text/matches.js';
import { roleOf, rolesIn, type Role } from './roles.js';

/** 完成值是1860，; 导出的救助人次75与登记一致: its unit stands elsewhere. */
const BARE = /(?<=[一-龥”」：，])\s?(\d+(?:\.\d+)?)(?=[，。；]|与|$)/g;
/** No figures: 第3, 编号12, 表1. */
const NO_FIGURE = /(?:第|编号|序号|号|表|图|附件|电话|邮编|文件?|年|月|日|期|级|型)\s?$/;
const FEWEST_DIGITS = 2;

/** Figures without a unit, each among the figures it may be one of, all without theirs. */
export function bareGroups(document: TextDocument): Role[][] {
  const bare = document.statements
    .filter(({ inTable }) => !inTable)
    .flatMap((at) => bareIn(document, at));
  if (bare.length === 0 || bare.length > MOST) return [];
  const counted = rolesIn(document).filter(
    ({ mention: { kind } }) => kind === 'count' || kind === 'amount',
  );
  return bare.map((role) =>
    [...counted.filter(({ mention }) => isUnitOf(mention, role)).map(withoutUnit), role].toSorted(
      (one, other) => one.mention.start - other.mention.start,
    ),
  );
}
const MOST = 40;

function bareIn(document: TextDocument, statement: Statement): Role[] {
  return matchesIn(statement.text, BARE).flatMap((match) => {
    const [whole, digits = ''] = match;
    const end = statement.start + match.index + whole.length;
    const start = end - digits.length;
    const before = statement.text.slice(0, start - statement.start);
    const taken = statement.mentions.some((one) => one.start < end && one.end > start);
    if (taken || digits.length < FEWEST_DIGITS || NO_FIGURE.test(before)) return [];
    const path = pathFinder(document)(statement.start);
    return [roleOf(document, statement, bareMention(statement, digits, start), path)];
  });
}

function bareMention(statement: Statement, digits: string, start: number): Mention {
  const from = statement.mentions.findLast(({ end }) => end <= start)?.end ?? statement.start;
  const before = statement.text.slice(from - statement.start, start - statement.start);
  const value = new Decimal(digits);
  const places = digits.split('.')[1]?.length ?? 0;
  return {
    kind: 'count',
    value,
    half: new Decimal(10).pow(-places).div(2),
    unit: '',
    thing: '',
    exact: true,
    base: value,
    scale: new Decimal(1),
    start,
    end: start + digits.length,
    before,
    label: labelOf(before),
    year: null,
    bracketed: false,
  };
}

/** Made once, for it stands beside each of the bare figures. */
const withoutUnit = onceFor((role: Role): Role => ({
  ...role,
  mention: { ...role.mention, base: role.mention.value, scale: new Decimal(1) },
}));

/** 数量指标“培训人次”的完成值是1860: its sentence names the measure, or no other can be meant. */
const isUnitOf = ({ unit }: Mention, { statement, clause }: Role): boolean =>
  statement.text.includes(unit) || /数量|完成值|人数|实际值|填/.test(clause);
