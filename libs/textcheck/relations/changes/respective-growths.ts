import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { alike, isGrowth } from '../figures/near.js';
import { directionOf, FROM, isChange, TO, type Direction } from './change-words.js';
import { growthOf, type GrowthSlip } from './growth-slips.js';

const FIRST = /分别[^，。；\d]{0,8}$/;
const NEXT = /^\s*(?:、|和|及|与)\s*$/;
const EARLIER = /(?:上年|去年|同期|20\d\d年|[较比与同])[^，。；\d]*$/;
const FEWEST = 2;

/**
 * 86起、19人、74人，与2021年的98起、23人、89人相比，分别下降12.24%、17.39%和16.85%: one list against another, item by item. Where all
 * rates but one fit their items, that one is wrong.
 */
export function wrongRespective({ statements }: TextDocument): GrowthSlip[] {
  return statements
    .filter(({ inTable, text }) => !inTable && text.includes('分别'))
    .flatMap(({ mentions }) =>
      mentions.flatMap((first, index) => {
        const direction = FIRST.test(first.before)
          ? directionOf(first.before.replace(/分别(?=[为是达]?到?$)/, ''), [])
          : null;
        if (first.kind !== 'percent' || direction === null) return [];
        return judge(mentions.slice(0, index), runFrom(mentions, index), direction);
      }),
    );
}

/** The rates told in a row. */
function runFrom(mentions: readonly Mention[], index: number): Mention[] {
  const rest = mentions.slice(index + 1);
  const ends = rest.findIndex(({ kind, before }) => kind !== 'percent' || !NEXT.test(before));
  return mentions.slice(index, index + 1 + (ends < 0 ? rest.length : ends));
}

function judge(
  told: readonly Mention[],
  rates: readonly Mention[],
  direction: Direction,
): GrowthSlip[] {
  const count = rates.length;
  if (count < FEWEST) return [];
  const turned = fromTo(told.slice(-2 * count));
  if (turned !== null && turned.length === count) return onlyWrong(rates, turned, direction);
  const last = told.slice(-count);
  const changes = last.length === count && last.some(isChange);
  const figures = changes ? told.slice(0, -count) : told;
  const [second, first] = [figures.slice(-count), figures.slice(-2 * count, -count)];
  const [opens] = second;
  if (first.length < count || opens === undefined || !EARLIER.test(opens.before)) return [];
  const ends = first.flatMap((later, at) => {
    const earlier = second[at];
    return earlier && alike(later, earlier) ? [{ later, earlier }] : [];
  });
  return onlyWrong(rates, ends, direction);
}

interface Ends {
  readonly later: Mention;
  readonly earlier: Mention;
}

/** 甲由A增至B，乙由C增至D: two by two. */
function fromTo(told: readonly Mention[]): Ends[] | null {
  const ends: Ends[] = [];
  for (let at = 0; at + 1 < told.length; at += 2) {
    const [earlier, later] = told.slice(at, at + 2);
    if (earlier === undefined || later === undefined || !alike(earlier, later)) return null;
    if (!FROM.test(earlier.before) || !TO.test(later.before)) return null;
    ends.push({ earlier, later });
  }
  return ends.length === 0 ? null : ends;
}

/** Where all rates but one fit their items. */
function onlyWrong(
  rates: readonly Mention[],
  ends: readonly Ends[],
  direction: Direction,
): GrowthSlip[] {
  const count = rates.length;
  const pairs = rates.flatMap((by, at) => {
    const pair = ends[at];
    return pair === undefined ? [] : [{ by, ...pair }];
  });
  const wrong = pairs.filter(({ by, later, earlier }) => !isGrowth(later, earlier, by, direction));
  if (pairs.length < count || wrong.length !== 1) return [];
  return wrong.flatMap(({ by, later, earlier }) => {
    const computed = growthOf(later, earlier);
    return computed === null ? [] : [{ by, earlier, later, computed, direction }];
  });
}
