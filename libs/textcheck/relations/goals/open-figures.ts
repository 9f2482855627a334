import { hasLimit, measureClass, WHOLLY } from './targets.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { sharedWords, wordsOf } from '../words/words.js';
import { goalFinder } from './goal-figures.js';
import type { TextDocument } from '../../document.js';
import type { OutcomePair } from './told-pairs.js';

const BUDGET =
  /(?:预算|资金|经费|金额|投资|每人|每月|每年|每亩|每户|每生|每个|平均|标准|保险|控制在|单价)/;
/** A count in words, that may answer a target as well as one in digits. */
export const IN_WORDS = /[一二两三四五六七八九十]{1,3}[名人位个次场件家户项所处台辆座间套]/;

/** Figures of a goal told in words that no figure of the outcome answers. */
export function openFigures(document: TextDocument, { goal, outcome }: OutcomePair): Mention[] {
  const answered = mentionsOf(outcome);
  const answers = new Set(answered.map(({ unit }) => measureClass(unit)));
  const hasFigures = /\d/.test(outcome.text) || IN_WORDS.test(outcome.text);
  return targetsOf(goal)
    .filter(({ target, limited }) => {
      if (target.unit === '%' && isFromYearToYear(outcome.text, answered)) return false;
      const whole = target.unit === '%' && target.value.equals(100) && WHOLLY.test(outcome.text);
      // 发放82名人员的工资 is answered by any figure; 不少于82名 only by how many there were.
      if (isShareTold(target, answered)) return false;
      return !whole && !answers.has(measureClass(target.unit)) && (limited || !hasFigures);
    })
    .map(({ target }) => target)
    .filter(
      (target) => !isInLine(document, goal) || !isToldElsewhere(document, partOf(target, goal)),
    );
}

/** 立案46起，上年51起 answers 下降5%. */
const isFromYearToYear = (text: string, figures: readonly Mention[]): boolean =>
  /上年|去年|20\d\d年/.test(text) && new Set(figures.map(({ unit }) => unit)).size < figures.length;

/** A table answers each goal in its row; running text may tell of satisfaction further down. */
const isInLine = ({ lines }: TextDocument, { start }: OutcomePair['goal']): boolean =>
  lines.some((line) => line.start <= start && start < line.start + line.text.length);

function partOf(target: Mention, goal: OutcomePair['goal']): Part {
  const clause = clausesOf(goal).findLast(({ start }) => start <= target.start) ?? goal;
  return { target, words: wordsOf(clause.text) };
}

/** A target with the words of its clause. */
interface Part {
  readonly target: Mention;
  readonly words: ReadonlySet<string>;
}

/** What is far less than was wanted, in a clause that says nothing of it, is a figure of something else. */
const FAR_LESS = '0.3';
const FEWEST_WORDS = 2;
/** A share of a goal's words that a clause elsewhere has besides a figure of its sort. */
const TOLD = 0.4;

/**
 * Parts of a goal of several that the outcome passes over, though it answers another in figures: 参与群众8000人次 beside
 * 举办活动6场, or the second of two rates where one is told. What the report tells elsewhere is answered, too.
 */
export function passedOver(document: TextDocument, { goal, outcome }: OutcomePair): Mention[] {
  if (goal.start === outcome.start || ALL_OF_IT.test(outcome.text)) return [];
  const parts = partsOf(goal);
  const told = partsOf(outcome, false);
  if (parts.length < 2 || told.length === 0) return [];
  const open = parts.filter((part) => !isAnswered(part, parts, told) && !isWhole(part, outcome));
  const isSome = open.length > 0 && open.length < parts.length;
  return isSome && !EXCUSED.test(outcome.text)
    ? open.filter((part) => !isToldElsewhere(document, part)).map(({ target }) => target)
    : [];
}

/** 全部完成 answers every part. */
const ALL_OF_IT =
  /(?:全部|全面|均|都|超额|圆满|按期|如期)[已按]?(?:完成|达|实现|落实|到位)|目标任务/;

/** Why not all came; 另 or 因 alone stand in any longer text. */
const EXCUSED =
  /未(?:能|完成|达|开展|实施|组织|实现)|取消|暂停|暂缓|推迟|延期|不涉及|涉密|[核调]减|目标调整|详见|见附|见表|同上|不适用/;

const isWhole = ({ target }: Part, { text }: OutcomePair['outcome']): boolean =>
  target.unit === '%' && target.value.equals(100) && WHOLLY.test(text);

/** The parts of a goal that ask for an answer, each by its figure; of an outcome, any clause with one. */
const partsOf = (cell: OutcomePair['goal'], asks = true): Part[] =>
  clausesOf(cell).flatMap((clause) =>
    mentionsOf(clause)
      .filter((one) => !asks || isAsked(one, cell))
      .map((target) => ({ target, words: wordsOf(clause.text) })),
  );

