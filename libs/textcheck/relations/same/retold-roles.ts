import { groupBy } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { onceFor } from '../../once-for.js';
import type { CountPair } from '../figures/counts-across.js';
import { areOne, digitsOf, isOneDigitOff, isSwap } from '../figures/near.js';
import { cellRoles } from './cell-roles.js';
import { isOneThing, type Sureness } from './retold-guards.js';
import { areContrasted, contentOf, piecesOf } from './role-words.js';
import { rolesIn, type Role } from './roles.js';

/** Among more figures of one thing, words meet by chance. */
const MOST = 120;
const MOST_TIMES = 1.7;
const LEAD = 6;
const LATEST = 3;
const RIVAL = 0.6;
const FEW = 5;
const NEAR_TIMES = 1.4;
/** Told with figures of whatever sort. */
const GENERAL: ReadonlySet<string> = new Set(
  '项目 资金 预算 行政 工作 情况 单位 部门 人员 支出 收入 年中 实际 涉及 服务 管理 其中 问题 完成 占比 机构 建设 增长 下降 增加 减少 提高 降低 上升 同比 执行 行率 成率 合格 格率 满意 意度 全年'.split(
    ' ',
  ),
);

/** The figures of one thing, with where their words stand. */
interface Group {
  readonly roles: readonly Role[];
  /** By two characters in a row: the roles that are told with them. */
  readonly tellers: ReadonlyMap<string, readonly Role[]>;
  readonly times: ReadonlyMap<string, number>;
}

/**
 * A figure told once only, in the words of one other figure of the report and of no third of its kind: in a long text what a
 * word is worth is how few figures of the same measure it is told with, not how rare it is.
 */
export const retoldRoles = (document: TextDocument): CountPair[] =>
  [...groupBy([...rolesIn(document), ...cellRoles(document)], keyOf).values()].flatMap((roles) =>
    roles.length < 2 || roles.length > MOST ? [] : pairsIn(document, groupOf(roles)),
  );

const keyOf = ({ mention: { thing, kind } }: Role): string => `${kind}|${thing}`;
const valueOf = ({ mention: { base } }: Role): string => base.toFixed();

function groupOf(roles: readonly Role[]): Group {
  const tellers = new Map<string, Role[]>();
  const times = new Map<string, number>();
  for (const role of roles) {
    times.set(valueOf(role), (times.get(valueOf(role)) ?? 0) + 1);
    for (const piece of wordsOf(role)) {
      const known = tellers.get(piece);
      if (known === undefined) tellers.set(piece, [role]);
      else known.push(role);
    }
  }
  return { roles, tellers, times };
}

function pairsIn(document: TextDocument, group: Group): CountPair[] {
  return group.roles.flatMap((role) => {
    if (
      role.statement.inTable ||
      isOdd(role) ||
      isOfRow(role) ||
      (group.times.get(valueOf(role)) ?? 0) > 1
    )
      return [];
    const found = bestOf(document, group, role);
    return found === null
      ? []
      : [
          {
            first: found.one.mention,
            other: role.mention,
            noun: sharedWord(role, found.one) ?? found.piece,
          },
        ];
  });
}

/** 1.9个行政村: the number of a point runs into it. */
const isOdd = ({ mention: { kind, unit, value } }: Role): boolean =>
  kind === 'count' && /^[个人名户家次]$/.test(unit) && !value.isInteger();

/** One of a row of figures: 分别投入5420万元、5760万元. */
const isOfRow = ({ mention, statement }: Role): boolean =>
  ROW.test(statement.text.slice(0, mention.start - statement.start));
const ROW = /(?:分别|依次|逐年)[^。；]*$/;

/** The longest words both are told with. */
function sharedWord(role: Role, one: Role): string | null {
  const told = `${one.near}|${contentOf(one.noun)}`;
  let longest = '';
  for (const word of `${role.near}|${contentOf(role.noun)}`.split('|'))
    for (let from = 0; from < word.length; from += 1)
      while (
        from + longest.length < word.length &&
        told.includes(word.slice(from, from + longest.length + 1))
      )
        longest = word.slice(from, from + longest.length + 1);
  return longest.length > 1 ? longest : null;
}

interface Ranked {
  readonly one: Role;
  readonly piece: string;
  readonly sum: number;
}

/** The other figures told in words of this one, those with the rarest of them first. */
function rankedFor({ tellers }: Group, role: Role): Ranked[] {
  const worth = new Map<Role, { sum: number; piece: string }>();
  for (const piece of wordsOf(role)) {
    const told = tellers.get(piece) ?? [];
    const elsewhere = told.filter(({ statement }) => statement !== role.statement);
    const spread = new Set(elsewhere.map(valueOf)).size;
    for (const one of elsewhere) {
      if (areOne(one.mention, role.mention)) continue;
      if (!isSlip(one, role) && timesOf(one, role) > MOST_TIMES) continue;
      const known = worth.get(one) ?? { sum: 0, piece };
      worth.set(one, {
        sum: known.sum + (GENERAL.has(piece) ? 0 : 1 / spread),
        piece: known.piece,
      });
    }
  }
  return [...worth]
    .map(([one, told]) => ({ one, ...told }))
    .toSorted((one, other) => other.sum - one.sum);
}

function bestOf(document: TextDocument, group: Group, role: Role): Ranked | null {
  const fit = rankedFor(group, role)
    .slice(0, FEW)
    .filter(({ one, sum }) => isTold(group, role, one, sum))
    .filter(({ one }) => isOneThing(document, group.roles, one, role, surenessOf(one, role)));
  const swapped = fit.filter(({ one }) => isSwapped(one, role));
  const [first] = swapped.length > 0 ? swapped : fit;
  if (first === undefined) return null;
  const rivals = swapped.length > 0 ? swapped : fit;
  const rival = rivals.find(({ one }) => !areOne(one.mention, first.one.mention));
  return rival !== undefined && rival.sum > first.sum * RIVAL ? null : first;
}

