import { groupBy } from '#libs/kernel';

import type { Statement, TextDocument } from '../../document.js';
import { figureOfCell } from '../../mentions/cell.js';
import type { Mention } from '../../mentions/mention.js';

/** Two figures of one thing of which one has two digits in the wrong order. */
export interface TurnedDigits {
  readonly first: Mention;
  readonly other: Mention;
  readonly noun: string;
}

interface Told {
  readonly mention: Mention;
  readonly statement: Statement;
  readonly digits: string;
}

const FEWEST_DIGITS = 3;
const BEFORE = 14;
const BEHIND = 10;
const FEWEST_SHARED = 2;
/** Words that stand by figures of all things. */
const COMMON =
  /全年|项目|支出|完成|预算|资金|万元|实际|其中|年度|安排|拨付|投入|资金|用于|我镇|我局|平方|方米|公里|人次|[的了为达到共计是和及与较比上年个于在约占]/;
const PLACE = /([一-龥]{2})(?:镇|乡|村|社区|街道|县|区)/;

/** 资助136名女童 and 163名受助女童: in two sentences one thing has figures that differ by two digits turned round. */
export function turnedDigits(document: TextDocument): TurnedDigits[] {
  const told = document.statements.flatMap((statement) =>
    statement.mentions.flatMap((mention): Told[] => {
      const digits = mention.value.toFixed(2);
      const isLong =
        digits.replaceAll(/\D/g, '').replaceAll(/^0+|0+$/g, '').length >= FEWEST_DIGITS;
      return isLong ? [{ mention, statement, digits }] : [];
    }),
  );
  const alike = groupBy(told, ({ digits, mention }) =>
    [...Array.from(digits).sort(), mention.unit].join(''),
  );
  return [...alike.values()].flatMap((group) =>
    group.flatMap((one, index) =>
      group
        .slice(index + 1)
        .filter((other) => !areBothToldTwice(group, one, other))
        .flatMap((other) => pairOf(document, one, other)),
    ),
  );
}

/** 窗168樘 and 门窗186樘, each told again: they are two things. */
const areBothToldTwice = (
  group: readonly Told[],
  { digits: one }: Told,
  { digits: other }: Told,
): boolean =>
  [one, other].every((digits) => group.filter((told) => told.digits === digits).length > 1);

function pairOf(document: TextDocument, one: Told, other: Told): TurnedDigits[] {
  if (one.digits === other.digits || !isTurned(one.digits, other.digits)) return [];
  if (areBesideEachOther(one, other)) return [];
  if (one.statement === other.statement || one.statement.year !== other.statement.year) return [];
  const [mine, theirs] = [one, other].map(({ mention }) => around(document, mention));
  if (mine === undefined || theirs === undefined || areApart(mine, theirs)) return [];
  const words = pairsIn(theirs);
  const shared = [...pairsIn(mine)].filter((pair) => words.has(pair) && !COMMON.test(pair));
  if (shared.length < FEWEST_SHARED) return [];
  return [{ first: one.mention, other: other.mention, noun: shared[0] ?? '' }];
}

/** 一号8650平方米，二号8560平方米: told in one breath they are two things, whichever is told again. */
const areBesideEachOther = (
  { statement: one, mention }: Told,
  { statement: other, digits }: Told,
): boolean => {
  const has = (at: Statement, value: string): boolean =>
    at.mentions.some((beside) => beside.unit === mention.unit && beside.value.toFixed(2) === value);
  return has(one, digits) || has(other, mention.value.toFixed(2));
};

/** 136 and 163; 1920.56 and 1902.56. */
function isTurned(one: string, other: string): boolean {
  if (one.length !== other.length) return false;
  const differ = Array.from(one).flatMap((digit, at) => (digit === other[at] ? [] : [at]));
  return differ.length === 2 && (differ[1] ?? 0) - (differ[0] ?? 0) <= 2;
}

