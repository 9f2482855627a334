import { alike, type Read } from './reading.js';
import { praisedFigures } from './near-praise.js';
import { rangeOfText } from '../../../finding-of.js';
import type { Praise } from './verdict-words.js';
import type { TextDocument } from '../../../document.js';
import type { WrongVerdict } from '../verdicts.js';

const HEARD = 0.5;
/** A goal that was changed, or a part of it that was put off, with leave. */
const CHANGED = /调整|核[减增]|调[减增]|变更|追加|修订|批准|取消|分[两三]年|三年|五年|跨年/;
/** A result that is told to fall short. */
const ADMITTED =
  /[未没](?:有|能|全)?(?:达|完成|实现)|扣\s?\d|不[足及]|差\s?\d|缺口|低于(?:年初|年度|绩效)?(?:目标|指标|计划|要求)/;

/** 合格率指标以已完工工程为口径: how it is reckoned praises nothing. */
const RECKONED = /口径|率指标[以按]/;

/** A goal with what came of it, which is less than was wanted. */
interface Short {
  readonly wanted: Read;
  readonly came: Read;
}

/** Figures that fall short of the goal beside them, which the words on it say was met. */
export const shortOfTold = (document: TextDocument): WrongVerdict[] =>
  praisedFigures(document).flatMap(({ praise, goals, results }) => {
    if (RECKONED.test(praise.clause.text)) return [];
    const near = [...goals, ...results];
    return pairsIn(goals, results)
      .filter((pair) => isShort(pair) && !isChanged(pair, near, praise))
      .filter((pair) => isMeant(document, praise, pair, near))
      .map(({ wanted, came }) => ({
        verdict: rangeOfText(praise.clause),
        said: praise.clause.text,
        wanted: wanted.mention,
        came: came.mention,
      }));
  });

/** A sentence on the goals, or on figures of theirs, that tells of a change. */
const isChanged = (
  { wanted, came }: Short,
  near: readonly Read[],
  { statement }: Praise,
): boolean =>
  CHANGED.test(wanted.statement.text + came.statement.text + statement.text) ||
  near.some(
    ({ mention, statement: of }) => mention.thing === came.mention.thing && CHANGED.test(of.text),
  );

/** Each result with the one goal of its thing: the one whose name it has, or the only one. */
function pairsIn(wantedOnes: readonly Read[], all: readonly Read[]): Short[] {
  const goals = wantedOnes.filter(({ mention }) => isJudged(mention));
  const results = all.filter(
    ({ mention, clause }) =>
      isJudged(mention) &&
      mention.exact &&
      !(IN_CHANGE.test(clause.text) ? ELSE : PARTLY).test(clause.text),
  );
  return results.flatMap((came) => {
    const wanted = goalFor(came, goals);
    if (wanted === null) return [];
    const isMetElsewhere = results.some(
      (other) =>
        other !== came &&
        other.mention.thing === wanted.mention.thing &&
        meets(wanted, other) &&
        !isOfOtherGoal(other, wanted, goals) &&
        !(other.mention.kind === 'percent' && OF_ALL.test(other.name)) &&
        isAsNear(wanted, other, came),
    );
    return isMetElsewhere || isMetTogether(wanted, came, results) ? [] : [{ wanted, came }];
  });
}

/** A result right behind another goal meets that one. */
const isOfOtherGoal = (other: Read, wanted: Read, goals: readonly Read[]): boolean => {
  const goal = nextOf(
    other,
    goals.filter(({ mention }) => mention.thing === other.mention.thing),
  );
  return goal !== null && goal !== wanted;
};

/** 截至9月7件，第四季度又3件: the results one after another make up the goal. */
function isMetTogether(
  { mention: wanted }: Read,
  { mention: came }: Read,
  results: readonly Read[],
): boolean {
  const others = results.filter(
    ({ mention }) =>
      mention.thing === came.thing && mention.kind === 'count' && mention.start >= wanted.start,
  );
  const sum = others.reduce((all, { mention }) => all.plus(mention.base), came.base.times(0));
  return others.length > 1 && sum.equals(wanted.base);
}

/** A rate of several things together is none of one of them. */
const OF_ALL = /合计|平均|平|综合/;

