import { goalFinder, looksAhead } from '../goal-figures.js';
import { oncePerDocument } from '../../../once.js';
import { matchesInEach } from '../../../text/in-each.js';
import type { Substituted } from '../substituted.js';
import type { TextDocument } from '../../../document.js';

/** 老屋坪桥、下湾桥、双溪新桥、沙河中桥 */
const NAMES = /[一-龥]{2,12}(?:、[一-龥]{2,8}){2,}/g;
const FEWEST = 4;

interface Name {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** Of names listed as a goal one that is another among the same names in what came of it. */
export const swappedNames = oncePerDocument((document): readonly Substituted[] => {
  if (looksAhead(document)) return [];
  const { isListed, isBelow } = goalFinder(document);
  const lists = namesIn(document);
  const isGoal = ([first]: readonly Name[]): boolean =>
    first !== undefined && (isListed(first.start, first.end) || isBelow(first.start));
  const goals = lists.filter(isGoal);
  const others = lists.filter((list) => !isGoal(list));
  return goals.flatMap((goal) =>
    others.flatMap((came) => swapIn(document, goal, came)).slice(0, 1),
  );
});

const namesIn = ({ lines }: TextDocument): Name[][] =>
  matchesInEach(
    lines.filter(({ text }) => text.includes('、')),
    NAMES,
  )
    .map(({ piece, match }) => {
      let at = piece.start + match.index;
      return match[0].split('、').map((name) => {
        const start = at;
        at += name.length + 1;
        return { name, start, end: start + name.length };
      });
    })
    .filter(({ length }) => length >= FEWEST);

function swapIn(
  { text }: TextDocument,
  goal: readonly Name[],
  came: readonly Name[],
): Substituted[] {
  if (goal.length !== came.length) return [];
  const last = goal.length - 1;
  const differing = goal.flatMap((wanted, at) => {
    const told = came[at];
    return told === undefined || isSame(wanted.name, told.name, at, last)
      ? []
      : [{ wanted, told, at }];
  });
  const [swap, ...more] = differing;
  // What leads to the first, and what is told of the last, belongs to no name.
  if (swap === undefined || more.length > 0 || swap.at === 0 || swap.at === last) return [];
  const { wanted, told } = swap;
  const isAkin = wanted.name.at(-1) === told.name.at(-1) || wanted.name.length === told.name.length;
  const isTold = text.slice(goal[last]?.end).includes(wanted.name);
  return isAkin && !isTold ? [{ wanted, came: told }] : [];
}

const isSame = (one: string, other: string, at: number, last: number): boolean =>
  one === other ||
  (at === 0 && (one.endsWith(other) || other.endsWith(one))) ||
  (at === last && (one.startsWith(other.slice(0, 2)) || other.startsWith(one.slice(0, 2))));
