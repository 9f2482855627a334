import type { Contradiction } from './contradictions.js';

const NONE = '(?:不存在|没有|无|未发生|未出现|未安排|未形成|零)';
const MONEY = '\\s?(\\d[\\d,]*(?:\\.\\d+)?)\\s?万?元';
const OF_LAST_YEAR = '(?<!上年|去年|年初|以前年度|往年|历年|预算|收回|盘活|清理|较|比)';
/** The whole of the year's money; one project's says nothing of the rest. */
const ALL_MONEY =
  '(?:全年|年度|各项|各个?项目|所有|本年|部门)[^，。；除未不没]{0,12}(?:资金|预算|经费|支出)[^，。；除未不没]{0,6}';
/** A stretch of the year, or one part of the money. */
const PART = /除|上半年|下半年|季度|月|该项目|其中|首批|中央|省级|市级|县级/;

/** What is said not to be, and the sum that it is. */
const noneOf = (what: string, name: string): Contradiction => ({
  claim: new RegExp(`${NONE}[^，。；\\d]{0,6}${what}(?!预算|变动)`),
  against: new RegExp(
    `${OF_LAST_YEAR}${what}(?:费用?)?(?:支出|决算)?(?:数|金额)?(?:为|是|共)?${MONEY}`,
  ),
  within: 'text',
  what: `没有${name}`,
  unless: /超|增加|新增|预算安排|调整/,
});

/** 未超预算，超预算3.60万元 */
const within = (limit: string): Contradiction => ({
  claim: new RegExp(`(?:未|没有|无)(?:突破|超出?过?)${limit}|控制在${limit}(?:范围)?[以之]?内`),
  against: new RegExp(`(?<![未无有])(?:超出?过?|突破)${limit}${MONEY}`),
  within: 'sentence',
  what: `没有超${limit}`,
  unless: /除|其余|其他|上年/,
});

/** Absolute words about money with what a text says elsewhere when they are not true. */
export const BUDGET_CONTRADICTIONS: readonly Contradiction[] = [
  within('预算'),
  within('概算'),
  within('标准'),
  {
    claim:
      /(?:^|[，；])(?:项目)?(?:资金|经费|预算)(?:已|均|均已|已经)?(?:全部|100%|足额|全额)(?:支出|支付|执行|使用)(?!率)/,
    against: /(?:预算)?执行率(?:为|达到?|是)?\s?(?<![\d.])([1-9]?\d(?:\.\d+)?)%/,
    within: 'passage',
    what: '资金全部支出',
    unless: PART,
  },
  {
    claim: /(?<!上半年|季度)预算执行率(?:为|是|达到?|均为)?\s?100(?:\.0+)?%/,
    against: new RegExp(
      `${OF_LAST_YEAR}(?:年末|期末)?(?:资金)?(?:结余|结转)(?:资金)?(?:为|共)?${MONEY}`,
    ),
    within: 'passage',
    what: '预算执行率 100%',
    unless: PART,
  },
  {
    claim: /(?:无|没有|未发生|不存在|未进行)(?:任何)?预算(?:调整|追加|调剂)/,
    against: /(?<!上年|去年|不|未)(?:追加|调[增减])[^，。；\d]{0,10}(\d+(?:\.\d+)?)\s?万?元/,
    within: 'passage',
    what: '没有调整预算',
    unless: /除|其余/,
  },
  noneOf('因公出国(?:[（(]境[）)])?', '因公出国（境）费'),
  {
    claim: /(?:公务用车|公车|车辆)购置(?:费|支出)?(?:支出)?(?:为)?\s?0(?:\.0+)?\s?万?元/,
    against:
      /(?<!上年|去年|未|无)(?:购置|更新)(?:了)?(?:公务用车|公车|车辆)(?:数)?(?:为)?\s?(\d+)\s?辆/,
    within: 'passage',
    what: '公务用车购置费为 0',
  },
  {
    claim: new RegExp(
      `${ALL_MONEY}(?:已|均|均已|已经)?(?:全部|100%|足额|全额)(?:支出|支付|执行|使用)(?!率)`,
    ),
    against: new RegExp(
      `(?<!无|没有|不存在)(?:未支出|未支付|尚未支付|未执行|未使用|未形成支出)(?:的)?(?:资金|数|金额|部分)?[^，。；\\d]{0,6}${MONEY}`,
    ),
    within: 'text',
    what: '资金全部支出',
    unless: PART,
  },
  {
    claim: new RegExp(
      `${ALL_MONEY}(?:已|均|均已|已经)?(?:全部|100%|足额|全额)(?:支出|支付|执行|使用)(?!率)`,
    ),
    against:
      /(?:预算执行率|资金支付率|资金支出率|整体支出进度)(?:为|达到?|是)?\s?(?<![\d.])([1-9]?\d(?:\.\d+)?)%/,
    within: 'text',
    what: '资金全部支出',
    unless: PART,
  },
];
