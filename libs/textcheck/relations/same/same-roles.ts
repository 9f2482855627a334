import { groupBy, type Decimal } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import { oncePerDocument } from '../../once.js';
import { onceFor } from '../../once-for.js';
import type { CountPair } from '../figures/counts-across.js';
import { areOne, digitsOf, isOneDigitOff, isSwap } from '../figures/near.js';
import { isOneSort } from './role-guards.js';
import { areContrasted } from './role-words.js';
import { bareGroups } from './bare-roles.js';
import { cellRoles, namesRow } from './cell-roles.js';
import { areOfTwoFigures } from './rates-of-figures.js';
import { rolesIn, type Role } from './roles.js';

/** How many different figures a piece of words is told with. */
const spreadIn = oncePerDocument((document): ReadonlyMap<string, number> => {
  const values = new Map<string, Set<string>>();
  for (const { mention, wide } of rolesIn(document)) {
    const value = `${mention.thing}|${mention.base.toFixed()}`;
    for (const piece of wide) {
      const known = values.get(piece);
      if (known === undefined) values.set(piece, new Set([value]));
      else known.add(value);
    }
  }
  return new Map([...values].map(([piece, told]) => [piece, told.size]));
});

/** What two roles share, each piece the less worth the more figures it is told with. */
export interface Likeness {
  readonly shared: number;
  /** As a share of what the clause of either has. */
  readonly most: number;
  readonly least: number;
}

const worthOf = (piece: string, spread: ReadonlyMap<string, number>): number =>
  (piece.length === 1 ? 0.5 : 1) / Math.max(1, (spread.get(piece) ?? 0) - 1);

/** Of pieces that stand among others, whatever else is told with them. */
function plainWorth(pieces: Iterable<string>, among?: ReadonlySet<string>): number {
  let sum = 0;
  for (const piece of pieces)
    if (among === undefined || among.has(piece)) sum += piece.length === 1 ? 0.5 : 1;
  return sum;
}

/** How much two figures are told alike. */
export function likenessOf(document: TextDocument, one: Role, other: Role): Likeness {
  const spread = spreadIn(document);
  const worth = (pieces: Iterable<string>, among?: ReadonlySet<string>): number => {
    let sum = 0;
    for (const piece of pieces)
      if (among === undefined || among.has(piece)) sum += worthOf(piece, spread);
    return sum;
  };
  const covered = ({ own, both }: Role, { wide }: Role): number => {
    const named = own.size === 0 ? both : own;
    return named.size === 0 ? 0 : plainWorth(named, wide) / plainWorth(named);
  };
  const [mine, theirs] = [covered(one, other), covered(other, one)];
  return {
    shared: worth(one.both, other.both),
    most: Math.max(mine, theirs),
    least: Math.min(mine, theirs),
  };
}

const MOST_TIMES = 2;
/** Among more figures of one thing the words of two are alike by chance, and to compare all is dear. */
const MOST = 120;

/** One role with two figures. */
export const sameRoles = (document: TextDocument): CountPair[] =>
  [
    ...groupBy(
      [...rolesIn(document), ...cellRoles(document)],
      ({ mention }) => mention.thing,
    ).values(),
    ...bareGroups(document),
  ].flatMap((group) => (group.length < 2 || group.length > MOST ? [] : pairsIn(document, group)));

/** Less is never alike, whatever else speaks for two figures; a shade lower, for what numbers lose. */
const LEAST_SHARED = 0.5 - 1e-9;

/** For each role the earlier ones of its group whose words it shares enough of. */
function kinIn(document: TextDocument, group: readonly Role[]): readonly (readonly Role[])[] {
  const spread = spreadIn(document);
  const places = new Map<string, number[]>();
  return group.map(({ both }, at) => {
    const shared = new Float64Array(at);
    for (const piece of both) {
      const told = places.get(piece);
      const worth = worthOf(piece, spread);
      for (const index of told ?? []) shared[index] = (shared[index] ?? 0) + worth;
      if (told === undefined) places.set(piece, [at]);
      else told.push(at);
    }
    return group.slice(0, at).filter((_, index) => (shared[index] ?? 0) >= LEAST_SHARED);
  });
}

interface Alike {
  readonly one: Role;
  readonly like: Likeness;
}

