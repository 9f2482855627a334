import { groupBy } from '#libs/kernel';

import { toldFigures, type Told } from './goal-model.js';
import { mentionsOf } from '../../mentions/mention.js';
import { isBehindSorts } from './sorted-out.js';
import { measureClass } from './targets.js';
import { onceFor } from '../../once-for.js';
import { oncePerDocument } from '../../once.js';
import type { Substituted } from './substituted.js';
import type { TextDocument } from '../../document.js';
import type { Cell } from '../../text/tables.js';

/** A goal's figure is met by one between these parts of it. */
const [LEAST, MOST] = ['0.9', '1.3'] as const;
const isNear = ({ mention: wanted }: Told, { mention: came }: Told): boolean =>
  came.base.greaterThanOrEqualTo(wanted.base.times(LEAST)) &&
  came.base.lessThanOrEqualTo(wanted.base.times(MOST));

/** Share of the characters of some words that stand in a text. */
export function heardIn(words: string, text: string): number {
  const characters = new Set(words);
  let heard = 0;
  for (const one of characters) if (text.includes(one)) heard += 1;
  return characters.size === 0 ? 0 : heard / characters.size;
}

interface Swap {
  readonly was: string;
  readonly now: string;
  readonly front: number;
  readonly back: number;
}

/** Words of doing, of time and of grammar are told in many ways. */
const LOOSE =
  /[初末年月日应由于等各类期在按两每把被将已的了从与及或共托没]|举办|寻找|评选|提供|核对|编制|带动|参与|惠及|受益|受理|办理|纳入|所属|全[县镇市区]|城市|学期|完成|实际|计划|保障|健康|随访|配备|聘用|组织|落实|建设|修复|修缮|维修|维护|开展|购置|采购|发放|新[建增]|改造|安装|培训|覆盖|走|^(?:群众|家庭|农户|村民|居民|对象|人口|人群|百姓|人员|现场|线上|线下)$|电脑|计算机/;
/** The longest words that may stand one for the other, longer ones behind a long beginning. */
const LONGEST = { plain: 6, framed: 8, frame: 4 } as const;

/** What of two things differs between what they have in common; null where it may be the same in other words. */
function swapOf(wanted: string, came: string): Swap | null {
  const least = Math.min(wanted.length, came.length);
  let front = 0;
  while (front < least && wanted[front] === came[front]) front += 1;
  let back = 0;
  while (back < least - front && wanted.at(-back - 1) === came.at(-back - 1)) back += 1;
  const cut = (text: string): string => {
    const differs = text.slice(front, text.length - back);
    // 推广小麦良种 and 玉米良种: the words right before what they share.
    return front === 0 && back > 1 ? differs.slice(-2) : differs;
  };
  const swap = { was: cut(wanted), now: cut(came), front, back };
  return isSwap(swap) ? swap : null;
}

function isSwap({ was, now, front, back }: Swap): boolean {
  const shortest = Math.min(was.length, now.length);
  if (front + back < 2 || shortest === 0) return false;
  if (front === 0 && shortest < 2) return false;
  const isFramed = front >= LONGEST.frame;
  const longest = isFramed ? LONGEST.framed : LONGEST.plain;
  if (Math.max(was.length, now.length) > longest || LOOSE.test(was) || LOOSE.test(now))
    return false;
  const shared = [...was].filter((one) => now.includes(one)).length;
  return shared <= (isFramed && was.length > LONGEST.plain - 1 ? 1 : 0);
}

/** The figures of a report as goals, what may answer them, and its tables. */
interface Model {
  readonly document: TextDocument;
  readonly goals: readonly Told[];
  /** By their sorts. */
  readonly others: ReadonlyMap<string, readonly Told[]>;
  readonly rows: readonly Row[];
}

type Row = readonly Cell[];

const modelOf = (document: TextDocument): Model => {
  const all = toldFigures(document).filter(({ mention }) => mention.kind !== 'amount');
  const goals = all.filter(({ role }) => role === 'wanted');
  const others = groupBy(
    all.filter(({ role }) => role !== 'wanted'),
    ({ sort }) => sort,
  );
  return { document, goals, others, rows: document.tables.flatMap(({ rows }) => rows) };
};

