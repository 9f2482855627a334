import { bare } from './reading.js';
import { isAhead, PROBLEM_CHAPTER, pathFinder } from '../../outline/chapters.js';
import { looksAhead } from '../goal-figures.js';
import { oncePerDocument } from '../../../once.js';
import { clausesOf, type Sentence } from '../../../text/sentences.js';
import type { Statement } from '../../../document.js';

/** A clause that says goals were met. */
export interface Praise {
  readonly statement: Statement;
  readonly clause: Sentence;
  /** Of all goals told of, not of the one beside it. */
  readonly isAll: boolean;
  /** That something was done, not that a goal was met. */
  readonly isWeak: boolean;
  /** What it names, without the words all such clauses have. */
  readonly topic: string;
}

const GOAL =
  '目标|任务|计划|指标|要求|承诺|预期|约定|设想|部署|产出|覆盖|时效|结论|评价|偏差|自评|效益|质量|数量|年初|设定|申报|既定|控制(?!在)|上限|限额|限值|任务[书量]|诺言|盘子|水平|标准';
const MET =
  '完成|达到|达成|实现|达标|兑现|落实|超过|高于|优于|好于|超额|超出|突破|不低于|不少于|符合|满足|做到|做满|如期|按[期时]|达|不落后|及时|足额|如数|圆满|到位|合格|吻合|低于|以内|之内|提前|守住|没有超|未超';
/** 目标超额完成, 达到预期, 高于目标值. */
const SAYS = new RegExp(
  `(?:${GOAL})[^，。；：]{0,14}(?:${MET})|(?:${MET})[^，。；：]{0,12}(?:${GOAL})`,
);
/** Words that say it alone: 超额完成, 已达标, 得满分. */
const ALONE =
  /^(?:.{0,12}(?:判定|认定|评[为定]|记[为作]|填[为写作报]?|视[为同]|列为|算作?|栏|结论|实现程度|写着?|打了?))?[“：]?(?:已|均|都|全部|也|据此|仍|较好地?|全面)*(?:按期|如期|按时|提前|圆满|全面|顺利|超额|大幅|全部|按目标|足额|如数|高质量|较好)*(?:完成|达成|达标|实现|超额|兑现|到位|做到|做满|合格|交付|100%|百分之百)了?(?:得[^，。]{1,3})?[”]?$|(?:得|评|计|为|拿|取|打|给|获)了?[“]?满分(?!\s?\d)|不(?:予)?扣分|没有扣分|^[“]?(?:满分|按时|按期|如期|准时)[”]?$|(?:完成|实现|达成|兑现)(?:率|程度)(?:均|都|为|按|达到?|计|在)*(?:1\d\d(?:\.\d+)?%|百分之百)|无一(?:项|个)?(?:落后|低于|未)|未突破|(?:未|没有)超过?[^，。；]{0,6}(?:目标|控制|限)|无偏差|远超|好于|[过越跨迈]过?了?(?:年初|年度|既定)?(?:目标|指标|任务|及格|达标|考核|合格)线|百分之百(?:完成|兑现|实现|落实)/;
/** 图书下乡足额完成: of a thing it names. */
const WEAK =
  /(?:足额|如数|圆满|全部|全面|超额|按[期时]|如期|已经?|[均都]|顺利|全数|悉数|百分之百)(?:完成|实现|达成|兑现|做到|做满|落实|到位|达标)(?:得[^，。]{1,4})?了?$|(?:完成|达到|实现)得(?:不错|很好|较好)$/;
