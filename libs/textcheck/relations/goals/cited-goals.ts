import { toldFigures, type Told } from './goal-model.js';
import { askedFor } from './asked/asked-for.js';
import { around, heardIn } from './other-things.js';
import { measureClass } from './targets.js';
import { outcomeRows } from './outcome-rows.js';
import { AHEAD_CHAPTER, PROBLEM_CHAPTER, pathFinder } from '../outline/chapters.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Statement, TextDocument } from '../../document.js';

/** A goal that is cited where its result is told, with another figure than it was set with. */
export interface CitedGoal {
  readonly set: Mention;
  readonly cited: Mention;
}

const GOAL =
  '(?:预设|预定|预期|既定|原定|设定|拟定|确定|下达|核定|批复|承诺|约定|申报|目标|任务|计划|指标)';
/** 比年初目标160户, 完成年初确定的6公里: a goal that a result is held against. */
const HELD_AGAINST = new RegExp(
  `(?:[比较超高低达于与和同离距按多少]|完成|实现|突破|未达)[^，。；：:、（()\\d]{0,8}?${GOAL}(?![一二三四五六七八九十])[^，。；、（()\\d]{0,10}$`,
);
/** 年初下达的8座危桥改造任务, 目标为18场: the same with the words behind it, or once more. */
const SET = new RegExp(
  `${GOAL}(?!的[项单]|[^，。；、]{0,3}(?:完成|实现))[^，。；：:、（()\\d]{0,10}$`,
);
const NAMED_BEHIND =
  /^\s?(?:以[上内下]|及以上)?的?[^，。；：:、）)\d]{0,10}?(?:目标|任务|计划|指标|预期)(?![率外])/;
/** 完成任务的102%, 比目标多3户: of the goal, or by how much, not how much was wanted. */
const PART_OF = /(?:目标|任务|计划|指标|预期)(?:任务|值|数|总数|总量)?的?(?:比例为?|比重为?)?$/;
const BY_HOW_MUCH =
  /(?:多|少|差|超[额过出]?|缺|欠|减少|增加|节约|提前|延后|提高|下降|降低|高|低|增长|压减|剩余?|追加|新增|上升)[^，。；\d一-龥]*(?:了|出)?$/;
const ELSE =
  /(?:目标|任务|指标)\s?[一二三四五六七八九十]|调整|调[增减高低]|核[增减]|变更|追加|修订|季度|上半年|下半年|每[月季个户人亩]|月均|[上去明次]年|20\d\d年|其中|五年|三年|累计|省|市里|国家|全[省国市]/;

interface Goal extends Pick<Told, 'mention' | 'noun' | 'sort'> {
  /** All words of its clause. */
  readonly words: string;
}

