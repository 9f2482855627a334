import {
  AHEAD_CHAPTER,
  GOAL_CHAPTER,
  pathFinder,
  PROBLEM_CHAPTER,
} from '../../outline/chapters.js';
import { looksAhead } from '../goal-figures.js';
import { measureClass } from '../targets.js';
import { oncePerDocument } from '../../../once.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import { mentionsOf } from '../../../mentions/mention.js';
import type { Statement, TextDocument } from '../../../document.js';

/** Words of a passage that tells results. */
const RESULTS =
  /(?:完成|实现|达成|落实|执行|落地)(?:的?情况|的?结果|如下|说明|程度|得怎[样么])|(?:目标|任务|指标|产出|效益|质量|时效|满意度)[^，。；：]{0,6}(?:完成|实现|达成|结果)[：:]|(?:产出|效益)情况|^(?:项目)?(?:产出|成果|成效|效益)[：:]|成效|成果|实绩|实际(?:完成|情况|结果)|结果[：:为是]|产出实现|完成[：:]/;
/** Words that count what is told as done: 得10分, 按100%填列, 已记入完成值. */
const CREDITED =
  /满分|得\s?\d[\d.]*\s?分|不(?:予)?扣分|(?:完成|实现|达成)率[^，。；]{0,8}100%|已?(?:记|填|计|列)[入进为作][^，。；]{0,10}(?:完成|实际|成果|产出|成效)|(?:列|算|视|认定|判定)[^，。；]{0,8}(?:完成|实现|达标|建成)|(?:完成|实际)值?栏?[^，。；]{0,4}填|(?:均|都|全部|已)[^，。；]{0,6}(?:建成|完成|做成|实现|达成|达标)|成效(?:显著|明显)|[两二三四五六]项[^，。；]{0,8}(?:成效|成果|产出|完成)|计分|计入/;
/** What is only meant, wanted or due. */
const MEANT =
  /(?:拟(?![定订制合人录态])|将(?=[要于会在可对把新建改开提增推完实达启逐进继]|[^，。；]{2,10}(?:提高|改善|达到|完成|覆盖|建成))|计划(?=[^，。；\d]{0,4}[于在]?[^，。；]*\d|[新建改开培购采])|打算|准备(?!金|工作|好|了|充分)|力[争求]|争取|努力(?=实现|做到|达到|提高|争|在)|确保(?=达到|实现|完成|在|不)|着力(?=打造|提升|推进)|预[计期](?!目标|效果|值|指标|数)|有望|可望|即将|正?(?:在)?(?:谋划|筹划|筹备|酝酿|着手|洽谈|协商)(?!了)|待[^，。；待]{2,12}后|有待|可以(?=控制|达到|实现|提高)|朝着?[^，。；]{1,12}迈进|逐步向|须(?=于|在|按|达|不)|必须(?=于|在|达|不)|(?<![相响供反适效对])应(?:当)?(?=不低于|不少于|不高于|不超过|达到|于\d|在\d|控制|完成)|要(?=达到|控制在|确保|力争|在\d)|旨在|以期|明年|来年|下一?年度?|投[入用产][^，。；]{0,3}后[^，。；]{0,2}[将可能])/;
/** It was meant once, or is told to have come. */
const DONE =
  /(?:拟|计划|准备|待)[一-龥]{1,4}的|属|已(?!列|记|填|计)|了|实际(?!完成(?:情况|值))|年初(?!预算)|原(?:定|计划)|当初|曾|目标[是为值：]|要求(?:是|为)|规定|如愿|兑现|果然|变成|得以|按计划|没有按|未能|未按|“[^”]*$/;
const REST =
  /其余|剩余|余下|尚未|未[^，。；]{0,8}|质保|尾款|不在[^，。；]{0,6}内|扣\s?\d|填0|没有?计分|未计分|不计|结转/;
const NEXT = /^(?:下一步|今后|接下来|下一阶段|20\d\d年(?:打算|计划))/;

/** Plans that a passage on results counts among what was done. */
export const creditedPlans = oncePerDocument((document): readonly Sentence[] => {
  if (looksAhead(document) || !CREDITED.test(document.text)) return [];
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    if (statement.inTable || !MEANT.test(statement.text)) return [];
    const path = pathAt(statement.start);
    if ([AHEAD_CHAPTER, GOAL_CHAPTER, PROBLEM_CHAPTER].some((words) => words.test(path))) return [];
    return isCreditedHere(document, statement) ? plansIn(document, statement) : [];
  });
});

const besides = ({ statements }: TextDocument, { index, passage }: Statement): Statement[] =>
  statements
    .slice(Math.max(0, index - REACH), index + REACH + 1)
    .filter((one) => one.passage === passage);
const REACH = 3;

function isCreditedHere(document: TextDocument, statement: Statement): boolean {
  const beside = besides(document, statement);
  const before = beside.filter(({ index }) => index <= statement.index).map(({ text }) => text);
  const after = beside.filter(({ index }) => index >= statement.index).map(({ text }) => text);
  return (
    RESULTS.test(before.join('。')) &&
    CREDITED.test(after.join('。')) &&
    !after.some((text) => REST.test(text))
  );
}

function plansIn(document: TextDocument, statement: Statement): Sentence[] {
  const clauses = clausesOf(statement);
  return clauses.filter((clause, at) => {
    const found = MEANT.exec(clause.text);
    if (found === null || DONE.test(clause.text) || (at === 0 && NEXT.test(clause.text)))
      return false;
    if (CREDITED.test(clause.text)) return false;
    const rest = [
      ...clauses.slice(at + 1),
      ...besides(document, statement)
        .filter(({ index }) => index > statement.index)
        .flatMap((one) => clausesOf(one)),
    ];
    const meant = { text: clause.text.slice(found.index), start: clause.start + found.index };
    return !rest.some((one) => answers(meant, one));
  });
}

/** A later clause tells a figure of the sort, a day, or that it was done, in the plan's own words. */
function answers(plan: Sentence, { text, start }: Sentence): boolean {
  if (/\d月|\d日/.test(plan.text) && /\d月\d{1,2}日/.test(text)) return true;
  const sorts = mentionsOf(plan).map(({ unit }) => measureClass(unit));
  const came = mentionsOf({ text, start }).filter(({ unit }) => unit !== '分');
  if (
    came.some(({ unit }) => sorts.includes(measureClass(unit))) &&
    !CREDITED.test(text) &&
    !COUNTED.test(text)
  )
    return true;
  return TOLD.test(text) && sharesPair(plan.text, text);
}
const COUNTED = /^联|数\d|合格率|上列|[两二三四五六七八九十]项/;
const TOLD = /已(?:经)?(?!列|记|填|计)|完工|竣工|建成了|投用|做到|实际(?!完成值|值|栏)/;

function sharesPair(one: string, other: string): boolean {
  for (let at = 0; at + 2 <= one.length; at += 1)
    if (/^[一-龥]{2}$/.test(one.slice(at, at + 2)) && other.includes(one.slice(at, at + 2)))
      return true;
  return false;
}
