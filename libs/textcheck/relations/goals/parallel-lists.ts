import { bareOrWhole, soundsLike } from './goals.js';
import { roleOf } from './list-roles.js';
import { overlap, sharedWords, wordsOf } from '../words/words.js';
import { numberOf, type Item, type ItemList } from './items.js';
import { onceFor } from '../../once-for.js';

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
const HEARD = 0.3;
const LONGEST_NAME = 14;

/** Every point of a list is held against every point of the others. */
const namedOf = onceFor((item: Item) => {
  const name = bareOrWhole(item.name);
  return { name, words: wordsOf(name) };
});

export function sameThing(one: Item, other: Item): boolean {
  const [a, b] = [namedOf(one), namedOf(other)];
  return (
    a.name === b.name ||
    within(a.name, b.name) ||
    overlap(a.words, b.words) >= ALIKE ||
    soundsLike(a.name, b.name)
  );
}

/** 校舍维修 in 维修改造校舍: the same characters in another order. */
function within(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  return short.length >= 2 && [...short].every((character) => long.includes(character));
}

/** 数量指标, 社会效益: sorts of indicators, of which a report has those it needs. */
const SORT =
  /^(?:产出|数量|质量|时效|成本|效益|(?:经济|社会|生态)效益|可持续影响|(?:服务对象)?满意度)/;

/** What is left when all named ones are told. */
const REST = /^(?:其余|其他|其它|另外?|此外|剩余|上述|以上)/;

/** Names of things, not of sorts of indicators. */
export const isName = (name: string): boolean =>
  name.length > 1 && !SORT.test(name) && !REST.test(name);

/** Points that bear another name in a later list of the same marks, where all the others agree. */
export function renamedItems(lists: readonly ItemList[]): Renamed[] {
  const marked = lists.filter(({ items }) => items.every(({ mark }) => mark !== ''));
  const byMark = marked.flatMap((later, index) =>
    marked.slice(0, index).flatMap((earlier) => renamedIn(earlier, later, lists)),
  );
  const goals = lists.filter((list) => roleOf(list) === 'goals');
  const inPlace = lists
    .filter((list) => goals.length > 0 && roleOf(list) === 'outcomes')
    .flatMap((later) => goals.flatMap((earlier) => renamedInPlace(earlier, later)));
  return [...byMark, ...inPlace, ...renamedFunds(lists)].filter(
    ({ was, now }) =>
      !isShortened(was.name, now.name) && !isToldBelow(was, now) && !isOfElse(was, now),
  );
}

/** 制度执行, 资金管理: a title of how the money was kept is of no goal; 基础设施 over a goal without a figure is a wider one. */
export const isOfElse = (was: Item, now: Item): boolean =>
  MANAGEMENT.test(now.name) || (!/\d/.test(was.text) && now.name.length <= WIDE);
const MANAGEMENT =
  /^(?:制度|资金|预算|财务|项目|绩效|内控|采购|资产|过程|组织|投入|管理)[一-龥]{0,2}(?:执行|管理|监督|监控|使用|建设|实施|控制|保障|情况)$/;
const WIDE = 4;

/** 落实资助政策 for 落实免学费和国家助学金政策: told shorter, with every character in its order. */
export function isShortened(whole: string, short: string): boolean {
  let at = -1;
  const inOrder = [...short].every((character) => (at = whole.indexOf(character, at + 1)) >= 0);
  return inOrder && short.length > 2 && short.length < whole.length;
}

/** 落实资助政策。免学费惠及…；国家助学金资助…: under a shorter title all of the goal is told. */
function isToldBelow({ name, text: wanted }: Item, { name: title, text }: Item): boolean {
  const words = wordsOf(name);
  const body = text.slice(text.indexOf(title) + title.length);
  if (![...title].some((one) => name.includes(one))) return isNamedBelow(name, wanted, body);
  const isAkin = [...title].some((_, at) => at > 0 && name.includes(title.slice(at - 1, at + 1)));
  return isAkin && words.size >= FEWEST && sharedWords(words, wordsOf(body)) >= words.size * ALIKE;
}

/** 人居环境 over 户厕改造计划320户: below a wider title the goal stands by its own name, with the figure that was wanted. */
const isNamedBelow = (name: string, wanted: string, body: string): boolean =>
  name.length >= NAMED &&
  body.includes(name.slice(-NAMED)) &&
  (wanted.match(/\d[\d.,]*/g) ?? []).some((figure) => body.includes(figure));
const NAMED = 4;

const VERB = /[发付建改修办开举购更拨补组完做印制养护]/;

/** 智慧校园建设 and 书香校园建设: one thing told apart by a word in the middle or before. */
function isSubstituted(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 4) return false;
  const wrong = [...one].flatMap((character, at) => (character === other[at] ? [] : [at]));
  const [first = 0, last = 0] = [wrong[0], wrong.at(-1)];
  const parts = [one, other].map((name) => name.slice(first, last + 1));
  const isShort = wrong.length === 2 && last === first + 1 && last < one.length - 1;
  return isShort && !parts.some((part) => VERB.test(part));
}

