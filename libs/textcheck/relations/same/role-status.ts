import type { TextDocument } from '../../document.js';
import type { Mention } from '../../mentions/mention.js';
import { oncePerDocument } from '../../once.js';
import { isChange } from '../changes/change-words.js';
import { statedIn, isPlanned } from '../figures/stated.js';
import { toldFigures } from '../goals/goal-model.js';
import type { Role } from './roles.js';

/** What a figure is besides its noun: two figures that differ in one of these are two. */
const STATUS: readonly (readonly [status: string, words: RegExp])[] = [
  ['budget', /预算|年初|概算|控制价|限价|报价|送审|申报/],
  ['posts', /核定|编制(?!办)|设计/],
  ['before', /上年|去年|往年|以前|此前|原有|同期|上一年|历年|期初/],
  ['part', /其余|部分|另|还有|剩|个别|之一|除|余下|尚有|其他|其中(?:的)?$|[中里]的?$/],
  [
    'result',
    /达标|留用|成功|合格|优秀|治愈|销号|整改|化解|复检|复查|落户|转化|脱贫|摘帽|中标|成交/,
  ],
  ['sum', /[与和及、][^，。；]*(?:合计|共计|总计|一共)$/],
  ['from', /[由从]$/],
  ['to', /(?:到|至)$/],
  ['each', /每|人均|户均|亩均|均价|单价|平均/],
  ['not', /未|没|不|无|尚|仍|待|欠|缺|退|空|漏/],
];
/** Words in which a sign of a status says nothing: 退休, 空调, 无人机, 接待, 拆除, 每日. */
const WITHOUT_STATUS = new RegExp(
  [
    '绩效目标|个别化|单位部分|个人部分|(?:水利|建筑|工程|勘察|规划)设计',
    '不(?:少|变|良|动产|锈钢|孕|间断|定期|停)|未(?:成年|来|满)|没(?:有变|收)|淹没|时尚|风尚|欠发达|无(?:误|害|障碍|人机|人驾驶|人值守|线|偿|烟|公害|纸化|主)',
    '[接招优善等]待|待(?:遇|产)|退(?:休|役|伍|耕|牧|捕|养|化|林)|离退|空(?:调|间|气|中|地|域|巢)|[航高]空|漏(?:点|水|电|损|洞)|[渗堵检防查补]漏|缺(?:水|氧)',
    '[拆清消排解切铲扫免根废剔割]除|除[颤险草尘臭雪冰湿锈虫]|每[日天]',
  ].join('|'),
  'g',
);
const PERIOD =
  /[上下]半年|第?[一二三四]季度|\d{1,2}月份|(?<!\d)(?!12月[底末])\d{1,2}月(?!\s?\d{1,2}日)|第[一二三四五六七八九十\d]+[批期次轮]|[一二三四五六七八九]期(?=工程|项目)/g;
const LEVEL = /中央|[省市县区镇乡村]级|本级/g;
/** 事业编制共212名，在职200人: of those alone. */
const STAFF = /在职|编制|实有|在编|在岗/;
const SCOPE = /行政|事业|机关|工勤|聘用|编外|局属|下属/g;
const PLANNED =
  /(?<![按照原如比超])计划(?!生育|免疫)|(?<!达)目标|指标值|任务|原[想本定拟]|本来|打算|准备|想要?|拟(?!定)|预期|力争|预计|要求/;
