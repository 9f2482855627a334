import { oncePerDocument } from '../../once.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { AHEAD_CHAPTER, pathFinder, PROBLEM_CHAPTER } from '../outline/chapters.js';
import { listsOf } from './item-lists.js';
import { roleBelow, roleOf, type Role } from './list-roles.js';
import { hasLimit, measureClass } from './targets.js';
import { wordsOf } from '../words/words.js';
import { mentionsOf, type Mention } from '../../mentions/mention.js';
import type { Item } from './items.js';
import type { Range } from '../../finding-of.js';
import type { TextDocument } from '../../document.js';

/** A clause of a goal with the figure it asks for. */
export interface Target extends Range {
  readonly mention: Mention;
  readonly words: readonly string[];
  readonly characters: readonly string[];
  readonly sort: string;
  readonly isPleasure: boolean;
}

/** What happened is no goal. */
const DONE = /已|了|实际|因|未|[比较]20\d\d年|完成率|经查|得分|评分|扣分|按照|另外|其中/;
/** What a goal's words have besides its matter. */
const BESIDE =
  /当年|本年|年内|年末|每年|全[县市镇乡区局校院]|我[县市镇乡区局校院]|力争|确保|[较比]上年|不少于|不低于|不超过|不高于|达到|控制在|至少|保持在|稳定在/g;
const BUDGET =
  /预算|资金|经费|金额|投资|标准|补助|每[人月年亩户生个]|平均|保险|单价|成本|控制在|由[^，。；]*$/;

/** 15个工作日 is no answer to 服务点180个. */
export function sortOf({ unit, end }: Mention, { text, start }: Sentence): string {
  const sort = measureClass(unit);
  return sort === '个' && text.startsWith('工作日', end - start) ? '工作日' : sort;
}

/** 绩效目标共5项: how many there are is no goal. */
const HOW_MANY = /(?:目标|指标|任务)(?:共|有|计|共计|合计|设定|设置|为)+$/;

const asks = ({ kind, unit, base, before }: Mention): boolean =>
  (kind === 'count' || kind === 'percent') &&
  !/[月年天日分]$/.test(unit) &&
  base.greaterThanOrEqualTo(2) &&
  !BUDGET.test(before.slice(-12)) &&
  !(/^[个项]$/.test(unit) && HOW_MANY.test(before));

/** A budget's goals are those of the year to come. */
const LOOKS_AHEAD =
  /^(?:(?!决算|自评|评价|总结|完成情况|执行)[^\n。])*(?:部门|单位|年度?|财政)预算(?:编制|公开|草案|安排|情况)*(?:的?(?:说明|报告|公告|编报))?\s*(?:\n|$)/;
const HEAD = 80;

/** Whether a text is a budget, of whose goals nothing can have come yet. */
export const looksAhead = ({ text }: TextDocument): boolean =>
  LOOKS_AHEAD.test(text.slice(0, HEAD));

/** The points of all lists of goals, or of what came of them. */
export const itemsIn = (document: TextDocument, role: Role): Item[] =>
  listsOf(document)
    .filter((list) => roleOf(list) === role)
    .flatMap(({ items }) => items);

/** 问题与改进/绩效指标偏重数量: what is wrong with the goals, or is to become of them, below a chapter on nothing else. */
const isOfProblems = (path: string): boolean =>
  path
    .split('/')
    .slice(0, -1)
    .some(
      (title) =>
        (PROBLEM_CHAPTER.test(title) || AHEAD_CHAPTER.test(title)) && !/目标|指标|任务/.test(title),
    );

/** Looks up whether a place is one of goals: in a point of a list of them, or in their chapter. */
export const goalFinder = oncePerDocument((document) => {
  const goals = itemsIn(document, 'goals');
  const pathAt = pathFinder(document);
  const known = new Map<string, boolean>();
  const isChapter = (path: string): boolean => {
    const is = known.get(path) ?? (!isOfProblems(path) && roleBelow(path.split('/')) === 'goals');
    known.set(path, is);
    return is;
  };
  return {
    isListed: (start: number, end: number): boolean =>
      goals.some(({ from, until }) => from < end && start < until),
    isBelow: (start: number): boolean => isChapter(pathAt(start)),
  };
});

/** 2024年计划改造户厕160座，养护村道42公里，… */
const WANTED = /计划|目标[^，。；]{0,6}(?:为|是|：)|力争|(?<![模草])拟/;
const SEVERAL = 3;
const SCORED = /[得扣]\s?\d[\d.]*\s?分/;

/** The figures a report's goals ask for; below a title only those with a limit. */
export const goalFigures = oncePerDocument((document): readonly Target[] => {
  const { isListed, isBelow } = goalFinder(document);
  return document.statements.flatMap((statement) => {
    const { start, text, inTable, mentions } = statement;
    // 结转率1.92%，低于5%的控制线，得4分: what was judged is no goal.
    if (mentions.length === 0 || SCORED.test(text)) return [];
    const listed = isListed(start, start + text.length);
    if (!listed && (inTable || !isBelow(start))) return [];
    const isAll = listed || (mentions.length >= SEVERAL && WANTED.test(text));
    return clausesOf(statement).flatMap((clause) =>
      targetIn(clause).filter(({ mention }) => isAll || hasLimit(mention, document.text)),
    );
  });
});

function targetIn(clause: Sentence): Target[] {
  const mention = mentionsOf(clause).find((one) => asks(one));
  const words = [...wordsOf(clause.text.replaceAll(BESIDE, '，'))];
  if (mention === undefined || words.length === 0 || DONE.test(clause.text)) return [];
  const characters = [...new Set(words.flatMap((word) => [...word]))];
  const { start, text } = clause;
  const [sort, isPleasure] = [sortOf(mention, clause), /满意/.test(mention.before)];
  return [{ mention, words, characters, sort, isPleasure, start, end: start + text.length }];
}
