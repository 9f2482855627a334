import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { alike, isGrowth } from '../figures/near.js';
import { directionOf, isChange, type Direction } from './change-words.js';
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
        const direction = FIRST.test(first.before) ? directionOf(first.before, []) : null;
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
  const last = told.slice(-count);
  const changes = last.length === count && last.some(isChange);
  const figures = changes ? told.slice(0, -count) : told;
  const [second, first] = [figures.slice(-count), figures.slice(-2 * count, -count)];
  const [opens] = second;
  if (first.length < count || opens === undefined || !EARLIER.test(opens.before)) return [];
  const pairs = rates.flatMap((by, at) => {
    const [later, earlier] = [first[at], second[at]];
    return later && earlier && alike(later, earlier) ? [{ by, later, earlier }] : [];
  });
  const wrong = pairs.filter(({ by, later, earlier }) => !isGrowth(later, earlier, by, direction));
  if (pairs.length < count || wrong.length !== 1) return [];
  return wrong.flatMap(({ by, later, earlier }) => {
    const computed = growthOf(later, earlier);
    return computed === null ? [] : [{ by, earlier, later, computed, direction }];
  });
}