/** A figure that is called the goal's thing no less than another. */
const isAsNear = (wanted: Read, other: Read, than: Read): boolean =>
  (alike(wanted.name, other.name) ?? 1) >= (alike(wanted.name, than.name) ?? 0);

/** A part, another time, a change: no result of the year. */
const PARTLY =
  /其中|上年|去年|同期|[较比]|季度|上半年|(?<!\d)[1-9]月底|率先|下[降跌].{0,3}至|剩余|另有|人均|户均|平均每|最[低高]|少[种修建办装]|差|缺|超出|超过|扣/;

/** 比上年只减了3.1%: a change is told against another year. */
const IN_CHANGE = /[减降增][了少幅长低加]?[^，。；\d]{0,4}\d[\d.]*%/;
const ELSE = /其中|同期|季度|上半年|率先|另有/;

const isJudged = ({ kind, unit, bracketed }: Read['mention']): boolean =>
  kind !== 'points' && !bracketed && !/^[年月日号分级度项]$/.test(unit);

function goalFor(came: Read, goals: readonly Read[]): Read | null {
  const { mention } = came;
  const same = goals.filter(
    ({ mention: goal }) => goal.thing === mention.thing && goal.kind === mention.kind,
  );
  const beside = nextOf(came, same);
  if (beside !== null) return beside;
  const named = same
    .filter((goal) => perOf(goal) === perOf(came))
    .map((goal) => ({ goal, share: shareOf(goal, came) }))
    .filter(({ share }) => share === null || share >= HEARD)
    .sort((one, other) => (other.share ?? 0) - (one.share ?? 0));
  const [first, second] = named;
  if (first === undefined) return nextBefore(came, goals, same);
  const isTold = first.share !== null && (second?.share ?? 0) < first.share;
  return isTold || (same.length === 1 && isOnlySort(first.share, came)) ? first.goal : null;
}

/** 指标93%以上，实绩95.1%；指标92%以上，实绩90.8%: a figure without a name right behind its goal. */
function nextOf({ mention, statement, name }: Read, same: readonly Read[]): Read | null {
  if (name.replace(DEED, '').length > 1) return null;
  const goal = same.findLast((one) => one.mention.end <= mention.start);
  return goal?.statement === statement &&
    mention.before.length <= mention.start - goal.mention.end &&
    !/[；。]/.test(mention.before)
    ? goal
    : null;
}

/** 每千人, 每座: figures of so many for each are held against each other. */
const perOf = ({ mention, statement }: Read): string => {
  const before = statement.text.slice(0, mention.start - statement.start);
  const behind = statement.text.slice(mention.end - statement.start);
  return (
    (/每([百千万]?[一-龥])\s?$/.exec(before) ?? /^\/([百千万]?[一-龥])/.exec(behind))?.[1] ?? ''
  );
};
const shareOf = (goal: Read, came: Read): number | null =>
  perOf(goal) === '' ? alike(goal.name, came.name.replace(DEED, '')) : 1;

/** 改造小区9个，到年底，改好8个: the goal that is the very figure before a result, and the only one of its measure. */
function nextBefore(
  { mention, statement }: Read,
  goals: readonly Read[],
  [goal, ...more]: readonly Read[],
): Read | null {
  if (goal === undefined || more.length > 0 || mention.kind === 'amount') return null;
  const [first] = statement.mentions;
  const last = goals.findLast((one) => one.mention.end <= mention.start);
  const isNext =
    statement === goal.statement
      ? mention.before.length <= mention.start - goal.mention.end
      : first === mention && statement.index === goal.statement.index + 1;
  return last === goal && isNext && isBetweenFree(goal, mention, statement) ? goal : null;
}

/** No figure stands between a goal and the result. */
const isBetweenFree = (
  goal: Read,
  mention: Read['mention'],
  { mentions }: Read['statement'],
): boolean =>
  !mentions.some(({ start, end }) => start >= goal.mention.end && end <= mention.start) &&
  !goal.statement.mentions.some(
    ({ start, end }) => start >= goal.mention.end && end <= mention.start,
  );

/** 验收合格3890亩: that it was done, not what. */
const DEED =
  /^(?:验收|合格|竣工|完工|交付|投用|投入使用|办结|落实|检测|核定|建成|通过|装好|测得|开展|举办|组织|实施|完成|做|办|实有|统计|监测|检测|年报|记录|显示|只有?|仅有?|现在|年终|抽查)+$/;