/** A row of a table that says something, with a figure of a sort. */
const tells = (row: Row, sort: string, isSaid: (text: string) => boolean): boolean =>
  isSaid(wordsOf(row)) && sortsIn(row).has(sort);

const wordsOf = onceFor((row: Row) => row.map(({ text }) => text).join('，'));
const sortsIn = onceFor(
  (row: Row): ReadonlySet<string> =>
    new Set(row.flatMap((cell) => mentionsOf(cell).map(({ unit }) => measureClass(unit)))),
);

const answersTo = (goal: Told, { others }: Model): Told[] =>
  (others.get(goal.sort) ?? []).filter(({ start }) => start > goal.mention.end);

/** The last of sorts of the goal's own thing. */
function isLastOfSorts(goal: Told, { thing, start }: Told, { document: { text } }: Model): boolean {
  const isSort = (at: number): boolean =>
    isBehindSorts(text.slice(Math.max(0, at - REACH.back), at));
  return thing.endsWith(goal.thing.slice(-HEAD)) && isSort(start) && !isSort(goal.start);
}
/** What things are at their ends: 服务, 培训班. */
const HEAD = 2;

/** Goals of which another thing is told, in a frame of the same words or at their place among goals told in turn. */
export const otherThings = oncePerDocument((document): readonly Substituted[] => {
  const model = modelOf(document);
  if (model.goals.length === 0 || model.others.size === 0) return [];
  const framed = model.goals.flatMap((goal) => framedFor(goal, model));
  const known = new Set(framed.map(({ came }) => came.start));
  const placed = seriesOf(model.goals).flatMap((series) => placedIn(series, model));
  return [...framed, ...placed.filter(({ came }) => !known.has(came.start))];
});

const substituted = (goal: Told, came: Told, was: string, now: string): Substituted => ({
  wanted: { start: goal.start, end: goal.mention.end, name: was },
  came: { start: came.start, end: came.mention.end, name: now },
});

function framedFor(goal: Told, model: Model): Substituted[] {
  if (goal.thing.length < 2) return [];
  const answers = answersTo(goal, model);
  const found = answers.flatMap((came) => {
    const mayBe =
      came.role === 'came' &&
      came.thing.length > 1 &&
      isNear(goal, came) &&
      !isLastOfSorts(goal, came, model);
    const swap = mayBe ? swapOf(goal.thing, came.thing) : null;
    return swap !== null && isOpen(goal, came, swap, model) ? [{ came, swap }] : [];
  });
  const [first] = found;
  return first === undefined ? [] : [substituted(goal, first.came, first.swap.was, first.swap.now)];
}

/** Nothing tells of the goal's own thing, and no other goal asks for what is told. */
function isOpen(goal: Told, came: Told, { was, now, front, back }: Swap, model: Model): boolean {
  const { document, goals, rows } = model;
  if (goal.mention.kind === 'percent' && (front < 2 || back < 1)) return false;
  if (goals.some(({ thing }) => thing.includes(now))) return false;
  const isTold = answersTo(goal, model).some(
    (one) => one.thing.includes(was) || heardIn(goal.noun, one.thing + behind(document, one)) === 1,
  );
  if (isTold || rows.some((row) => tells(row, goal.sort, (text) => text.includes(was))))
    return false;
  const own = sharedPairs(goal.thing, came.thing);
  return !goals.some((other) => other !== goal && sharedPairs(other.thing, came.thing) > own);
}

const behind = ({ text }: TextDocument, { mention: { end } }: Told): string =>
  /^[一-龥]*/.exec(text.slice(end, end + NEAR_BEHIND))?.[0] ?? '';
const NEAR_BEHIND = 8;

function sharedPairs(one: string, other: string): number {
  let shared = 0;
  for (let at = 0; at + 2 <= one.length; at += 1)
    if (other.includes(one.slice(at, at + 2))) shared += 1;
  return shared;
}

const CLOSE = 150;
const SPAN = 300;
const HEARD = 0.5;
const FEWEST_SIGNS = 3;

