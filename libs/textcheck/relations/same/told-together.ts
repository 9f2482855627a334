import type { Statement, TextDocument } from '../../document.js';
import type { CountPair } from '../figures/counts-across.js';
import { areOne, digitsOf, isOneDigitOff, isSwap } from '../figures/near.js';
import { isOneThing } from './retold-guards.js';
import { rolesIn, type Role } from './roles.js';

/** Among more sentences with two figures all may meet by chance, and to compare all is dear. */
const MOST = 150;
const FEWEST_DIGITS = 3;
/** 19户67人: two measures of one thing, side by side. */
const FARTHEST = 3;

interface Told {
  readonly statement: Statement;
  readonly roles: readonly Role[];
}

/** What one sentence tells, another tells again with one of its figures changed: 拆违46处、5100平方米 and 拆了64处，5100平方米腾退. */
export function toldTogether(document: TextDocument): CountPair[] {
  const told = sentencesIn(document).filter(({ roles }) => roles.length > 1);
  if (told.length > MOST) return [];
  return told.flatMap((later, at) =>
    told.slice(0, at).flatMap((first) => pairOf(document, first, later)),
  );
}

const sentencesIn = (document: TextDocument): Told[] => {
  const told = new Map<Statement, Role[]>();
  for (const role of rolesIn(document)) {
    const { statement, mention } = role;
    if (statement.inTable || mention.kind === 'percent') continue;
    const known = told.get(statement);
    if (known === undefined) told.set(statement, [role]);
    else known.push(role);
  }
  return [...told].map(([statement, roles]) => ({ statement, roles }));
};

function pairOf(document: TextDocument, first: Told, later: Told): CountPair[] {
  const companions = first.roles.filter((role) => isIn(later, role));
  if (companions.length === 0) return [];
  const [mine, theirs] = [
    first.roles.filter((role) => !isIn(later, role)),
    later.roles.filter((role) => !isIn(first, role)),
  ];
  const group = rolesIn(document);
  return mine.flatMap((one) => {
    const other = onlyOf(theirs, one);
    if (other === null || onlyOf(mine, other) !== one) return [];
    const isTold = companions.some((companion) =>
      isTelling(first, later, { one, other, companion }),
    );
    return (isTold || companions.length > 1) &&
      isSlip(one, other) &&
      sharesWords(one, other) &&
      isUnique(group, other) &&
      isOneThing(
        document,
        group.filter(({ mention }) => mention.thing === one.mention.thing),
        one,
        other,
        { known: false, swapped: false },
      )
      ? [{ first: one.mention, other: other.mention, noun: nounOf(one, other) }]
      : [];
  });
}

const isIn = ({ roles }: Told, { mention }: Role): boolean =>
  roles.some((role) => role.mention.thing === mention.thing && areOne(role.mention, mention));

/** The one figure of such a thing. */
function onlyOf(roles: readonly Role[], { mention }: Role): Role | null {
  const [only, more] = roles.filter((role) => role.mention.thing === mention.thing);
  return more === undefined ? (only ?? null) : null;
}

const isUnique = (group: readonly Role[], { mention }: Role): boolean =>
  group.filter((role) => role.mention.thing === mention.thing && areOne(role.mention, mention))
    .length === 1;

interface Candidate {
  readonly one: Role;
  readonly other: Role;
  readonly companion: Role;
}

/** So many digits are not told twice by chance; fewer are, unless they stand right beside, or in the same words. */
function isTelling(first: Told, later: Told, { one, other, companion }: Candidate): boolean {
  const digits = companion.mention.value.toFixed().replace('.', '').replace(/0+$/, '').length;
  const twin = later.roles.find(
    ({ mention }) =>
      mention.thing === companion.mention.thing && areOne(mention, companion.mention),
  );
  if (twin === undefined) return false;
  return (
    digits >= FEWEST_DIGITS ||
    (isBeside(one, companion) && isBeside(other, twin)) ||
    (digitsOf(companion.mention) > 1 && sharesWords(companion, twin))
  );
}

const isBeside = ({ mention: one }: Role, { mention: other }: Role): boolean =>
  Math.max(one.start, other.start) - Math.min(one.end, other.end) < FARTHEST;

const sharesWords = (one: Role, other: Role): boolean =>
  [...one.both].some((piece) => other.wide.has(piece)) ||
  [...other.both].some((piece) => one.wide.has(piece));

/** Digits changed over, one of them wrong, or the first left out. */
function isSlip({ mention: one }: Role, { mention: other }: Role): boolean {
  if (isSwap(one.value, other) || isOneDigitOff(one.value, other, 2)) return true;
  const [less, more] = [one.value, other.value].toSorted((a, b) => a.comparedTo(b)).map(String);
  if (less === undefined || more === undefined) return false;
  return more.slice(1) === less;
}

const nounOf = (one: Role, other: Role): string =>
  one.near.split('|').at(-1) || other.noun || '数量';