/** A result without a name is of the only goal there is. */
const isOnlySort = (share: number | null, { mention }: Read): boolean =>
  share !== null || mention.kind !== 'amount';

function meets({ mention: wanted, bound }: Read, { mention: came }: Read): boolean {
  if (bound === 'most') return came.base.lessThanOrEqualTo(wanted.base);
  return bound === null || came.base.greaterThanOrEqualTo(wanted.base);
}

/** Less than was wanted, but so much that it is of the same thing. */
const isShort = ({ wanted, came }: Short): boolean =>
  !meets(wanted, came) &&
  (isNamedAlike(wanted, came) || isClose(wanted, came) || isFarBeyond(wanted, came));

/** 事故不超过1起, 发生一般事故3起: few may be many times too many. */
const isFarBeyond = ({ bound, mention, name }: Read, came: Read): boolean =>
  bound === 'most' && mention.kind === 'count' && (alike(name, came.name) ?? 0) > 0;

const isNamedAlike = ({ name: one }: Read, { name: other }: Read): boolean =>
  one.length > SAME_NAME && one === other;
const SAME_NAME = 4;

const isClose = (wanted: Read, came: Read): boolean =>
  came.mention.base.times(2).greaterThan(wanted.mention.base) &&
  wanted.mention.base.times(2).greaterThan(came.mention.base);

/** 9个, 改造8个，剩下1个 */
const isRest = ({ wanted, came }: Short, { base }: Read['mention']): boolean =>
  wanted.mention.base.minus(came.mention.base).equals(base);

/** 质量目标和时效目标均已实现: of all goals but those on how much. */
const OF_OTHERS = /^(?!.*(?:数量|产出|各项|所有)).*(?:质量|时效|成本|满意度)(?:目标|指标)/;

/** Whether a verdict is on a pair: it names it, is on all, or nothing told after the pair is nearer to it. */
function isMeant(
  { text }: TextDocument,
  praise: Praise,
  pair: Short,
  near: readonly Read[],
): boolean {
  const { clause, isAll } = praise;
  const { wanted, came } = pair;
  const [first = 0, last = 0] = [wanted.mention.end, came.mention.end].toSorted((a, b) => a - b);
  const goals = near.filter(({ role }) => role === 'wanted');
  const named = namedBy(praise, pair, goals);
  if (named === 0 && !isAll) return false;
  if (last > clause.start) return isTakenUp(pair, clause, goals);
  const isAdmitted = ADMITTED.test(text.slice(first, clause.start));
  if (named !== null && named > 0) return !isAdmitted || isAll;
  if (isAll) return isOnAll(praise, pair);
  return !isAdmitted && isLast(pair, near, last, clause.start);
}

/** The verdict has its goal, or stands behind the only one there is, and what came is told after it. */
const isTakenUp = (
  { wanted, came }: Short,
  { start }: Praise['clause'],
  goals: readonly Read[],
): boolean =>
  goals.every(({ mention }) => mention.start > start) ||
  (goals.length === 1 && wanted.statement === came.statement && came.mention.start > start);

/** How well a verdict names a pair; null where it names nothing, or there is no other goal it could be on. */
function namedBy(
  { topic, isWeak, isAll }: Praise,
  { wanted, came }: Short,
  goals: readonly Read[],
): number | null {
  if (topic.length < 2) return null;
  const heard = alike(topic, wanted.name + came.name);
  if (heard !== 0) return heard;
  if (isWeak) return isAll ? null : 0;
  return goals.length === 1 ? null : 0;
}

function isOnAll({ clause, statement, isWeak, topic }: Praise, { wanted, came }: Short): boolean {
  if (isWeak && topic.length > 1) return false;
  if (OF_OTHERS.test(clause.text) && came.mention.kind === 'count') return false;
  return statement.passage - Math.min(came.statement.passage, wanted.statement.passage) < 2;
}

/** No figure but the rest of the goal stands between a pair and the verdict. */
const isLast = (pair: Short, near: readonly Read[], from: number, to: number): boolean =>
  !near.some(({ mention }) => mention.start > from && mention.end < to && !isRest(pair, mention));