function pairsIn(document: TextDocument, group: readonly Role[]): CountPair[] {
  const kin = kinIn(document, group);
  return group.flatMap((later, at) => {
    const earlier = kin[at]?.filter((one) => mayBeOne(one, later)) ?? [];
    const best = mostAlike(document, group, later, earlier);
    if (best === null) return [];
    const { one, like } = best;
    const noun = nounOf(one, later);
    if (noun === null || isToldElsewhere(document, group, later, like)) return [];
    return [{ first: one.mention, other: later.mention, noun }];
  });
}

/** Of the earlier ones that may be the same, the one told most alike. */
function mostAlike(
  document: TextDocument,
  group: readonly Role[],
  later: Role,
  earlier: readonly Role[],
): Alike | null {
  let best: Alike | null = null;
  for (const one of earlier) {
    const like = likenessOf(document, one, later);
    if (best !== null && best.like.shared * best.like.most >= like.shared * like.most) continue;
    if (isAlike(group, one, later, like) && isOneSort(document, group, one, later))
      best = { one, like };
  }
  return best;
}

/** 小计: of each row its own. */
const SUMS = /^(?:小计|合计|共计|总计|累计)$/;

const nounOf = (one: Role, later: Role): string | null =>
  [one, later]
    .flatMap(({ near, noun }) => [...near.split('|').toReversed(), noun])
    .find((word) => /[一-龥]{2}/.test(word) && !SUMS.test(word)) ?? null;

function mayBeOne(one: Role, later: Role): boolean {
  const [first, second] = [sizeOf(one.mention.base), sizeOf(later.mention.base)];
  if (first === second || first <= 0 || second <= 0 || !areApart(one, later)) return false;
  const times = Math.max(first, second) / Math.min(first, second);
  const near = times <= MOST_TIMES || isSwap(one.mention.value, later.mention);
  return (near || isMisplaced(one, later)) && areComparable(one, later);
}

const areComparable = (one: Role, later: Role): boolean =>
  !areOne(one.mention, later.mention) &&
  // 126公里 and 162公里次
  one.behind.startsWith('次') === later.behind.startsWith('次') &&
  !(one.statement.inTable && later.statement.inTable) &&
  namesRow(one, later) &&
  namesRow(later, one) &&
  mayBeTold(one, later);

/** The same value is told of it in another place, in words as like: then these are two. */
const isToldElsewhere = (
  document: TextDocument,
  group: readonly Role[],
  later: Role,
  { shared, most }: Likeness,
): boolean =>
  group.some((other) => {
    if (other === later || !areOne(other.mention, later.mention)) return false;
    const like = likenessOf(document, other, later);
    return like.shared * like.most >= shared * most * LIKE_ENOUGH;
  });
const LIKE_ENOUGH = 0.7;

/** In two sentences; or in one, whose second half another paper tells. */
const areApart = ({ statement, mention }: Role, later: Role): boolean => {
  if (statement !== later.statement) return true;
  const between = statement.text.slice(
    mention.end - statement.start,
    later.mention.start - statement.start,
  );
  const half = /；([^；]*)$/.exec(between)?.[1];
  return (
    half !== undefined &&
    (PAPER.test(half) || DEFINITE.test(later.clause) || isLongSwap({ mention }, later)) &&
    isSlipOf({ mention }, later)
  );
};

const isSlipOf = (one: Pick<Role, 'mention'>, later: Role): boolean =>
  digitsOf(later.mention) > 1 &&
  (isSwap(one.mention.value, later.mention) || isOneDigitOff(one.mention.value, later.mention, 3));

/** Three digits, two of them changed over, are met by chance but seldom. */
const isLongSwap = (one: Pick<Role, 'mention'>, later: Role): boolean =>
  digitsOf(later.mention) > 2 && isSwap(one.mention.value, later.mention);