/** Goals told one after another. */
export function seriesOf(goals: readonly Told[]): Told[][] {
  const series: Told[][] = [];
  for (const goal of goals) {
    const last = series.at(-1)?.at(-1);
    const goesOn =
      last !== undefined &&
      goal.passage - last.passage <= 1 &&
      goal.start - last.mention.end < CLOSE;
    if (goesOn) series.at(-1)?.push(goal);
    else series.push([goal]);
  }
  return series.filter(({ length }) => length > 1);
}

/** The one goal of a series of which nothing is told, and what stands between the answers to its neighbours. */
function placedIn(series: readonly Told[], model: Model): Substituted[] {
  const end = series.at(-1)?.mention.end ?? 0;
  const answers = series.map((goal) => heardOf(goal, end, model));
  const [at, ...more] = [...answers.keys()].filter((one) => answers[one]?.length === 0);
  const goal = series[at ?? -1];
  if (at === undefined || goal === undefined || more.length > 0) return [];
  if (!isTellable(goal) || isInRow(goal, model)) return [];
  const before = answers[at - 1]?.[0];
  const from = before?.start ?? end;
  const until = untilNext(answers, at, from);
  return answersTo(goal, model)
    .filter((one) => one.start > from && one.start < until && one !== before && isNear(goal, one))
    .slice(0, 1)
    .filter(
      (came) =>
        isStrange(goal, came, series) &&
        !isTitled(goal, came, model) &&
        !isLastOfSorts(goal, came, model),
    )
    .map((came) => substituted(goal, came, goal.thing, came.thing));
}

const isTellable = ({ mention, noun }: Told): boolean =>
  mention.kind === 'count' && new Set(noun).size >= FEWEST_SIGNS;

/** 增殖放流 above 投放鱼苗62万尾: told below its own name. */
const isTitled = ({ noun, mention }: Told, { start }: Told, { document }: Model): boolean =>
  document.text.slice(Math.max(mention.end, start - REACH.title), start).includes(noun);

/** Where the answer to the next goal begins, if it is not too far off. */
function untilNext(answers: readonly (readonly Told[])[], at: number, from: number): number {
  const next = answers[at + 1];
  if (next === undefined) return from + CLOSE;
  const until = next.find(({ start }) => start > from)?.start ?? from;
  return until - from > SPAN ? from : until;
}

const isInRow = (goal: Told, { rows }: Model): boolean =>
  rows.some((row) => tells(row, goal.sort, (text) => heardIn(goal.noun, text) >= HEARD));

const heardOf = (goal: Told, end: number, model: Model): Told[] =>
  answersTo(goal, model).filter(
    (one) => one.start >= end && heardIn(goal.noun, around(model.document, one)) >= HEARD,
  );

/** Another thing than the goal, and of no other goal. */
const isStrange = (goal: Told, came: Told, series: readonly Told[]): boolean =>
  came.role === 'came' &&
  !/电脑|计算机/.test(came.thing) &&
  new Set(came.thing).size >= FEWEST_SIGNS &&
  heardIn(came.noun, goal.thing) < HEARD &&
  heardIn(goal.noun, came.thing) < HEARD &&
  !series.some((other) => other !== goal && heardIn(came.noun, other.thing) > HEARD);

const REACH = { back: 40, on: 25, title: 60 } as const;

/** The clause of a figure and the one before it. */
export const around = (document: TextDocument, told: Told): string => aroundIn(document)(told);

const aroundIn = oncePerDocument(({ text }) => onceFor((told: Told) => clausesAt(text, told)));

function clausesAt(text: string, { start, mention }: Told): string {
  const before = text.slice(Math.max(0, start - REACH.back), start);
  const own = /[^。；\n]*$/.exec(before)?.[0] ?? '';
  const clauses = own.split(/(?<=[，、])/).slice(-2);
  const after = /^[^，。；、\n]*/.exec(text.slice(start, mention.end + REACH.on))?.[0] ?? '';
  return clauses.join('') + text.slice(start, mention.end) + after;
}