/** A figure that ends its clause says how many, 修复水毁点14处; one before a noun for whom or of what. */
function isAsked(target: Mention, { text, start }: OutcomePair['goal']): boolean {
  const { kind, before, unit, end, value } = target;
  const isCount = kind === 'count' && !/[月年天日期]$/.test(unit) && value.greaterThan(1);
  const after = text.slice(end - start);
  const ends = /^(?:$|[，。；、]|以[上内下]|左右)/.test(after);
  return (isCount || kind === 'percent') && ends && NAMED.test(before) && !BUDGET.test(before);
}
const NAMED = /[一-龥]{2}[^，。；]*$/;

const sortOf = ({ target }: Part): string => measureClass(target.unit);

/** As many figures of the sort as were wanted answer all of them; of fewer, those that speak of the part or are near it. */
function isAnswered(part: Part, parts: readonly Part[], told: readonly Part[]): boolean {
  const alike = told.filter((one) => sortOf(one) === sortOf(part));
  const wanted = parts.filter((one) => sortOf(one) === sortOf(part)).length;
  if (
    isShareTold(
      part.target,
      told.map(({ target }) => target),
    )
  )
    return true;
  const isNear = ({ target }: Part): boolean =>
    target.base.greaterThanOrEqualTo(part.target.base.times(FAR_LESS));
  const speaking = alike.filter((one) => sharedWords(part.words, one.words) > 0);
  if (speaking.length > 0) return true;
  return alike.filter(isNear).length >= wanted;
}

/** Whether another place that is none of goals has a figure of the sort beside words for the same thing. */
function isToldElsewhere(document: TextDocument, part: Part): boolean {
  const { isListed, isBelow } = goalFinder(document);
  const fewest = Math.max(Math.min(FEWEST_WORDS, part.words.size), part.words.size * TOLD);
  return document.statements.some((statement) => {
    const { text, start, mentions } = statement;
    const end = start + text.length;
    const isElsewhere = start > part.target.end || end < part.target.start;
    const alike = mentions.filter(({ unit }) => measureClass(unit) === sortOf(part));
    if (!isElsewhere || alike.length === 0 || sharedWords(part.words, wordsOf(text)) < fewest)
      return false;
    return (
      alike.some((one) => isBeside(part, statement, one, fewest)) &&
      !isListed(start, end) &&
      !isBelow(start)
    );
  });
}

/** The clause of a figure and the one before it have enough of a part's words. */
function isBeside(
  { words }: Part,
  statement: Sentence,
  { start }: Mention,
  fewest: number,
): boolean {
  const clauses = clausesOf(statement);
  const at = clauses.findLastIndex((clause) => clause.start <= start);
  const near = clauses.slice(Math.max(0, at - 1), at + 1).map(({ text }) => text);
  return sharedWords(words, wordsOf(near.join('，'))) >= fewest;
}

const MET = /(?:达标|合格|整改|办结|完成|通过|满意|处置|解决)[^，。；\d]{0,4}$/;
/** 查处 of 查处率100%: what is counted for a rate. */
const RATED = /([一-龥]{2})率[^，。；]{0,8}$/;

/** 检测48次，达标48次 answers 达标率100%. */
function isShareTold({ unit, before }: Mention, answered: readonly Mention[]): boolean {
  const deed = RATED.exec(before)?.[1];
  const isPart = (part: Mention): boolean =>
    MET.test(part.before) || (deed !== undefined && part.before.slice(-8).includes(deed));
  return (
    unit === '%' &&
    answered.some(
      (part, index) =>
        isPart(part) && answered.slice(0, index).some((whole) => isOfOneSort(whole, part)),
    )
  );
}

const isOfOneSort = (whole: Mention, part: Mention): boolean =>
  whole.thing === part.thing ||
  (whole.unit === part.unit && whole.base.greaterThanOrEqualTo(part.base));

/** 培训村医120名 says what is to be done; 对974名党员进行培训 for whom. */
const DELIVERED =
  /(?:^|[，。；、])(?:完成|组织|开展)?(?:培训|改造|新建|购置|安装|救助|资助|签约|筛查|体检|慰问|走访|招聘|引进|种植|修复|整治|维修|更换|惠及)[^，。；\d]{0,8}$/;

/** The figures of a goal that ask for an answer, and whether a limit stands at them. */
function targetsOf(goal: OutcomePair['goal']): { target: Mention; limited: boolean }[] {
  return mentionsOf(goal)
    .filter(({ kind, before, unit }) => {
      if (kind === 'amount' || BUDGET.test(before.slice(-6))) return false;
      return kind === 'percent' || !/[月年天期]/.test(unit);
    })
    .map((target) => ({
      target,
      // A limit makes a figure a target; without one it may only say how large the matter is.
      limited:
        target.unit === '%' ||
        hasLimit(target, goal.text, goal.start) ||
        DELIVERED.test(target.before),
    }));
}