const around = ({ text }: TextDocument, { start, end }: Mention): string =>
  `${text.slice(Math.max(0, start - BEFORE), start)} ${text.slice(end, end + BEHIND)}`;

/** 甲镇中心小学 and 乙乡中心小学. */
const areApart = (one: string, other: string): boolean => {
  if (/其中/.test(one + other) || / 次/.test(one) !== / 次/.test(other)) return true;
  const [mine, theirs] = [one, other].map((words) => PLACE.exec(words)?.[1]);
  return mine !== undefined && theirs !== undefined && mine !== theirs;
};

const pairsIn = (words: string): Set<string> =>
  new Set(
    Array.from({ length: words.length - 1 }, (_, at) => words.slice(at, at + 2)).filter((pair) =>
      /^[一-龥]{2}$/.test(pair),
    ),
  );

/** So many digits that tell something are not met changed over by chance, whatever the words. */
const MANY_DIGITS = 5;

/** A figure with the sentence or the row it stands in. */
interface Placed {
  readonly mention: Mention;
  /** Its digits without the noughts at their end, and how many stand behind the point. */
  readonly digits: string;
  readonly places: number;
  readonly within: object;
}

/** 花出去的3021.60万元 and a table's 3012.60: one long figure, in prose or in cells, of which two digits side by side are changed over. */
export function longTurned(document: TextDocument): TurnedDigits[] {
  const placed = [...inProse(document), ...inCells(document)];
  const alike = groupBy(placed, ({ digits, places }) =>
    [...Array.from(digits).sort(), places].join('|'),
  );
  return [...alike.values()].flatMap((group) => {
    const odd = group.filter((one) => timesIn(group, one) === 1);
    return odd.flatMap((other, at) => {
      const first = group.find(
        (one) =>
          areTurned(one, other) &&
          !odd.slice(0, at).includes(one) &&
          !areTogether(group, one, other),
      );
      return first === undefined
        ? []
        : [
            {
              first: first.mention,
              other: other.mention,
              noun: other.mention.label || first.mention.label || '数字',
            },
          ];
    });
  });
}

const inProse = ({ statements }: TextDocument): Placed[] =>
  statements
    .filter(({ inTable }) => !inTable)
    .flatMap((within) => within.mentions.flatMap((mention) => placedIn(mention, within)));

const inCells = ({ tables }: TextDocument): Placed[] =>
  tables.flatMap(({ rows }) =>
    rows.flatMap((within) =>
      within.flatMap((cell) => {
        const mention = figureOfCell(cell, '');
        return mention === null ? [] : placedIn(mention, within);
      }),
    ),
  );

function placedIn(mention: Mention, within: object): Placed[] {
  const printed = mention.value.toFixed();
  const behind = printed.split('.')[1] ?? '';
  const digits = printed.replace('.', '');
  const telling = behind === '' ? digits.replace(/0+$/, '') : digits;
  return telling.length < MANY_DIGITS || !mention.exact
    ? []
    : [{ mention, digits, places: behind.length, within }];
}

const timesIn = (group: readonly Placed[], { digits }: Placed): number =>
  group.filter((one) => one.digits === digits).length;

function areTurned(one: Placed, other: Placed): boolean {
  const [unit, same] = [one.mention.unit, other.mention.unit];
  const differ = Array.from(one.digits).flatMap((digit, at) =>
    digit === other.digits[at] ? [] : [at],
  );
  const [first = 0, second = 0] = differ;
  return (
    (unit === same || unit === '' || same === '') &&
    differ.length === 2 &&
    second - first === 1 &&
    (one.mention.year === null ||
      other.mention.year === null ||
      one.mention.year === other.mention.year)
  );
}

/** Told in one breath they are two things. */
const areTogether = (group: readonly Placed[], one: Placed, other: Placed): boolean =>
  group.some(
    (mine) =>
      mine.digits === one.digits &&
      group.some(({ digits, within }) => digits === other.digits && within === mine.within),
  );
