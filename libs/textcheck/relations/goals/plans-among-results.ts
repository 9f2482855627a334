import type { Statement, TextDocument } from '../../document.js';
import { COMING as COMING_OF_PLANS } from './plan-words.js';
import { DEED } from './planned-deeds.js';
import { isSortedOut } from './sorted-out.js';
import { clausesOf, type Sentence } from '../../text/sentences.js';
import { AHEAD_CHAPTER, GOAL_CHAPTER, pathFinder, PROBLEM_CHAPTER } from '../outline/chapters.js';

/** What the rest of a line, or a column, is said to tell. */
const RESULTS =
  /(?:完成|实现|达成|落实|实施|执行|推进|进展|履职|实际)(?:的|情况|结果|程度|效果|成效|值|进度)+|成效|成果|实绩|成绩|实效|结果/;
const LABEL = new RegExp(
  `(?:${RESULTS.source})[^，。；：]{0,8}(?:[：:]|如下|[是为有]，)|(?:完成|实现|落实|达成|取得)[^，。；：]{0,10}[：:]|^.{0,24}(?:${RESULTS.source})[^，。；：]{0,2}。`,
);
/** What is to come, or what something is for. */
const COMING =
  /^(?:[^，。；]{0,16}?)(?:将(?!资金|原|其|所|全|[^，。；]{1,14}(?:纳入|列入|作为|由|从|逐|登记|录入|移交|交由))|(?<![模虚草比])拟(?![定订制]|[一-龥]{2}(?:项目|企业|人员|地块|对象)\d)|(?<![雨露动商度养升程助训人善]|为)计划(?!\s?\d|生育|的|外|内|数)|打算|准备(?!金|工作|好)|力争|争取|旨在|预计|预期(?!指标|目标|效果|值)|下一步|今后|接下来|即将|还将|有望|可望|明年|来年|下一?年度?|着力|努力|确保|为了|以期|目的是)/;
const NEXT = /^(?:下一步|今后|接下来|明年|来年|下一?年度?)/;
const DONE =
  /已|了|实际|完成[^，。；]{0,10}\d|建成(?!后)|全部|均|共|达到?\d|新增[^，。；]{0,6}\d|超额|如期|按期|同比|[较比]上年|由[^，。；]{1,12}[至到降升提]/;
const EXCUSED =
  /其余|剩余|剩下|余下|尚未|暂未|未能|未[^，。；]{0,6}|尾款|质保|若|如果|可能|原因|因[^，。；]{2,}|年初|原计划|目标[值为是：]|要求|规定|标准|报告|结转|滞后|问题|不足/;

/** 完成情况：…；拟培育企业15家；…: among results told one after another, one that is only meant to be. */
export function plansAmongResults(document: TextDocument): Sentence[] {
  const pathAt = pathFinder(document);
  return [
    ...plannedCells(document),
    ...document.statements.flatMap((statement) => {
      if (statement.inTable || !COMING_AT_ALL.test(statement.text)) return [];
      const path = pathAt(statement.start);
      if ([AHEAD_CHAPTER, GOAL_CHAPTER, PROBLEM_CHAPTER].some((words) => words.test(path)))
        return [];
      const label = LABEL.exec(document.passages[statement.passage]?.text ?? '');
      return label === null && !isAmongDeeds(document, statement)
        ? []
        : plannedItems(document, statement);
    }),
  ];
}

/** 修渠12公里；护林8万亩；拟建冷库1座: all the other points of a sentence tell figures of what was done. */
function isAmongDeeds({ statements }: TextDocument, statement: Statement): boolean {
  const own = itemsOf(statement);
  const items = own.length > FEWEST_DEEDS ? own : numberedBeside(statements, statement);
  const others = items.filter(({ text }) => !COMING_AT_ALL.test(text));
  const planned = items.find(({ text }) => COMING_AT_ALL.test(text))?.text ?? '';
  const at = MEANT.exec(planned)?.index ?? -1;
  return (
    others.length >= FEWEST_DEEDS &&
    others.length === items.length - 1 &&
    others.every(({ text }) => /\d/.test(text) && !GOAL.test(text)) &&
    at >= 0 &&
    !/\d/.test(planned.slice(0, at)) &&
    !ANSWERED.test(planned) &&
    !items.some(({ text }) => OTHER_TALK.test(text))
  );
}
const FEWEST_DEEDS = 2;

