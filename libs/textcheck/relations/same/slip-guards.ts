import { groupBy } from '#libs/kernel';

import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { onceFor } from '../../once-for.js';
import { isBorneOut } from '../figures/borne-out.js';
import { around } from '../figures/near.js';
import { isResultOf } from './results-told.js';
import {
  areInOneRow,
  areOfOneSeason,
  areOfOneYear,
  areOfSeries,
  areSisters,
  haveOwnTopics,
  isExplainedGap,
  isOfWhich,
  isPart,
  leavesRest,
} from './role-guards.js';
import { countTwoThings } from './counted-nouns.js';
import { areContrasted } from './role-words.js';
import { statusOf } from './role-status.js';
import type { Role } from './roles.js';
import type { Slip } from './slip.js';
import type { ToldFigure } from './told-figures.js';

const statuses = onceFor((document: TextDocument) =>
  onceFor((role: Role) => statusOf(document, role).split('+')),
);

/** 由4.5万增至5.4万 */
const OF_OTHERS = /(?:[由从][^，。；]{0,12}|(?:增|减|升|降|提高|下降)(?:加|少|长)?(?:到|至))$/;
/** 其余110户, 比上年的46.50万元: of some of all, or of another time. */
const OF_REST = /(?:其余|剩余|其中|另有|余下|剩下|上年|去年|增加|减少|超|相差|少)[^。；]{0,14}$/;
const LEAD = 20;
/** So much of their names one wrong digit needs. */
const LEAST_NAMED = 4;
const LEAST_COVER = 0.3;
const FEWEST_LONG = 3;

/** Nothing tells that the two are two. */
export const mayBeOne = (slip: Slip): boolean =>
  GUARDS.every((isTwo) => !isTwo(slip)) && (slip.swapped || STRICT.every((isTwo) => !isTwo(slip)));

const rolesOf = ({ first, later }: Slip): [Role, Role] => [first.role, later.role];

const byThing = onceFor((figures: readonly ToldFigure[]) =>
  groupBy(
    figures.map(({ role }) => role),
    ({ mention: { thing } }) => thing,
  ),
);

const likeOf = ({ figures, first }: Slip): readonly Role[] =>
  byThing(figures).get(first.mention.thing) ?? [];

const GUARDS: readonly ((slip: Slip) => boolean)[] = [
  // Cells of two rows.
  ({ first, later }) => first.row !== null && later.row !== null && first.row !== later.row,
  // Each is told again.
  ({ twins }) => twins.every((group) => group.length > 0),
  areBesideEachOther,
  (slip) => before(slip).some((words) => OF_OTHERS.test(words)),
  (slip) => leavesRest(...rolesOf(slip)),
  (slip) => either(slip, (one, other) => isPart(likeOf(slip), one, other)),
  (slip) => either(slip, (one, other) => isOfWhich(likeOf(slip), one, other)),
  (slip) => isExplainedGap(likeOf(slip), ...rolesOf(slip)),
  (slip) => [slip.first, slip.later].every((one) => isBorne(slip.document, one)),
  (slip) => areSisters(...rolesOf(slip)),
  areOfTwoItems,
  areOfTwoKinds,
  areContrary,
];

/** One wrong digit is met by chance more often: what was wanted and what came, this year and the last, rates of two works. */
const STRICT: readonly ((slip: Slip) => boolean)[] = [
  ({ shared }) => shared.named < LEAST_NAMED || shared.cover < LEAST_COVER,
  ({ first, length }) => first.mention.kind === 'amount' && length < FEWEST_LONG,
  areOfTwoStages,
  (slip) => countTwoThings(...rolesOf(slip)),
  isRounder,
  (slip) => before(slip).some((words) => OF_REST.test(words)),
  (slip) => !areOfOneSeason(...rolesOf(slip)),
  (slip) => !areOfOneYear(slip.document, ...rolesOf(slip)),
  (slip) => areOfSeries(...rolesOf(slip)),
  (slip) => haveOwnTopics(slip.document, ...rolesOf(slip)),
  (slip) => areInOneRow(slip.document, likeOf(slip), ...rolesOf(slip)),
  (slip) => isResultOf(slip.document, ...rolesOf(slip)),
];

const either = (slip: Slip, holds: (one: Role, other: Role) => boolean): boolean =>
  holds(slip.first.role, slip.later.role) || holds(slip.later.role, slip.first.role);

const before = ({ document: { text }, first, later }: Slip): string[] =>
  [first, later].map(({ mention: { start } }) => text.slice(Math.max(0, start - LEAD), start));