/** The later one is spoken of as told before, or by another paper, or as the same. */
const isDefinite = onceFor(({ clause, behind, statement, mention }: Role): boolean => {
  const at = mention.start - statement.start;
  const told = LAST_PART.exec(statement.text.slice(0, at))?.[0] ?? '';
  const rest = statement.text.slice(mention.end - statement.start);
  return DEFINITE.test(clause) || PAPER.test(told) || ALL.test(behind) || SAME.test(rest);
});
const LAST_PART = /[^。；！？]*$/;
const DEFINITE = /(?:的|以上)$|的[一-龥]{1,8}[共有为是达计]{0,2}$|这|该|上述|前述|此次|本次/;
const PAPER =
  /表|单|账|台帐|册|档案|记录|系统|图纸|报告|总结|说明|合同|协议|公示|决算|填|列|载明|显示|反映|注明|标注|写/;
const ALL = /均|都|全部|逐|每|各|一律|悉数/;
const SAME = /一致|相符|吻合|无误|没有(?:差额|变化|变动|漏)|未(?:变|作调整|调整)|不变|相等/;

/** Another figure stands beside both: 社区9个，网格63个 and 8个社区、63个网格. */
const haveCompanion = ({ statement: one, mention }: Role, { statement: other }: Role): boolean =>
  one.passage !== other.passage &&
  one.mentions.some(
    (figure) =>
      figure !== mention &&
      figure.kind !== 'percent' &&
      other.mentions.some((twin) => twin.thing === figure.thing && twin.base.equals(figure.base)),
  );

/** There are no other figures of such a thing. */
const areAlone = (group: readonly Role[], one: Role, later: Role): boolean =>
  group.every(({ mention }) => areOne(mention, one.mention) || areOne(mention, later.mention));

/** What a pair must show besides the words it shares, told before those are compared. */
function mayBeTold(one: Role, later: Role): boolean {
  const { kind, unit } = later.mention;
  if (unit === '' || one.mention.unit === '') return isSlipOf(one, later) && isSure(one, later);
  if (kind === 'percent')
    return !areOfTwoFigures(one, later) && (isSlipOf(one, later) || isSure(one, later));
  if (kind !== 'amount') return true;
  return isSwap(one.mention.value, later.mention) || isMisplaced(one, later) || isSure(one, later);
}

const isSure = (one: Role, later: Role): boolean => isDefinite(later) || haveCompanion(one, later);

function isAlike(group: readonly Role[], one: Role, later: Role, like: Likeness): boolean {
  const { shared, most, least } = like;
  const { kind, unit } = later.mention;
  if (unit === '' || one.mention.unit === '') return shared >= 1.5 && most >= 0.5;
  if (kind === 'percent') return shared >= 2 && least >= 0.9;
  if (kind === 'amount') return shared >= 1.5 && most >= 0.7;
  return isAlikeCount(group, one, later, like);
}

/** 送教上门 and the like: several words in a row that no other figure is told with. */
const MUCH = 4;

function isAlikeCount(
  group: readonly Role[],
  one: Role,
  later: Role,
  { shared, most }: Likeness,
): boolean {
  if (!isSlipOf(one, later) && areOther(one, later)) return false;
  if (shared >= 1 && most >= 0.55) return true;
  if (isLongSwap(one, later)) return shared >= 0.75 && most >= 0.3;
  if (shared >= MUCH && areAlone(group, one, later)) return true;
  return isSure(one, later) && isAlikeAsKnown(areAlone(group, one, later), { shared, most });
}

const isAlikeAsKnown = (
  alone: boolean,
  { shared, most }: Pick<Likeness, 'shared' | 'most'>,
): boolean => (shared >= 0.5 && most >= 0.9) || (alone && shared >= 1 && most >= 0.4);

/** 8.37万元 and 83.7万元 */
const isMisplaced = ({ mention: one }: Role, { mention: other }: Role): boolean => {
  if (one.unit !== other.unit) return false;
  const digits = bareDigits(one.value);
  return digits.length > 2 && digits === bareDigits(other.value);
};

const bareDigits = onceFor((value: Decimal): string =>
  value
    .toFixed()
    .replace('.', '')
    .replaceAll(/^0+|0+$/g, ''),
);
const sizeOf = onceFor((value: Decimal): number => value.toNumber());

const lastOf = (words: string): string => words.split('|').at(-1) ?? '';
/** 家长满意度 and 教师满意度 */
const areOther = (one: Role, later: Role): boolean =>
  areContrasted(lastOf(one.near), lastOf(later.near)) || areContrasted(one.noun, later.noun);