/** 一是修渠12公里。二是拟建冷库1座。三是…: the points of a paragraph that are sentences of their own. */
function numberedBeside(
  statements: readonly Statement[],
  { index, passage, text }: Statement,
): readonly Sentence[] {
  if (!NUMBERED.test(text)) return [];
  let [from, to] = [index, index];
  while (statements[from - 1]?.passage === passage) from -= 1;
  while (statements[to + 1]?.passage === passage) to += 1;
  return statements.slice(from, to + 1).filter((one) => NUMBERED.test(one.text));
}
const NUMBERED =
  /^(?:[^，。；]{0,20}[：:])?(?:[一二三四五六七八九]是|[①-⑳]|[（(]\d[）)]|其[一二三四五])/;
const MEANT = new RegExp(
  `${COMING_OF_PLANS.source}|(?<![按照比较超原])(?:计划|准备|拟)(?:${DEED})`,
);
const ANSWERED = /实际|按期|完工|已|成立|完成\s?\d|均|全部|竣工/;
const GOAL = /目标[值为是：]|目标如下|任务[为是：]|要求|应当?|不少于|不低于|不超过/;
/** A rule, a contract or a reason goes on to what is to come rightly. */
const OTHER_TALK =
  /问题|困难|原因|不足|合同|协议|规划|方案|建议|整改|追加|调整|结转|跨年|分两年|二期|明年预算/;

/** A cell of a column of results. */
const plannedCells = ({ tables }: TextDocument): Sentence[] =>
  tables.flatMap(({ header, rows }) =>
    header.flatMap(({ text }, at) =>
      at === 0 || !COLUMN.test(text) || /目标|计划|指标值|存在|问题/.test(text)
        ? []
        : rows.flatMap((row) =>
            row
              .slice(at, at + 1)
              .filter(
                (cell) => isPlanned(cell.text) && !DONE.test(cell.text) && !EXCUSED.test(cell.text),
              ),
          ),
    ),
  );
const COLUMN = new RegExp(`${RESULTS.source}|自评说明|效果|完成`);
const COMING_AT_ALL =
  /将|拟|计划|打算|准备|力争|争取|旨在|预[计期]|下一步|今后|接下来|[有可]望|明年|来年|下一?年|着力|努力|确保|为了|以期|目的是/;

function plannedItems(document: TextDocument, statement: Statement): Sentence[] {
  const passage = document.passages[statement.passage];
  if (passage === undefined) return [];
  const label = LABEL.exec(passage.text);
  const from = passage.start + (label?.index ?? 0) + (label?.[0].length ?? 0);
  return itemsOf(statement).flatMap((item) => {
    const skip = Math.max(0, from - item.start);
    const told = { text: item.text.slice(skip), start: item.start + skip };
    if (EXCUSED.test(told.text)) return [];
    // A sentence of its own on what comes next is none of the results.
    if (told.start === statement.start && NEXT.test(told.text)) return [];
    return clausesOf(told)
      .filter(
        ({ text, start }) =>
          isPlanned(text) && !(/^其中拟/.test(text) && isSortedOut(statement.mentions, start)),
      )
      .slice(0, 1);
  });
}

/** Nothing is told as done before the words of a plan. */
function isPlanned(text: string): boolean {
  const coming = COMING.exec(text)?.[0];
  return coming !== undefined && !DONE.test(coming) && !/已|实际/.test(text);
}

function itemsOf({ text, start }: Statement): Sentence[] {
  let at = start;
  return text.split(/[；;]/).map((piece) => {
    const here = at;
    at += piece.length + 1;
    return { text: piece, start: here };
  });
}