/** Points without marks that stand in the same places of two lists of as many. */
function renamedInPlace(earlier: ItemList, later: ItemList): Renamed[] {
  const count = earlier.items.length;
  if (earlier.end > later.start || count !== later.items.length || count < FEWEST_UNTOLD) return [];
  const pairs = later.items.flatMap((now, at) => {
    const was = earlier.items[at];
    return was === undefined ? [] : [{ was, now }];
  });
  const odd = pairs.filter(({ was, now }) => {
    const name = was.name.slice(0, now.name.length);
    return isSubstituted(name, now.name) && !later.items.some((item) => item.name === name);
  });
  const rest = pairs.filter((pair) => !odd.includes(pair));
  return odd.length === 1 && rest.every(({ was, now }) => sameThing(was, now)) ? odd : [];
}

/** Goals or projects that the list of outcomes has not, where all it has are of the other ones. */
export function missingItems(lists: readonly ItemList[]): Item[] {
  const outcomes = lists.filter((list) => roleOf(list) === 'outcomes' && !isSelection(list));
  const wanted = lists.filter((list) => roleOf(list) === 'goals' && !isOfFunds(list));
  return lists
    .filter((list) => list.items.length >= FEWEST_UNTOLD && isWholeList(list))
    .flatMap((goals) => {
      const told = outcomes
        .filter(({ start, items }) => start > goals.end && items.length >= goals.items.length - 1)
        .filter((list) => areOfOneYear(goals, list))
        .flatMap(({ items }) => unmatched(goals, items) ?? [])
        .filter(({ extra }) => extra.length === 0);
      const isWhole = told.some(({ missing }) => missing.length === 0);
      const open = isWhole ? [] : (told.find(({ missing }) => missing.length === 1)?.missing ?? []);
      return open.filter((item) => isOfGoals(goals, wanted, item) && !isToldIn(lists, goals, item));
    });
}

/** Money may go to what no goal asks for: where there are goals, a project of a table of funds must be of one of them. */
const isOfGoals = (list: ItemList, wanted: readonly ItemList[], item: Item): boolean =>
  wanted.length === 0 ||
  !isOfFunds(list) ||
  wanted.some(({ items }) => items.some((goal) => sameThing(goal, item)));

/** 2025年绩效目标 and 2024年目标完成情况 are not two tellings of one. */
function areOfOneYear(one: ItemList, other: ItemList): boolean {
  const [a, b] = [yearOf(one), yearOf(other)];
  return a === '' || b === '' || a === b;
}
const yearOf = onceFor(({ lead }: ItemList) => YEAR.exec(lead.join('，'))?.[1] ?? '');
const YEAR = /.*(20\d\d)年度?(?:部门|整体|总体|绩效|工作|重点|主要)*(?:目标|任务|指标)/;

interface OddItems {
  readonly missing: readonly Item[];
  readonly extra: readonly Item[];
}

/** Two lists that differ in more points are not two tellings of one. */
const MOST_ODD = 2;

/** What two lists have not in common; null where that is too much. */
function unmatched({ items }: ItemList, later: readonly Item[]): OddItems | null {
  const missing = oddOnes(items, later);
  const extra = missing && oddOnes(later, items);
  return missing && extra && { missing, extra };
}

function oddOnes(items: readonly Item[], others: readonly Item[]): Item[] | null {
  const odd: Item[] = [];
  for (const item of items) {
    if (others.some((other) => sameThing(item, other))) continue;
    odd.push(item);
    if (odd.length > MOST_ODD) return null;
  }
  return odd;
}

/** Projects of a table of funds that bear another name in the same place of a list of outcomes. */
function renamedFunds(lists: readonly ItemList[]): Renamed[] {
  const outcomes = lists.filter((list) => roleOf(list) === 'outcomes' && !isOfFunds(list));
  return lists
    .filter((list) => list.items.length >= FEWEST_UNTOLD && isOfFunds(list))
    .flatMap((funds) => {
      const later = outcomes.find(({ start }) => start > funds.end)?.items ?? [];
      const odd = unmatched(funds, later);
      return odd === null ? [] : renamedFund(odd, funds.items, later);
    });
}

/** The one project of each that the other has not, in the same place. */
function renamedFund(
  { missing, extra }: OddItems,
  funds: readonly Item[],
  later: readonly Item[],
): Renamed[] {
  const [[was], [now]] = [missing, extra];
  if (was === undefined || now === undefined || missing.length + extra.length > 2) return [];
  const isInPlace = later.length === funds.length && later.indexOf(now) === funds.indexOf(was);
  return isInPlace && isName(now.name) && isUnheardOf({ was, now }) ? [{ was, now }] : [];
}