/** 与合同金额299万元相比 */
const COMPARED = /^(?:相比|相较|比较|之比|而言)/;
/** 赴企业实践的58人，占专业课教师的55.77% */
const SHARE = /^[，（(]?(?:约|仅)?占/;
const CAME = /完成值|实际|实测|完成情况|已完成|结果/;
const HELD = /以内|以下|超[过出]|低于|高于|完成|达标|合格|已|一致|节约|优于|相符|吻合/;
/** 成本指标：亩均投资2040元，在批复标准以内 tells what came. */
const OF_INDICATOR = /指标[^，。；：]{0,6}：[^：]*$/;

/** 补贴由村申报、镇审核: no plan. */
const APPLIED = /申报|实事/;
const WANTED = /目标|任务|计划|承诺|(?<!虚)拟|预期|指标|年初|要点/;

function isApplied({ text }: TextDocument, { start }: Mention): boolean {
  const line = text.slice(text.lastIndexOf('\n', start) + 1, start);
  return APPLIED.test(line) && !WANTED.test(line);
}

const plans = oncePerDocument((document): ReadonlySet<number> => {
  const found = new Set<number>();
  for (const stated of statedIn(document)) if (isPlanned(stated)) found.add(stated.mention.start);
  for (const { role, mention } of toldFigures(document))
    if (role === 'wanted' && !isApplied(document, mention)) found.add(mention.start);
  return found;
});

/** 自制节目150期、公益广告10条的目标, 两件事都定了数: how much was wanted, as the end of the sentence says. */
const SET_BEHIND = /(?:的目标|的任务|定了数|的指标)$/;

/** 对照1.5万条的储备任务 */
const TASK_BEHIND = /^的[一-龥]{0,4}(?:任务|目标|计划)(?!完成)/;

/** 绩效目标完成情况 is no chapter of goals; 目标⑤：举办讲座51场 below it tells what came. */
const RESULTS = /(?<![和与及])(?:完成|实现|落实|达成)情况/;
const LABEL = /(?:目标|任务|指标)(?:[一二三四五六七八九十\d]{1,2}|[①-⑳])/g;

/** The innermost title that speaks of goals says whether these or what came of them stand below. */
const isOfResults = (path: string): boolean =>
  RESULTS.test(path.split('/').findLast((title) => /目标|任务|指标/.test(title)) ?? '');

function isWanted(document: TextDocument, role: Role): boolean {
  const { mention, statement, path } = role;
  const clause = role.clause.replaceAll(LABEL, '');
  if (CAME.test(clause)) return false;
  const { text, start } = statement;
  const before = text.slice(0, mention.start - start);
  if (OF_INDICATOR.test(before) && HELD.test(text.slice(mention.end - start))) return false;
  const joined = (/[^，。；：]*$/.exec(before)?.[0] ?? '').replaceAll(LABEL, '');
  return (
    PLANNED.test((clause + joined).replaceAll(WITHOUT_STATUS, '')) ||
    (!isOfResults(path) && plans(document).has(mention.start)) ||
    SET_BEHIND.test(text.slice(mention.end - start)) ||
    TASK_BEHIND.test(text.slice(mention.end - start))
  );
}

const SEASON = /[春秋夏冬](?=[季防学耕播收管]|$)/g;

/** The season a figure is told of; one without may be of any. */
export const seasonOf = ({ statement, mention }: Role): string =>
  statement.text
    .slice(0, mention.start - statement.start)
    .match(SEASON)
    ?.at(-1) ?? '';

const DAY = /(\d{1,2})月(\d{1,2})日/g;

/** The day its sentence tells last before a figure; empty where it tells none. */
export const dayOf = ({ statement, mention }: Role): string =>
  statement.text
    .slice(0, mention.start - statement.start)
    .match(DAY)
    ?.at(-1) ?? '';

/** Planned or done, of when, all of it or a part: in words that can be compared. */
export function statusOf(document: TextDocument, role: Role): string {
  const clause = role.clause.replaceAll(WITHOUT_STATUS, '');
  const { text, start } = role.statement;
  const told = text.slice(0, role.mention.start - start);
  const said = STATUS.filter(([, words]) => words.test(clause)).map(([status]) => status);
  const period = told.match(PERIOD)?.at(-1) ?? '';
  return [
    ...said,
    period,
    STAFF.test(clause) ? (told.match(SCOPE)?.at(-1) ?? '') : '',
    `${clause}${role.noun}`.match(LEVEL)?.at(-1) ?? '',
    isWanted(document, role) ? 'wanted' : '',
    isChange(role.mention) ? 'change' : '',
    COMPARED.test(role.behind) ? 'compared' : '',
    SHARE.test(text.slice(role.mention.end - start)) ? 'share' : '',
  ].join('+');
}
