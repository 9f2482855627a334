import { bareOrWhole, soundsLike } from './goals.js';
import { roleOf } from './list-roles.js';
import { overlap, wordsOf } from './words.js';
import type { Item, ItemList } from './item-lists.js';

/** A point of one list and what stands in its place in another. */
export interface Renamed {
  readonly was: Item;
  readonly now: Item;
}

const FEWEST = 3;
/** Lists without a word on what they are must agree in more places. */
const FEWEST_UNTOLD = 4;
const ALIKE = 0.5;
const STRANGE = 0.4;

export function sameThing(one: Item, other: Item): boolean {
  const [a, b] = [bareOrWhole(one.name), bareOrWhole(other.name)];
  return a === b || soundsLike(a, b) || within(a, b) || overlap(wordsOf(a), wordsOf(b)) >= ALIKE;
}

/** 校舍维修 in 维修改造校舍: the same characters in another order. */
function within(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 2 && [...short].every((character) => long.includes(character));
}

/** Points that bear another name in a later list of the same marks, where all the others agree. */
export function renamedItems(lists: readonly ItemList[]): Renamed[] {
  const marked = lists.filter(({ items }) =>
    items.every(({ mark, name }) => mark !== '' && name.length > 1),
  );
  return marked.flatMap((later, index) =>
    marked.slice(0, index).flatMap((earlier) => renamedIn(earlier, later)),
  );
}

function renamedIn(earlier: ItemList, later: ItemList): Renamed[] {
  if (earlier.end > later.start) return [];
  const pairs = later.items.flatMap((now) => {
    const was = earlier.items.find(({ mark }) => mark === now.mark);
    return was === undefined ? [] : [{ was, now }];
  });
  const told = roleOf(earlier) !== null && roleOf(later) !== null;
  const [other, ...more] = pairs.filter(({ was, now }) => !sameThing(was, now));
  const enough = pairs.length >= (told ? FEWEST : FEWEST_UNTOLD);
  const whole = pairs.length === Math.max(earlier.items.length, later.items.length);
  if (!enough || !whole || other === undefined || more.length > 0) return [];
  const strange = overlap(wordsOf(other.was.name), wordsOf(other.now.name)) <= STRANGE;
  const moved = later.items.some((item) => sameThing(item, other.was));
  return strange && !moved ? [other] : [];
}

/** A point beyond those of an earlier list of goals, where all of these come again in the same form. */
export function extraItems(lists: readonly ItemList[]): { extra: Item; goals: ItemList }[] {
  const goalLists = lists.filter((list) => roleOf(list) === 'goals');
  return lists
    .filter((list) => roleOf(list) === 'outcomes')
    .flatMap((outcomes) =>
      goalLists.flatMap((goals) => extraIn(goals, outcomes).map((extra) => ({ extra, goals }))),
    );
}

function extraIn(goals: ItemList, outcomes: ItemList): Item[] {
  const count = goals.items.length;
  const inReach = goals.end < outcomes.start && goals.form === outcomes.form;
  if (!inReach || count < FEWEST || outcomes.items.length !== count + 1) return [];
  const extra = outcomes.items.filter((item) => !goals.items.some((goal) => sameThing(goal, item)));
  const [one] = extra;
  const allTold = goals.items.every((goal) => outcomes.items.some((item) => sameThing(goal, item)));
  if (one === undefined || extra.length > 1 || !allTold) return [];
  const words = wordsOf(one.name);
  const known = goals.items.some((goal) => overlap(wordsOf(goal.text), words) > STRANGE);
  return known ? [] : [one];
}