/** Goals whose figure is cited another time with another value, where no goal was set with that. */
export function citedGoals(document: TextDocument): CitedGoal[] {
  const told = toldFigures(document);
  if (told.length === 0) return [];
  const goals: Goal[] = [
    ...told
      .filter(
        ({ role, mention }) =>
          role === 'wanted' &&
          mention.kind !== 'amount' &&
          !mention.bracketed &&
          !isHeldAgainst(mention) &&
          !HELD_BEHIND.test(document.text.slice(mention.end, mention.end + REACH)),
      )
      .map((goal) => ({ ...goal, words: around(document, goal) })),
    ...outcomeRows(document).flatMap((row): Goal[] => {
      const [mention] = row.valued && row.goal !== row.project.cell ? mentionsOf(row.goal) : [];
      return mention === undefined
        ? []
        : [
            {
              mention,
              noun: row.project.name,
              sort: measureClass(mention.unit),
              words: row.project.name,
            },
          ];
    }),
  ];
  if (goals.length === 0) return [];
  const pathAt = pathFinder(document);
  return document.statements
    .filter(({ inTable, text, start, year }) => {
      if (inTable || !MAY_CITE.test(text)) return false;
      if (year !== null && document.year !== null && year !== document.year) return false;
      const path = pathAt(start);
      return !AHEAD_CHAPTER.test(path) && !PROBLEM_CHAPTER.test(path);
    })
    .flatMap((statement) => citedIn(document, statement, goals, told));
}
/** 满意度91%，目标为93%; 28项指标: what came, or how many there are. */
const HELD_BEHIND =
  /^[，（(、]?(?:[低高多少优]于|未?达到?|超[过出]?|完成)?(?:年[初度]|绩效|考核|原定|原|\d[\d.]*[一-龥%]{1,3}(?:以[上内下])?的?)*(?:目标|计划|任务|指标)/;
const REACH = 16;

/** 低于95%的目标, 完成目标的102%: no goal is set with these. */
const isHeldAgainst = ({ before, unit }: Mention): boolean => {
  const own = before.split(/[，。；、]/).at(-1) ?? '';
  return (
    ELSE.test(own) ||
    (unit === '%' && PART_OF.test(own)) ||
    /[比较超高低达于与和同离距]$/.test(own) ||
    BY_HOW_MUCH.test(own)
  );
};

/** No slip makes a goal more than twice as large. */
const isNear = ({ base: set }: Mention, { base: cited }: Mention): boolean =>
  cited.times(2).greaterThanOrEqualTo(set) && set.times(2).greaterThanOrEqualTo(cited);

const MAY_CITE = new RegExp(GOAL);

function citedIn(
  document: TextDocument,
  statement: Statement,
  goals: readonly Goal[],
  told: readonly Told[],
): CitedGoal[] {
  return statement.mentions.flatMap((cited): CitedGoal[] => {
    if (!isCited(document, statement, cited)) return [];
    const pool = goals.filter(
      ({ mention }) => mention.thing === cited.thing && mention.start !== cited.start,
    );
    const asked = askedBeside(document, statement, cited);
    if (asked !== null) return [{ set: asked, cited }];
    const set = pool.filter(({ mention }) => mention.end < cited.start && isNear(mention, cited));
    if (set.length === 0 || pool.some(({ mention }) => mention.base.equals(cited.base))) return [];
    const goal = goalOf(document, statement, cited, set, told);
    return goal === null ? [] : [{ set: goal.mention, cited }];
  });
}

/** What was wanted of the result right before a cited goal, where that is another figure. */
function askedBeside(document: TextDocument, statement: Statement, cited: Mention): Mention | null {
  const came = statement.mentions.findLast(({ end }) => end <= cited.start);
  if (came?.thing !== cited.thing || came.kind !== cited.kind) return null;
  // 新建和整改合计2662户，对应的计划为2700户: the goals of both.
  if (/[合总共]计$/.test(came.before)) return null;
  if (came.unit === '项' && /项[^，。；]{0,6}(?:指标|目标)/.test(statement.text)) return null;
  const wanted = askedFor(document, statement, came, true)?.mention;
  return wanted === undefined || wanted.base.equals(cited.base) || !isNear(wanted, cited)
    ? null
    : wanted;
}

function isCited({ text }: TextDocument, statement: Statement, cited: Mention): boolean {
  if (cited.kind === 'points' || cited.kind === 'amount' || /[月年天日分时]$/.test(cited.unit))
    return false;
  // “雨露计划”资助712人次 is a name.
  const before = (cited.before.split(/[，。；、]/).at(-1) ?? '').replaceAll(/“[^”]*”/g, '');
  const after = text.slice(cited.end, statement.start + statement.text.length);
  const isNamed = NAMED_BEHIND.test(after);
  const isElse =
    ELSE.test(before) ||
    /的[一-龥]{2}$/.test(before) ||
    (BY_HOW_MUCH.test(before) && !isNamed) ||
    isOfGoals(cited, before, after);
  return !isElse && (isNamed || HELD_AGAINST.test(before) || isSetAgain(text, cited, before));
}

const isSetAgain = (text: string, cited: Mention, before: string): boolean =>
  SET.test(before) && ownWords({ text }, cited).length > 1;

/** 完成任务的102%, 6项指标: a part of goals, or how many there are. */
const isOfGoals = ({ unit }: Mention, before: string, after: string): boolean =>
  unit === '%'
    ? PART_OF.test(before)
    : /^[个项条大]$/.test(unit) && /^(?:项目|[^，。；、]{0,4}(?:目标|指标|任务))/.test(after);

/** The one goal that is cited: the only one of its sort in the paragraph, or the one whose words stand at it. */
function goalOf(
  document: TextDocument,
  statement: Statement,
  cited: Mention,
  set: readonly Goal[],
  told: readonly Told[],
): Goal | null {
  const words = wordsAt(document, statement, cited, told);
  const own = ownWords(document, cited);
  const heard = set
    .filter((goal) => own.length < 2 || heardIn(own, goal.words) >= HEARD)
    .map((goal) => ({ goal, share: heardIn(goal.noun, words) }))
    .sort((one, other) => other.share - one.share);
  const [first, second] = heard;
  if (first === undefined || first.share < HEARD || !sharesPair(first.goal.noun, words))
    return null;
  if (
    second !== undefined &&
    second.share > first.share - APART &&
    !second.goal.mention.base.equals(first.goal.mention.base)
  )
    return null;
  const { base } = first.goal.mention;
  const isGap = told.some(
    ({ mention }) =>
      (mention.start > first.goal.mention.end &&
        mention.base.minus(base).abs().equals(cited.base)) ||
      (mention !== first.goal.mention &&
        mention.thing === cited.thing &&
        mention.base.plus(base).equals(cited.base)),
  );
  return isGap ? null : first.goal;
}
/** 单元工程优良率 of 单元工程优良率目标不低于70%: what the cited goal itself is of. */
function ownWords({ text }: Pick<TextDocument, 'text'>, cited: Mention): string {
  const before = cited.before.split(/[，。；、：:]/).at(-1) ?? '';
  const after = OWN_BEHIND.exec(text.slice(cited.end, cited.end + REACH))?.[1] ?? '';
  return (before + after).replaceAll(BESIDE, '').replaceAll(/[^一-龥]/g, '');
}
const OWN_BEHIND = /^(?:以[上内下])?的?([^，。；：:、）)\d\n]{0,10}?)(?:目标|任务|计划|指标)/;
const BESIDE =
  /预设|预定|预期|既定|原定|设定|拟定|确定|下达|核定|批复|承诺|约定|申报|目标|任务|计划|指标|要求|年初|年度|全年|绩效|考核|完成|实现|突破|达到|超过?|高于|低于|多于|少于|不少于|不低于|以[上内下]|未|已|有所|圆满|顺利|超出|比|较|值|数|的|为|是|了|于|与|和|同|离|距|按/g;
const sharesPair = (noun: string, words: string): boolean =>
  [...noun].some((_, at) => at > 0 && words.includes(noun.slice(at - 1, at + 1)));
const HEARD = 0.5;
const APART = 0.2;

/** The words of a cited goal, and those of the result it is held against. */
function wordsAt(
  document: TextDocument,
  statement: Statement,
  cited: Mention,
  told: readonly Told[],
): string {
  const at = told.find(({ mention }) => mention === cited);
  const own = at === undefined ? '' : around(document, at);
  const came = told.findLast(
    ({ mention }) =>
      mention.start >= statement.start &&
      mention.end <= cited.start &&
      measureClass(mention.unit) === measureClass(cited.unit),
  );
  return own + (came === undefined ? '' : around(document, came));
}
