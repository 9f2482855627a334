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
  /** What it names, without the words all such clauses have. */
  readonly topic: string;
}

const GOAL =
  '目标|任务|计划|指标|要求|承诺|预期|约定|设想|部署|产出|覆盖|时效|结论|评价|偏差|自评|效益|质量|数量|年初';
const MET =
  '完成|达到|达成|实现|达标|兑现|落实|超过|高于|优于|超额|突破|不低于|不少于|符合|满足|做到|如期|按[期时]|达|不落后|及时';
/** 目标超额完成, 达到预期, 高于目标值. */
const SAYS = new RegExp(`(?:${GOAL})[^，。；：]{0,12}(?:${MET})|(?:${MET})[^，。；：]{0,10}(?:${GOAL})`);
/** Words that say it alone: 超额完成, 已达标, 得满分. */
const ALONE =
  /^(?:.{0,10}(?:判定|认定|评[为定]|记为|填为?|视为|列为)?[“：]?)?(?:已|均|都|全部|也|据此)*(?:按期|如期|按时|圆满|全面|顺利|超额|大幅|全部|按目标)*(?:完成|达成|达标|实现|超额|兑现)了?[”]?$|(?:得|评|计|为|拿|获)了?满分(?!\s?\d)|不(?:予)?扣分|没有扣分|^满分$|(?:完成|实现|达成|兑现)率(?:均|都|为|达到?|按)*1\d\d(?:\.\d+)?%|无一(?:项|个)?(?:落后|低于|未)|未突破|(?:未|没有)超过?[^，。；]{0,6}(?:目标|控制|限)|无偏差|远超|好于/;
/** No praise, or of a part only. */
const NOT =
  /(?<!无一|无一项)[未没](?!突破|超|有扣|有偏差)|不(?!低|少|予?扣|落|高)|差[^，。；]{0,4}\d|欠|除|其余|基本|接近|力争|确保|将|拟|应(?!急)|须|若|如果|目标(?:值|任务)?[是为：]|[为以]了?(?:完成|实现|达到)|要(?:求)?(?:完成|达|实现)|计划(?:完成|达|实现)|调整|核减|变更|扣\s?\d|率先|完成情况|实现情况|的(?:原因|情况|问题)|率的?(?:计算|公式)|(?:目标|指标|任务)[^，。]{0,6}(?:完成|实现)(?:数据|值|率(?!(?:均|都|为|达到?|按)*1\d\d)|度|程度|进度)|每[低少差增减]|只说|不说|不算/;
const ALL = /均|都|全部|各项|所有|无一|[两二三四五六七八九十\d]+(?:项|[个条](?=目标|指标|任务|都|均|全))|一一|逐[项条]|全面/;
const TOPIC =
  /目标|任务|计划|指标|要求|承诺|预期|约定|设想|部署|完成|达到|达成|实现|达标|兑现|落实|超过|高于|优于|超额|突破|低于|少于|符合|满足|做到|如期|按[期时]|满分|扣分|没有|偏差|大幅|按|认为|判定|据此|综上|综合看|评价|自评|结论|因此|由此|所以|经对照|远超|全面|都|全部|一项|计分|[得获]|[分据率因故心由]|因为|填列|好于|未|不|无一|也|仍|就|落后|如|率为?1\d\d/g;

/** Clauses of running text that say a goal, or all of them, were met. */
export const praises = oncePerDocument((document): readonly Praise[] => {
  if (looksAhead(document)) return [];
  const pathAt = pathFinder(document);
  return document.statements.flatMap((statement) => {
    const { inTable, text, start } = statement;
    if (inTable || !(SAYS.test(text) || ALONE_AT_ALL.test(text))) return [];
    const path = pathAt(start);
    if (isAhead(path) || PROBLEM_CHAPTER.test(path)) return [];
    return clausesOf(statement)
      .filter((clause) => isPraise(clause.text))
      .map((clause) => ({
        statement,
        clause,
        isAll: ALL.test(clause.text),
        topic: bare(clause.text).replaceAll(TOPIC, ''),
      }));
  });
});
const ALONE_AT_ALL = /完成|达成|达标|实现|超额|兑现|满分|扣分|无一|突破|偏差|远超|好于/;

const isPraise = (text: string): boolean =>
  (SAYS.test(text) || ALONE.test(text)) && !NOT.test(text) && !WITH_FIGURE.test(text);
/** A figure that is none of the praise: 完成12公里. */
const WITH_FIGURE = /\d(?!\d*(?:\.\d+)?(?:%$|项|[个条](?:目标|指标|任务)))(?![\d.])|\d%(?!$)|(?<!率(?:均|都|为|达到?|按)*[\d.]*)\d[\d.]*%/;