const isSelection = ({ lead }: ItemList): boolean =>
  lead.some((words) => /重点|部分|典型|为例|其中/.test(words.slice(-30)));

const isWholeList = (list: ItemList): boolean =>
  list.form === 'named' ? roleOf(list) !== 'outcomes' : roleOf(list) === 'goals' || isOfFunds(list);

/** 项目 | 预算 | 支出: a table of the projects that were paid for. */
export const isOfFunds = ({ form, lead }: ItemList): boolean => {
  const heads = lead.at(-1) ?? '';
  return (
    form.endsWith('rows') &&
    /项目/.test(heads) &&
    /预算|金额/.test(heads) &&
    /支出|执行/.test(heads)
  );
};

function renamedIn(earlier: ItemList, later: ItemList, lists: readonly ItemList[]): Renamed[] {
  const pairs = areOfOneYear(earlier, later) ? pairsOf(earlier, later) : [];
  const [other, ...more] = pairs.filter(({ was, now }) => !sameThing(was, now));
  const named = pairs.every(({ was, now }) => isName(was.name) && isName(now.name));
  if (!named || other === undefined || more.length > 0) return [];
  const isCopy = earlier.form === later.form && earlier.items.length === later.items.length;
  const strange = overlap(wordsOf(other.was.name), wordsOf(other.now.name)) <= STRANGE;
  const moved = later.items.some((item) => sameThing(item, other.was));
  if (!strange || moved) return [];
  return isCopy || (isUnheardOf(other) && !isToldIn(lists, earlier, other.was)) ? [other] : [];
}

/** A list of outcomes has the point under its own name: another that names it otherwise tells of more. */
const isToldIn = (lists: readonly ItemList[], { end }: ItemList, was: Item): boolean =>
  lists.some(
    (list) =>
      list.start > end &&
      roleOf(list) === 'outcomes' &&
      !isOfFunds(list) &&
      list.items.some((item) => item.name === was.name),
  );

/** The points of two lists that bear one number; none where the lists are not of the same things. */
function pairsOf(earlier: ItemList, later: ItemList): Renamed[] {
  const [before, after] = [roleOf(earlier), roleOf(later)];
  const [count, most] = [earlier.items.length, later.items.length];
  // What else was done may follow what came of the goals.
  const goesOn = before === 'goals' && after === 'outcomes' && count < most;
  const told = after === 'outcomes' || (before !== null && after !== null);
  const fewest = told && !goesOn ? FEWEST : FEWEST_UNTOLD;
  if (earlier.end > later.start || count < fewest || (count !== most && !goesOn)) return [];
  const pairs = earlier.items.flatMap((was) => {
    const now = later.items.find((one) => numberOf(one) === numberOf(was));
    return now === undefined ? [] : [{ was, now }];
  });
  return pairs.length === count ? pairs : [];
}

/** Nothing of the later name stands in what the goal says; a goal without a short name may have any. */
const isUnheardOf = ({ was, now }: Renamed): boolean =>
  was.name.length <= LONGEST_NAME &&
  sharedWords(wordsOf(now.name), wordsOf(was.text)) < wordsOf(now.name).size * HEARD;

/** A point beyond those of an earlier list of goals, where all of these come again in the same form. */
export function extraItems(lists: readonly ItemList[]): { extra: Item; goals: ItemList }[] {
  const goalLists = lists.filter((list) => roleOf(list) === 'goals');
  return lists
    .filter((list) => roleOf(list) === 'outcomes')
    .flatMap((outcomes) =>
      goalLists.flatMap((goals) => extraIn(goals, outcomes).map((extra) => ({ extra, goals }))),
    );
}

/** Marked points in one line, and those that came of them in the same or the next. */
const isBeside = ({ form, end }: ItemList, { start }: ItemList): boolean =>
  form.startsWith('inline') && start - end <= NEAR;
const NEAR = 30;
const FEWEST_BESIDE = 2;

function extraIn(goals: ItemList, outcomes: ItemList): Item[] {
  const count = goals.items.length;
  const inReach = goals.end < outcomes.start && goals.form === outcomes.form;
  const fewest = isBeside(goals, outcomes) ? FEWEST_BESIDE : FEWEST;
  if (!inReach || count < fewest || outcomes.items.length !== count + 1) return [];
  const extra = outcomes.items.filter((item) => !goals.items.some((goal) => sameThing(goal, item)));
  const [one] = extra;
  const allTold = goals.items.every((goal) => outcomes.items.some((item) => sameThing(goal, item)));
  if (one === undefined || extra.length > 1 || !allTold) return [];
  const words = wordsOf(one.name);
  const known = goals.items.some((goal) => overlap(wordsOf(goal.text), words) > STRANGE);
  return known ? [] : [one];
}