/** Both values in one sentence or row. */
function areBesideEachOther({ first, later, twins: [mine, theirs] }: Slip): boolean {
  return (
    mine.some(({ within }) => within === later.within) ||
    theirs.some(({ within }) => within === first.within)
  );
}

const isBorne = (document: TextDocument, { mention, role, row, beside }: ToldFigure): boolean =>
  row === null
    ? isBorneOut(around(document, role.statement, mention), mention)
    : fitsRow(mention, beside);

const SMALL = 1e-6;
const PERCENT = 0.006;

/** Told again in its row, or made by two others of it. */
function fitsRow({ value, start }: Mention, beside: readonly Mention[]): boolean {
  const own = value.toNumber();
  const others = beside.filter((one) => one.start !== start).map((one) => one.value.toNumber());
  const isOf = (one: number, other: number): boolean =>
    [one + other, one - other, one * other].some((made) => Math.abs(made - own) < SMALL) ||
    Math.abs((own / other) * 100 - one) < PERCENT ||
    Math.abs((other / own) * 100 - one) < PERCENT;
  return others.some(
    (one, at) => one === own || others.some((other, index) => index !== at && isOf(one, other)),
  );
}

/** 1,800亩 and 1,860亩: what was wanted is told in a round number. */
function isRounder({ first, later }: Slip): boolean {
  const [one, other] = [first, later].map(
    ({ digits }) => /^\d+?(0*)\.0*$/.exec(digits)?.[1]?.length ?? 0,
  );
  return one !== other;
}

const GOAL = /目标|计划|任务|指标值|年初|不少于|不低于|拟|预期|预算/;
const DONE = /完成|实际|实现|情况|决算|执行|支出|达/;
const CHAPTER = /目标|计划|任务|情况|完成|分析|安排/;

/** Wanted by its own words or the innermost title that speaks of it. */
function isWanted({ role, row }: ToldFigure): boolean {
  const { clause, path } = role;
  if (GOAL.test(clause) && !DONE.test(clause)) return true;
  if ((row !== null || role.statement.inTable) && DONE.test(clause)) return false;
  const title = path.split('/').findLast((one) => CHAPTER.test(one)) ?? '';
  return /目标|计划|任务|安排/.test(title) && !/完成|实现|情况|分析/.test(title);
}

function areOfTwoStages({ document, first, later }: Slip): boolean {
  const status = statuses(document);
  const [one, other] = [first, later].map(({ role }) => status(role).join('+'));
  return one !== other || isWanted(first) !== isWanted(later);
}

/** Told of each, of some or as a share: more than another word for when. */
const KINDS: ReadonlySet<string> = new Set(['each', 'part', 'share']);

function areOfTwoKinds({ document, first, later }: Slip): boolean {
  const status = statuses(document);
  const [one, other] = [first, later].map(({ role }) =>
    status(role).filter((said) => KINDS.has(said)),
  );
  return one?.join('+') !== other?.join('+');
}

/** 用人单位12家 and 见习单位21家: of two digits or with one wrong, a word of its own makes another thing. */
function areContrary({ first, later, swapped, length }: Slip): boolean {
  return (
    (!swapped || length < FEWEST_LONG) &&
    areContrasted(lastOf(first.role.near), lastOf(later.role.near))
  );
}
const lastOf = (words: string): string => words.split('|').at(-1) ?? '';

const ITEM = /^[（(]?[\d一二三四五六七八九十]{1,2}[）).、．]/;
/** What it is of, before the words that tell what was done with the money. */
const ITEM_NAME =
  /^[（(]?[\d一二三四五六七八九十]{1,2}[）).、．]\s?([一-龥]{4,}?)(?:项目|工程)?[，：。]/;

/** （2）饮水提升，安排124万元 and （4）低产林改造，安排142万元: two items of a list with names of their own. */
function areOfTwoItems({ document, first, later }: Slip): boolean {
  const [mine, theirs] = [first, later].map(
    ({ mention }) =>
      document.statements.findLast(({ start }) => start <= mention.start)?.text ?? '',
  );
  if (mine === undefined || theirs === undefined) return false;
  const [one, two] = [mine, theirs].map((text) => ITEM_NAME.exec(text)?.[1]);
  return (
    [mine, theirs].every((text) => ITEM.test(text)) &&
    one !== undefined &&
    two !== undefined &&
    ![...one].some((_, at) => at > 0 && two.includes(one.slice(at - 1, at + 1)))
  );
}