/** No praise, or of a part only. */
const NOT =
  /^[一二三四五六七八九十\d]+[个项家](?:项目|单位)?(?:完成|达到|实现)|折算|酌情|按[^，。；]{0,6}比例|(?:完成|实现|达成)时(?:间|限|点)|共\s?\d|(?:指标|目标)\d+项$|(?<!无一|无一项)[未没](?!突破|超|有扣|有偏差)|不(?!错|低|少|予?扣|落|高|折|打折|失分|丢分)|差[^，。；]{0,4}\d|欠|除|其余|基本|接近|力争|确保|将|拟|(?<![响供反适效对相照感])应(?!急)|须|若|如果|目标(?:值|任务)?[是为：]|[为以]了?(?:完成|实现|达到)|要(?:求)?(?:完成|达|实现)|计划(?:完成|达|实现)|调整|核减|变更|扣\s?\d|率先|完成情况|实现情况|的(?:原因|情况|问题)|率的?(?:计算|公式)|(?:目标|指标|任务)[^，。]{0,6}(?:完成|实现)(?:数据|值|率(?!(?:均|都|为|达到?|按|在)*1\d\d)|度|程度|进度)|每[低少差增减]|只说|不说|不算/;
const ALL =
  /均|都|全部|各项|所有|无一|[两二三四五六七八九十\d]+(?:项|[个条](?=目标|指标|任务|都|均|全))|一一|逐[项条]|全面/;
const TOPIC =
  /目标|任务|计划|指标|要求|承诺|预期|约定|设想|部署|完成|达到|达成|实现|达标|兑现|落实|超过|高于|优于|超额|突破|低于|少于|符合|满足|做到|如期|按[期时]|满分|扣分|没有|偏差|大幅|按|认为|判定|据此|综上|综合看|评价|自评|结论|因此|由此|所以|经对照|远超|全面|都|全部|一项|计分|[得获]|上[面述]|以[上下]|[两二三四]个?|个数|全|设定|申报|既定|控制|上限|限额|水平|标准|好于|超出|足额|如数|圆满|到位|合格|吻合|一致|提前|守住|以内|之内|我们|仍|较好|百分之百|判|意见|给出|结论|这一?项?|所以|便|算|悉数|全数|栏|填|写|[分据率因故心由]|因为|填列|好于|未|不|无一|也|仍|就|落后|如|率为?1\d\d/g;

/** Clauses of running text that say a goal, or all of them, were met. */
export const praises = oncePerDocument((document): readonly Praise[] => {
  if (looksAhead(document)) return [];
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    const { inTable, text, start } = statement;
    if (inTable || !(SAYS.test(text) || ALONE_AT_ALL.test(text) || /100%/.test(text))) return [];
    const path = pathAt(start);
    if (isAhead(path) || PROBLEM_CHAPTER.test(path)) return [];
    return clausesOf(statement)
      .filter((clause, at, all) => isPraise(clause.text, all[at - 1]?.text ?? ''))
      .map((clause) => ({
        statement,
        clause,
        isAll: ALL.test(clause.text),
        isWeak: !SAYS.test(clause.text) && !ALONE.test(clause.text) && !WHOLLY.test(clause.text),
        topic: bare(clause.text).replaceAll(TOPIC, ''),
      }));
  });
});
const ALONE_AT_ALL =
  /完成|达成|达标|实现|超额|兑现|满分|扣分|无一|突破|偏差|远超|好于|到位|做到|做满|合格|交付|百分之百|线/;

function isPraise(clause: string, lead: string): boolean {
  if (WHOLLY.test(clause)) return /(?:程度|率|结论|情况|结果)$/.test(lead);
  const text = clause.replace(OWN_GOAL, '');
  return (
    (SAYS.test(text) || ALONE.test(text) || WEAK.test(text)) &&
    !NOT.test(text) &&
    !/\d/.test(text.replaceAll(COUNTED, ''))
  );
}
/** 事故不超过1起的目标顺利实现: the goal itself stands before the word for it. */
const OWN_GOAL =
  /^[^，。；]*\d[^，。；\d]{0,6}?的?(?=(?:年度|年初|绩效|预期|既定|考核)?(?:目标|任务|指标|要求|承诺))/;
/** 完成率100%, 3项指标: the figures a praise may have. */
const COUNTED =
  /(?:完成|实现|达成|兑现)(?:率|程度)(?:均|都|为|按|达到?|在)*1\d\d(?:\.\d+)?%(?:以上|计)?|\d+(?:项|[个条](?=目标|指标|任务))/g;
const WHOLLY = /^(?:100%|百分之百)$/;
