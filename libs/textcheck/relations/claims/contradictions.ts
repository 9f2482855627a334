import type { Statement } from '../../document.js';
import { matchesIn } from '../../text/matches.js';

/** An absolute word with what cannot be when it is true. */
export interface Contradiction {
  readonly claim: RegExp;
  /** What cannot be when the claim is true; a captured number must be above nought to count. */
  readonly against: RegExp;
  /** How far apart they may stand. */
  readonly within: 'sentence' | 'passage' | 'text';
  readonly what: string;
  /** Words in the claim's clause that make it a claim about a part only. */
  readonly unless?: RegExp;
}

const NONE = '(?:不存在|没有|无|未发生|未出现|未收到|零|杜绝了?|从未)';
const THING = '[笔个项条处起件次例宗人户]';

/** Absolute words with what a text says elsewhere when they are not true. */
export const CONTRADICTIONS: readonly Contradiction[] = [
  {
    claim: /(?:无退回|没有退回|未退回|未被退回|准确无误)/,
    against: /退回(?:修改)?(?:次数)?(?:为|共)?\s?(\d+)\s?次/,
    within: 'passage',
    what: '无退回、准确无误',
  },
  {
    claim: new RegExp(`${NONE}[^，。；]{0,10}(?:质疑|投诉和质疑|投诉、质疑|供应商投诉)`),
    against:
      /(?:收到|处理|发生|受理|接到|答复)[^，。；]{0,10}(?:投诉|质疑)\s?(\d+)\s?[件起次]|(?:收到|处理|发生|受理|接到)\s?(\d+)\s?[件起次][^，。；]{0,8}(?:投诉|质疑)/,
    within: 'passage',
    what: '不存在质疑投诉',
  },
  {
    claim: /准确(?:及时|完整)?报送|及时准确/,
    against: /退回(?:修改)?(?:次数)?(?:为|共)?\s?(\d+)\s?次/,
    within: 'sentence',
    what: '准确',
  },
  {
    claim:
      /(?:未完成绩效目标的?项目(?:有|为)?\s?0个|绩效目标(?:已)?全部(?:实现|完成)|全部完成绩效目标|圆满完成全部)/,
    against:
      /(?:支出进度未达到要求|未全部下达|资金未下达|未完成(?!绩效目标的?项目(?:有|为)?\s?0)|未能完成|未实现|未达到(?:预期|目标))/,
    within: 'text',
    what: '绩效目标全部完成',
  },
  {
    claim: /(?:整体)?支出进度(?:是|为|达到|达)\s?100%(?!的)/,
    against: /(?:差异率较大|未全部下达|资金未下达|未支出)/,
    within: 'sentence',
    what: '支出进度 100%',
  },
  {
    claim: /(?:无|没有|未)新增暂付款/,
    against: /新增暂付款\s?(\d+(?:\.\d+)?)\s?万?元/,
    within: 'text',
    what: '无新增暂付款',
  },
  {
    claim:
      /(?:未|没有|无)(?:被|受到?)?[^，。；]{0,10}(?:审计|巡察|巡视)[^，。；]{0,10}(?:指出|发现|提出|查出|问题)|(?:审计|巡察|巡视)[^，。；]{0,8}(?:未|没有)(?:发现|指出|查出|提出)/,
    against: new RegExp(
      `(?:审计|巡察|巡视)[^。]{0,30}(?:指出|发现|提出|查出)[^。；不未无]{0,10}?(\\d+(?:\\.\\d+)?)\\s?(?:${THING}|万?元)`,
    ),
    within: 'text',
    what: '审计、巡察没有指出问题',
  },
  {
    claim: new RegExp(
      `(?:全部|均已?|已)(?:及时|按时)?足额(?:拨付|发放|支付|兑现)|全部(?:及时|按时)?(?:拨付|发放|支付|兑现)(?:到|完)|${NONE}[^，。；]{0,6}(?:滞拨|滞留|拖欠|欠拨|欠发|欠付)`,
    ),
    against:
      /(?:次年|第二年|20\d\d年\d{1,2}月)[^，。；]{0,6}才[^，。；]{0,4}(?:拨付|发放|支付|兑现)|(?:尚有|仍有|还有|其中)[^，。；]{0,24}(?:尚未|仍未|未能|未)(?:及时|按时|足额)?(?:拨付|发放|支付|兑现)|(?:滞留|滞拨|拖欠|欠发|欠付)[^，。；不未无]{0,10}\d/,
    within: 'sentence',
    what: '全部足额拨付、没有滞拨',
    unless: /春季|秋季|上半年|下半年|[一二三四]季度|首批|一期/,
  },
  {
    claim:
      /(?:已|均已?)?全部(?:整改|办结|销号)(?:到位|完毕|完成)?|(?:整改|销号)(?:全部)?清零|(?:整改|办结|处置完成)率(?:为|达到?|均为)?\s?100%/,
    against:
      /(?:剩余|其余|尚有|仍有|还有)\s?(\d+)\s?(?:[个项条件起处]|批次)[^。；]{0,24}?(?:跨年度|未|正在|尚待|仍在)(?:整改|办理|办结|推进|销号|处理|核查)/,
    within: 'sentence',
    what: '全部整改',
    unless: /其余|其他|除/,
  },
  {
    claim: /(?:全部|均)[^，。；]{0,4}(?<!不)合格/,
    against: /(?:[1-9]\d*|[一二两三四五六七八九])\s?批次?[^。；，未无]{0,14}不合格/,
    within: 'sentence',
    what: '全部合格',
    unless: /其余|其他|除|复[检查验]|整改后/,
  },
  {
    claim: /(?:全部|均已?)[^，。；]{0,8}100%(?:支付|拨付|发放)/,
    against:
      /不足\s?100%的(?:有|共)?\s?(\d+)|(?:尚未|未)支付[^，。；]{0,6}?(\d+(?:\.\d+)?)\s?万?元/,
    within: 'sentence',
    what: '100% 支付',
  },
  {
    claim: /(?:无|没有)一[人户名][^，。；]{0,2}漏|零漏发/,
    against: /(\d+)\s?[名人户][^，。；]{0,20}(?:未能?|尚未|没有)(?:及时|按时)?(?:发放|领取|到账)/,
    within: 'passage',
    what: '无一人漏发',
  },
  {
    claim: /零事故|零隐患/,
    against:
      /(?<![未没无有])(?:导致|造成)[^，。；未无]{0,4}?(\d+)\s?[一-龥]{1,6}(?:受潮|损坏|受损|受伤|丢失|损毁|死亡)/,
    within: 'sentence',
    what: '零事故、零隐患',
  },
  {
    claim: /零纠纷|(?:未发生|没有发生|无)(?:医患|医疗|劳资)?纠纷/,
    against: /(?:其中|发生|有)\s?(\d+)\s?[起件例][^，。；]{0,14}纠纷/,
    within: 'sentence',
    what: '零纠纷',
  },
  {
    claim: /(?:未|没有)(?:发现|查出|检出|存在)(?:任何)?问题/,
    against:
      /(?:提出|指出|发现|查出)[^，。；未无]{0,12}问题\s?(\d+)\s?[个项条处]|(?:下发|发出|下达|印发)[^，。；]{0,8}(?:整改|督办)[^，。；\d]{0,8}?(\d+)\s?[份件个]/,
    within: 'sentence',
    what: '未发现问题',
    unless: /复[查检核验]|回头看/,
  },
  {
    claim: /(?:未|没有)(?:发现|查出)(?:任何)?(?:违规|违纪|违法|[、和或及])*问题/,
    against:
      /(?:发现|查出)[^，。；\d未无]{0,4}(\d+)\s?[家个处项笔份户名][^，。；]{0,20}(?:不全|不规范|不符|不合规|缺失|违规|遗漏|虚报|多报|问题)|(?:检查|抽查|核查|自查)发现问题\s?(\d+)\s?[个项条处]/,
    within: 'passage',
    what: '未发现问题',
    unless: /复[查检核验]|回头看|重大|系统性|严重|其余|其他|上年|审计|巡察|纪检/,
  },
  {
    claim:
      /(?:未|没有)(?:新增)?(?:购置|购买|更新)(?:公务用车|公车|车辆)|(?:无|没有|未发生)(?:公务用车|公车|车辆)购置/,
    against:
      /(?<!设备|图书|家具|资产|上年|去年|预算)购置费(?:支出)?(?:为)?\s?(\d+(?:\.\d+)?)\s?万?元/,
    within: 'passage',
    what: '没有购置车辆',
  },
  {
    claim: /账[实账卡表证物、]{1,5}(?:全部|均|完全)?(?:相符|一致)(?!的?[情问]|\s?\d)/,
    against: /(?<!无|未|没有)盘[亏盈][^，。；\d无未]{0,8}(\d+)\s?[台件项套辆]/,
    within: 'sentence',
    what: '账实相符',
    unless: /做到|确保|实现|达到|力争|要求|保证|处置后|调整后/,
  },
  {
    claim:
      /(?:不存在|没有|无|未发生|未出现)[^，。；\d]{0,4}(?:逾期|超期)(?:事项|现象|情况|案件|办理|问题)?(?=[，。；]|$)/,
    against: /(\d+)\s?[件起项个笔][^，。；\d]{0,4}(?:未能?|没有)(?:按期|按时|如期)/,
    within: 'passage',
    what: '没有逾期',
    unless: /还款|贷款|欠款|借款/,
  },
  {
    claim: /账[实账卡表证物、]{1,5}(?:全部|均|完全)?(?:相符|一致)(?!的?[情问]|\s?\d)/,
    against:
      /与(?:账面|账簿|台账|实物)[^，。；未无]{0,4}(?:不一致|不相?符)|账[实账卡表证物]{1,3}不相?符/,
    within: 'text',
    what: '账实相符',
    unless: /做到|确保|实现|达到|力争|要求|保证/,
  },
  {
    claim:
      /火灾[^，。；]{0,3}(?:零发生|零新增)|(?:未|没有|无)(?:发生)?(?:一起)?(?:森林|草原)?火灾(?=[，。；]|$)/,
    against: /过火面积(?:为|约|仅)?\s?(\d+(?:\.\d+)?)\s?(?:公顷|亩|平方米)/,
    within: 'passage',
    what: '没有发生火灾',
  },
  {
    claim: /三公[^。；]{0,40}(?:均|全部)为公务用车(?:（[^）]{0,30}）)?[^，。；\d]{0,24}费/,
    against: /(?:发生|其中|支出)?公务接待费(?:支出)?(?:为)?\s?(\d+(?:\.\d+)?)\s?万?元/,
    within: 'passage',
    what: '“三公”经费均为公务用车运行维护费',
  },
  {
    claim: /三公[^。；]{0,40}(?:均|全部)为公务接待费/,
    against:
      /(?<!预算|较|比|上年|减少|压减)公务用车(?:购置|运行|维护|及|和|、)*费(?:支出)?(?:为)?\s?(\d+(?:\.\d+)?)\s?万?元/,
    within: 'passage',
    what: '“三公”经费均为公务接待费',
  },
  {
    claim:
      /(?:无|没有|未发生|未产生|不存在)(?:公务用车|公车|车辆)(?:购置及|购置和|购置与)?运行(?:维护)?(?:费用?|支出)/,
    against:
      /(?<!预算|较|比|上年|减少|压减|超)(?:用车|公车|车辆)[^，。；\d]{0,6}运行(?:维护)?费(?:支出)?(?:为)?\s?(\d+(?:\.\d+)?)\s?万?元/,
    within: 'passage',
    what: '没有公务用车运行维护费',
  },
  {
    claim: /(?<!外事|外宾)接待[^，。；外]{0,10}?(?<![\d.])0\s?批?次(?!\s?[1-9])/,
    against: /(?<!外事|外宾)接待费(?:支出)?(?:为)?\s?(\d+(?:\.\d+)?)\s?万?元/,
    within: 'passage',
    what: '接待 0 批次',
  },
  {
    claim:
      /(?:无|没有|未发生|未安排|不存在)(?:国内)?公务接待(?:费|支出|费用)?|公务接待(?:费|支出|费用)*(?:为|是|实现)?零(?:支出)?/,
    against:
      /(?<!预算|较|比|上年|减少|压减)公务接待(?:费)?(?:支出)?(?:为)?\s?(\d+(?:\.\d+)?)\s?(?:万?元|批次)/,
    within: 'passage',
    what: '没有公务接待费',
  },
];

/** What may be some day, or is said of a rule: no evidence against anything. */
const SUPPOSED =
  /(?:若|如有|如果|凡|一旦|对(?:于)?[^，。；]{0,16}(?:的项目|的单位|的部门|的，)|下一步|今后|将进一步|避免|防止|杜绝)/;

/** True when the other statement can speak against the claimed one: near enough, of the same year, and a fact. */
export function canContradict(
  { within }: Contradiction,
  claimed: Statement,
  other: Statement,
): boolean {
  if (SUPPOSED.test(other.text) && other !== claimed) return false;
  if (within === 'sentence') return claimed === other;
  if (within === 'passage') return claimed.passage === other.passage;
  const [own, theirs] = [named(claimed), named(other)];
  return own === null || theirs === null || own === theirs;
}

/** The year a sentence itself names, if it names one. */
function named({ text }: Statement): string | null {
  const years = new Set(matchesIn(text, /(20\d\d)年/g).map(([, year = '']) => year));
  return years.size === 1 ? ([...years][0] ?? null) : null;
}
