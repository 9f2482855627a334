import { alike, readFigures, type Read } from './reading.js';
import { measureClass } from '../targets.js';
import { oncePerDocument } from '../../../once.js';
import type { OpenTarget } from '../prose-targets.js';
import type { TextDocument } from '../../../document.js';

/** Why a goal has no result, or where it is told. */
const EXPLAINED =
  /取消|加压|加码|自我|自定|调整|核[减增]|暂[停缓不未]|延[期后]|推迟|未(?:实施|开展|启动|设定|考核|评价|采集)|不(?:再|予|作)?(?:评价|考核|计分|涉及|适用)|无法取|见附|详见|见表|另行|下年|上级统一|主要(?:指标|目标)|重点(?:指标|目标)|部分(?:指标|目标)|等\d*项|[仅只](?:列|述|写|说)/;
/** Goals of which nothing was to be told: of another year, of a part, of money. */
const ELSE =
  /^(?:因|由于|受)|(?<![至不减])少(?![于年数儿])|预算|资金|经费|上年|去年|20\d\d年(?:底|末)?[前至到]|每[月季]|其中|第[一二三四]季度|上半年|累计|五年|三年|总投资|概算|完[成结]率|办结率|共计|合计|一卡通|打卡|发给|发到/;
/** Words without which a figure is hardly a goal. */
const GOAL =
  /目标|指标|任务|计划|预期|承诺|责任[书状]|预计|申报|考核|要求|定[下为]|年初|设定|拟|应|须|安排|要点|提出|力争|确保|约定|下达|批复/;
/** 还差0.2公里, 超出任务的5户: by how much a goal was met or missed. */
const BY_HOW_MUCH =
  /(?:超出?|差|缺|欠|短|少|多|剩余?|剩下|余下|增加|减少)(?:了|着|(?:年初|原定|既定)?(?:目标|任务|计划)(?:数|值)?)*的?\s?$/;
const MOST_SHARED = 0.34;
const FEWEST_SIGNS = 3;
const PASSAGES = 2;
/** So many lines below its goal a result may stand. */
const FAR = 8;
const FEWEST_GOALS = 2;

/** Goals told beside others that are answered, of whose thing no word ever comes again. */
export const neverTold = oncePerDocument((document): readonly OpenTarget[] => {
  const figures = readFigures(document);
  const goals = figures.filter(isAsked);
  if (goals.length < FEWEST_GOALS) return [];
  const came = figures.filter(({ role }) => role === 'came');
  return goals.flatMap((goal) => {
    const beside = goals.filter((one) => one !== goal && isBeside(one, goal));
    const answered = beside.filter((one) => came.some((result) => isAnswer(one, result)));
    if (isRetold(goal, figures) || answered.length === 0 || answered.length < beside.length)
      return [];
    if (!isFewer(goal, [goal, ...beside], came) || isExplained(document, goal)) return [];
    const last = answered.flatMap((one) => came.filter((result) => isAnswer(one, result))).at(-1);
    return last === undefined || isHeard(document, goal, beside)
      ? []
      : [{ target: goal.mention, answer: last.mention }];
  });
});

const isAsked = ({ role, mention, name, clause, statement }: Read): boolean =>
  role === 'wanted' &&
  !mention.bracketed &&
  mention.kind !== 'points' &&
  !/^[年月日天分]$/.test(mention.unit) &&
  name.length >= FEWEST_SIGNS &&
  (mention.kind === 'percent' || mention.base.greaterThanOrEqualTo(2)) &&
  !ELSE.test(clause.text) &&
  !BY_HOW_MUCH.test(mention.before) &&
  GOAL.test(statement.text);

const isBeside = ({ statement: one }: Read, { statement: other }: Read): boolean =>
  Math.abs(one.passage - other.passage) < PASSAGES && Math.abs(one.index - other.index) <= PASSAGES;

/** A result of the sort of a goal behind it, with a word of its own or right behind. */
function isAnswer(goal: Read, result: Read): boolean {
  const { mention, statement } = result;
  const isNear =
    mention.start > goal.mention.end && statement.passage - goal.statement.passage <= FAR;
  if (!isNear || measureClass(mention.unit) !== measureClass(goal.mention.unit)) return false;
  if (areOfTwoYears(goal, result)) return false;
  const shared = alike(goal.name, result.name);
  return shared === null || shared > 0 || isNext(goal, result);
}

