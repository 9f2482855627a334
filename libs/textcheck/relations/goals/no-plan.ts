import type { Sentence } from '../../text/sentences.js';
import type { TextDocument } from '../../document.js';

const PLAN = '(?:拟|计划|预计|准备|打算|原定)';
const DEED_DONE =
  '(?:已|都|均|全部|悉数|如期|按期|按时|顺利|提前|陆续|先后|完成|建成|落成|竣工|完工|通过|交付|到位|开放|投用|投入使用|启用|通车|通水)';
/** 拟建的3座便民桥都已通车: which of them, and then that it is done. */
const WHICH_IS_DONE = new RegExp(
  `${PLAN}[^，。；：\\d]{1,14}的(?:[^，。；：]*?)${DEED_DONE}(?!后|率)`,
);
const STILL_TO_COME = /的[^，。；：]*(?:将|预计|力争|争取|有望|可望|拟)/;
/** 储备拟引进项目32个: what was drawn up, listed or asked for is a list of what is planned. */
const OBJECT =
  /(?:储备|梳理|筛选|确定|收集|汇总|入库|谋划|包装|对接|征集|公示|明确|列出|排出|摸排|上报|申报|推荐|遴选|选定|审定|公布|编制|建立|整理|形成)(?:了|出)?(?:一批|各类|全[县市区镇乡])?(?:拟|计划(?=[^\d，。；]{2,8}(?:项目|名单|清单|库)))/;
/** What a thing that is not ready yet is told with. */
const UNREADY =
  /截至|截止|中断|受阻|停工|推迟|延期|顺延|滞后|正在|在建|施工中|未完|尚|形象进度|总(?:工程|任务)量|进度(?:的|为|达)|完成[^，。；]{0,8}(?:\d%|成)|因[^，。；]{2,}/;
const EXPECTED = /(?:预计|计划|拟)[^，。；]{0,4}(20\d\d)年/;

/** What nobody in a unit brings about: prices, weather, the market. */
const OF_MARKET =
  '(?:行情|价格|[粮猪油肉菜蛋果]价|后市|(?:市场|消费)(?:需求|供应|供需|总体|整体|仍|将|回)|需求(?:仍|将|会|回)|走势|形势|态势|景气|气温|气候|降[水雨]|来水|汛情|旱情|客流|涨幅|跌幅)';
/** 预计行情可持续到年底, 猪价预计四季度回落: a forecast. */
const FORECAST = new RegExp(
  `(?:预计|预期|预测|有望)[^，。；\\d]{0,8}${OF_MARKET}|${OF_MARKET}[^，。；\\d]{0,6}(?:预计|预期|预测|有望)`,
);
/** 预计市场年底建成 is a plan nevertheless. */
const BROUGHT_ABOUT =
  /建成|完[工成]|竣工|开工|投[产用]|开业|举办|开展|拨付|支付|采购|安装|验收|修订|制定|出台|搬迁|改造/;

/** Whether words of a plan tell none: which things were planned that are done now, a list of plans, or when a thing told as not ready will be. */
export const isNoPlan = (document: TextDocument, { text, start }: Sentence): boolean =>
  (WHICH_IS_DONE.test(text) && !STILL_TO_COME.test(text)) ||
  OBJECT.test(text) ||
  (FORECAST.test(text) && !BROUGHT_ABOUT.test(text)) ||
  isOfReport(document, { text, start }) ||
  isPutOff(document, { text, start }) ||
  isDueLater(document, { text, start });

/** 完成总工程量的六成，预计2025年6月通车, told in a report on 2024. */
function isDueLater({ year, statements }: TextDocument, { text, start }: Sentence): boolean {
  const due = Number(EXPECTED.exec(text)?.[1] ?? 0);
  if (year === null || due <= year) return false;
  const statement = statements.findLast((one) => one.start <= start);
  return UNREADY.test(statement?.text.slice(0, start - statement.start) ?? '');
}

const sentenceOf = ({ statements }: TextDocument, start: number): string =>
  statements.findLast((one) => one.start <= start)?.text ?? '';

/** 本报告报财政局，并将于4月底前公开: what becomes of the report itself. */
const isOfReport = (document: TextDocument, { text, start }: Sentence): boolean =>
  /公开|报送|公布/.test(text) &&
  /^(?:本报告|本次自评|自评(?:报告|结果))/.test(sentenceOf(document, start));

/** 实际建成2座，未建的1座…，待勘界后再建: when the rest will be. */
const isPutOff = (document: TextDocument, { text, start }: Sentence): boolean =>
  /^待[^，。；]*后再?[一-龥]/.test(text) && /未[一-龥]{1,3}的/.test(sentenceOf(document, start));