const surenessOf = (one: Role, role: Role): Sureness => ({
  known: isKnown(role),
  swapped: isSwapped(one, role),
});

const isSwapped = ({ mention: one }: Role, { mention: other }: Role): boolean =>
  digitsOf(other) > 2 && isSwap(one.value, other);

/** All that names it, with what stands right behind it. */
const wordsOf = onceFor((role: Role): readonly string[] => [
  ...new Set([...role.both, ...leadOf(role)].filter((piece) => piece.length > 1)),
]);

function isTold(group: Group, role: Role, one: Role, sum: number): boolean {
  const twice = (group.times.get(valueOf(one)) ?? 0) > 1;
  if (sum < (twice ? 0.5 : 1)) return false;
  return isSlip(one, role) && isSlipTold(role, one, sum) ? true : isRetold(role, one, sum);
}

/** With one digit wrong or two changed over, less need be told alike. */
function isSlipTold(role: Role, one: Role, sum: number): boolean {
  const [share, back] = [covered(role, one), covered(one, role)];
  const { kind } = role.mention;
  if (kind === 'percent') return sum >= 2 && Math.min(share, back) >= 0.6;
  if (!isKnown(role) && areContrasted(lastOf(one.near), lastOf(role.near))) return false;
  if (isSwapped(one, role)) return Math.max(share, back) >= 0.25;
  const alike = Math.max(share, back) >= 0.75 || Math.min(share, back) >= 0.4;
  const sure = isKnown(role) || sum > 1 || isSwap(one.mention.value, role.mention);
  return kind === 'count' && alike && sure;
}

function isRetold(role: Role, one: Role, sum: number): boolean {
  const { kind } = role.mention;
  if (kind === 'percent' || !isNear(one, role)) return false;
  const head = headFound(role, one);
  if (kind === 'amount') return sum >= 2 && head > 1 && isWhole(role) && isKnown(role);
  return isKnown(role)
    ? (head > 2 && isLeading(role)) || (head > 0 && (isWhole(role) || !isLess(role, one)))
    : Math.min(covered(role, one), covered(one, role)) >= 0.75;
}

const lastOf = (words: string): string => words.split('|').at(-1) ?? '';

/** 58间宿舍卫生间换上了, not 为58间宿舍卫生间换上了. */
const isLeading = ({ mention, statement }: Role): boolean =>
  LEADING.test(statement.text.slice(0, mention.start - statement.start));
const LEADING = /(?:^|[，。；：）])$/;

const isLess = ({ mention: one }: Role, { mention: other }: Role): boolean =>
  one.base.lessThan(other.base);

const isNear = (one: Role, role: Role): boolean =>
  timesOf(one, role) <= NEAR_TIMES ||
  isSwap(one.mention.value, role.mention) ||
  one.mention.base.minus(role.mention.base).abs().lessThanOrEqualTo(2);

/** Of all of them: no bare 4个项目的执行率超过95%, which may be some. */
const isWhole = ({ mention, statement }: Role): boolean =>
  BACK.test(statement.text.slice(0, mention.start - statement.start)) ||
  OF_ALL.test(statement.text.slice(mention.end - statement.start));
const BACK = /(?:[的对]|[这该此][一-龥]?|上述|前述|围绕|针对|全部|全体|整个)$/;
const OF_ALL = /^[^，。；：\d]*(?:中|里|均|都|全|逐|各|一律|悉数|每)/;

const covered = (role: Role, one: Role): number =>
  wordsOf(role).filter((piece) => one.wide.has(piece)).length / Math.max(1, wordsOf(role).length);

/** How much of the noun right behind it the other is told with. */
function headFound(role: Role, one: Role): number {
  const found = leadOf(role).map((piece) => one.both.has(piece) && !GENERAL.has(piece));
  return found.slice(0, LATEST).includes(true) ? found.filter(Boolean).length : 0;
}

/** What stands right behind a figure, by two characters: 编外教师, and 机械 of 39台（套）机械. */
const leadOf = onceFor(({ mention, statement }: Role): readonly string[] => {
  const behind = statement.text.slice(mention.end - statement.start).slice(0, LEAD * 2);
  const lead = /^(?:[（(][一-龥]{1,2}[）)])?的?([一-龥]*)/.exec(behind)?.[1] ?? '';
  return [...piecesOf(contentOf(lead.slice(0, LEAD)))].filter((piece) => piece.length > 1);
});

const timesOf = ({ mention: one }: Role, { mention: other }: Role): number => {
  const [first, second] = [one.base.toNumber(), other.base.toNumber()];
  return Math.max(first, second) / Math.min(first, second);
};

const isSlip = ({ mention: one }: Role, { mention: other }: Role): boolean =>
  digitsOf(other) > 1 && (isSwap(one.value, other) || isOneDigitOff(one.value, other, 3));

/** 15名编外教师中, 对168户改造对象, 引入的4家施工队: told of as known. */
const isKnown = onceFor((role: Role): boolean => {
  const { mention, statement } = role;
  return (
    leadOf(role).length > 0 && KNOWN.test(statement.text.slice(0, mention.start - statement.start))
  );
});
const KNOWN =
  /(?:^|[，。；：、）（(“]|^[\d一二三四五六七八九十]+[.．、]|[对为给向把将由按与和从在的]|[这该此][一-龥]?|上述|前述|围绕|针对|涉及|覆盖|惠及|包括|除|随着|全部|全体|整个)$/;