/** 2025年目标 is not answered by what 2024年 came to. */
const areOfTwoYears = (goal: Read, result: Read): boolean => {
  const [wanted, came] = [goal, result].map(
    ({ mention, statement }) => mention.year ?? statement.year,
  );
  return wanted !== came && typeof wanted === 'number' && typeof came === 'number';
};

/** The figure comes again, or one of its measure right behind it. */
function isRetold({ mention, statement }: Read, figures: readonly Read[]): boolean {
  const next = statement.mentions[statement.mentions.indexOf(mention) + 1];
  const behind = statement.text.slice(mention.end - statement.start);
  return (
    (next?.thing === mention.thing && !/[、；，]/.test(next.before)) ||
    ALL_DONE.test(behind) ||
    figures.some(
      (one) =>
        one.mention.start > mention.end &&
        one.mention.thing === mention.thing &&
        one.mention.base.equals(mention.base),
    )
  );
}

/** 目标为150场以上，全部完成 */
const ALL_DONE = /^(?:及?以[上内下])?，?(?:已|均)?全部(?:完成|实现|达[到成])/;

/** The very figure behind a goal in its sentence. */
const isNext = ({ mention: goal, statement }: Read, { mention }: Read): boolean =>
  statement.mentions.indexOf(mention) === statement.mentions.indexOf(goal) + 1 &&
  statement.mentions.includes(mention);

/** There are fewer results of the goal's sort than goals. */
function isFewer(goal: Read, goals: readonly Read[], came: readonly Read[]): boolean {
  const sort = measureClass(goal.mention.unit);
  const isOfSort = ({ mention }: Read): boolean => measureClass(mention.unit) === sort;
  const first = Math.min(...goals.map(({ mention }) => mention.start));
  const results = came.filter((one) => isOfSort(one) && one.mention.start > first);
  return results.length < goals.filter(isOfSort).length;
}

function isExplained({ statements }: TextDocument, { statement }: Read): boolean {
  return statements
    .slice(statement.index, statement.index + 8)
    .some(({ text, passage }) => passage - statement.passage <= PASSAGES && EXPLAINED.test(text));
}

/** Pairs of characters of a goal's name that none of the goals beside it has. */
function ownPairs({ name }: Pick<Read, 'name'>, beside: readonly Read[]): string[] {
  const found: string[] = [];
  for (let at = 0; at + 2 <= name.length; at += 1) {
    const pair = name.slice(at, at + 2);
    if (!beside.some((one) => one.name.includes(pair))) found.push(pair);
  }
  return found;
}

/** 验收合格率100%, and 4个站点均通过验收: a rate of all is told in words. */
function isWhollyTold({ statements }: TextDocument, { mention, name, statement }: Read): boolean {
  if (mention.kind !== 'percent' || !mention.value.equals(100)) return false;
  return statements
    .slice(statement.index, statement.index + 8)
    .some(
      ({ text, start }) =>
        start > statement.start &&
        /均|都|全部|全数|无一/.test(text) &&
        ownPairs({ name: name.replace(/率$/, '') }, []).some((pair) => text.includes(pair)),
    );
}

/** Any other sentence, or a row, that has some of the words only this goal has. */
function isHeard(document: TextDocument, goal: Read, beside: readonly Read[]): boolean {
  const pairs = ownPairs(goal, beside);
  if (pairs.length < 2) return true;
  const own = goal.clause;
  const isIn = (text: string): boolean =>
    pairs.filter((pair) => text.includes(pair)).length > pairs.length * MOST_SHARED;
  const { text, start } = goal.statement;
  const before = text.slice(0, own.start - start);
  const behind = text.slice(Math.max(own.start + own.text.length, goal.mention.end) - start);
  return (
    isIn(behind) ||
    isIn(before) ||
    isWhollyTold(document, goal) ||
    document.statements.some((one) => one !== goal.statement && isIn(one.text)) ||
    document.tables.some(({ rows }) => rows.some((row) => row.some((cell) => isIn(cell.text))))
  );
}
