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
  return mine.flatMap((one) => {
    const other = onlyOf(theirs, one);
    return other !== null &&
      onlyOf(mine, other) === one &&
      isSlip(one, other) &&
      areToldAlike(later, { one, other, companions }) &&
      areOneThing(document, one, other)
      ? [{ first: one.mention, other: other.mention, noun: nounOf(one, other) }]
      : [];
  });
}

function areOneThing(document: TextDocument, one: Role, other: Role): boolean {
  const group = rolesIn(document).filter(({ mention }) => mention.thing === one.mention.thing);
  const twice = group.filter(({ mention }) => areOne(mention, other.mention)).length > 1;
  return !twice && isOneThing(document, group, one, other, { known: false, swapped: false });
}

const isIn = ({ roles }: Told, { mention }: Role): boolean =>
  roles.some((role) => role.mention.thing === mention.thing && areOne(role.mention, mention));

/** The one figure of such a thing. */
function onlyOf(roles: readonly Role[], { mention }: Role): Role | null {
  const [only, more] = roles.filter((role) => role.mention.thing === mention.thing);
  return more === undefined ? (only ?? null) : null;
}

interface Candidate {
  readonly one: Role;
  readonly other: Role;
  readonly companions: readonly Role[];
}

/** Right beside a figure that both have; or in like words, beside two of them, or one that is not told twice by chance. */
function areToldAlike(later: Told, { one, other, companions }: Candidate): boolean {
  const twins = companions.flatMap((companion) => {
    const twin = later.roles.find((role) => isIn({ ...later, roles: [role] }, companion));
    return twin === undefined || digitsOf(companion.mention) < 2 ? [] : [{ companion, twin }];
  });
  if (twins.some(({ companion, twin }) => isBeside(one, companion) && isBeside(other, twin)))
    return true;
  const isTelling = twins.some(
    ({ companion, twin }) => tellingOf(companion) >= FEWEST_DIGITS || sharesWords(companion, twin),
  );
  return (isTelling || companions.length > 1) && sharesWords(one, other);
}

const tellingOf = ({ mention }: Role): number =>
  mention.value.toFixed().replace('.', '').replace(/0+$/, '').length;

const isBeside = ({ mention: one }: Role, { mention: other }: Role): boolean =>
  Math.max(one.start, other.start) - Math.min(one.end, other.end) < FARTHEST;

const sharesWords = (one: Role, other: Role): boolean =>
  [
    [one, other],
    [other, one],
  ].some(([mine = one, its = other]) =>
    [...mine.both].some((piece) => piece.length > 1 && its.wide.has(piece)),
  );

/** Digits changed over, one of them wrong, or the first left out. */
function isSlip({ mention: one }: Role, { mention: other }: Role): boolean {
  if (isSwap(one.value, other) || isOneDigitOff(one.value, other, 2)) return true;
  const [less, more] = [one.value, other.value].toSorted((a, b) => a.comparedTo(b)).map(String);
  if (less === undefined || more === undefined) return false;
  return more.slice(1) === less;
}

const nounOf = (one: Role, other: Role): string =>
  one.near.split('|').at(-1) || other.noun || '数量';
