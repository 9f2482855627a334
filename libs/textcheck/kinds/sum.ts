import type { Decimal } from '#libs/kernel';

import { quoteOf, type Statement, type TextDocument } from '../document.js';
import { findingOf, isUnmarked } from '../finding-of.js';
import { partsAbove, type PartAbove } from '../relations/sums/parts-above.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import type { Mention } from '../mentions/mention.js';
import { inUnitOf, show, showSum, total, withinRounding } from '../relations/figures/arithmetic.js';
import { announcedTotals } from '../relations/sums/announced-totals.js';
import { closingTotals, totalsAfter, unmarkedTotals } from '../relations/sums/closing.js';
import { farClosings } from '../relations/sums/far-closings.js';
import { axisLists } from '../relations/sums/axes.js';
import { countedParts } from '../relations/sums/counted-parts.js';
import { companionLists } from '../relations/sums/companion-lists.js';
import { goodsTotals } from '../relations/sums/goods.js';
import { itemSums } from '../relations/sums/item-sums.js';
import { addsUp, isIncomparable, isMisprint, nearest } from '../relations/sums/list-slips.js';
import { totalsOf, type PartsOfTotal } from '../relations/sums/lists.js';
import { areNoParts } from '../relations/sums/no-parts.js';
import { inTwoMeasures } from '../relations/sums/two-measures.js';
import { pointedSums } from '../relations/sums/pointed-sums.js';
import { plainRuns } from '../relations/sums/plain-runs.js';
import { lineSums } from '../relations/sums/line-sums.js';
import { namedWholes } from '../relations/sums/named-wholes.js';
import { namedSums } from '../relations/sums/listed-names.js';
import { toldRests } from '../relations/sums/told-rests.js';
import { tellTaleSums } from '../relations/sums/tell-tale-sums.js';
import { tablesTold } from '../relations/sums/tables-told.js';
import { wideSums } from '../relations/sums/wide-sums.js';
import { wholeWithin } from '../relations/sums/wholes-within.js';
import { isLeftOpen, isRoundedTale, overlaps } from '../relations/sums/partial-lists.js';
import { mirroredSums } from '../relations/sums/near-sums.js';
import { isSwap } from '../relations/figures/near.js';
import { isAddedTo, isOfOneEach, isToldElsewhere } from '../relations/sums/other-lists.js';
import { isWholeElsewhere } from '../relations/sums/told-wholes.js';
import { tableTotals } from '../relations/tables/table-totals.js';

/** Parts that do not add up to the total they are said to make. */
export const sum: Kind = {
  id: 'sum',
  name: '合计不符',
  severity: 'error',
  reason: '分项与合计对不上，说明至少一个数字有误；“其中”可只列部分，“分别为、包含”应列全部。',
  fires: [
    '核定事业编制14名，年末在职13人，其中管理岗位3人、专业技术岗位8人、工勤岗位1人，空编1名。',
    '轮椅312辆，助听器184台，生活类辅具470件，共适配930件。',
    '实施项目21个，总投资3680万元。其中基础设施类6个1280万元、产业发展类9个1560万元、公共服务类6个780万元。',
    '项目总投资860万元，其中中央资金500万元、省级资金200万元、县级配套140万元。',
    '上年结转结余126.35万元，本年收入1482.60万元，收入总计1680.95万元。',
    '上半年执行412.60万元，下半年执行587.30万元，全年执行989.90万元。',
    '结转结余121.52万元。结转结余由两部分构成：招标节约61.60万元，由财政收回；合同尾款69.92万元。',
    '中标价3084.00万元，节约176.00万元。各标段中标价为：一标段1006.20万元，二标段848.50万元，三标段753.80万元，四标段493.50万元。',
    '享受抚恤的优抚对象5260人。优抚对象中，残疾军人612人、三属148人、参战人员1380人、退役士兵2450人、其他220人。',
    '全县46所学校18060名学生享受补助，其中小学31所、初中12所、九年一贯制学校4所。',
    '硬化12.6公里，涉及3个村，分别是：大坪村5.1公里、柳树村4.8公里、石板村3.2公里。',
    '更新设备14台，具体是消毒柜6台、冷藏柜3台、蒸饭车2台、留样柜1台。',
    '发现问题18个，其中资料不规范9个、进度滞后5个、登记不及时3个。\n因检查发现问题17个，扣1.50分。',
    '上半年支出682.40万元，下半年支出918.75万元，全年支出1610.15万元。',
    '项目\t预算数\t执行数\n基本支出\t820\t815\n其中：人员经费\t702\t700\n公用经费\t118\t151\n项目支出\t360\t342\n支出合计\t1180\t1157',
    '重点项目明细如下（合计415万元）：\n1.人居环境整治180万元；\n2.饮水安全维修59万元；\n3.村组道路硬化140万元。',
    '    指标    适用满分    得分    扣分原因\n    决策    40    39.5    报送迟\n    产出    60    58.2    少一场\n    合计    100    98.7',
    '2024年预算收入100.50万元，其中：财政拨款收入90.20万元，其他收入10.20万元。',
    '全年支出300万元，分别为人员经费200万元、公用经费90万元。',
    '甲项目10万元、乙项目20万元，合计35万元。',
    '实有民警317人，编制使用率97.24%，其中派出所民警342人，占44.79%。',
    '收入合计4812.66万元，由财政拨款收入4530.10万元、事业收入210.00万元和其他收入82.56万元构成。',
    '三公经费共计13.2万元：公车运维9.6万元，接待3.1万元，因公出国（境）0万元。',
    '资金来源为中央补助320万元、省级配套80万元、县级自筹45.5万元，总投资455.5万元。',
    '工资福利支出（1250.30万元）、商品和服务支出（310.25万元）、资本性支出（15.00万元），合计1557.55万元。',
    '恢复和改善灌溉面积3.46万亩，其中恢复0.92万亩、改善2.45万亩。',
    '资金共计12万元，其中购置设备8万元，维修房屋6万元。',
    '2023年共自评41个项目，其中满分的项目有32个，95分以上的项目有4个，90分以下的项目有4个，其他项目2个。',
    '全年投入286.40万元，由中央补助160万元、省级补助80万元和县级配套64.40万元构成。',
    '全年支出1930.85万元。人员经费1024.66万元，药品436.20万元，卫生材料158.74万元，公用经费127.35万元，项目支出138.90万元，五项相加正好是全年支出。',
    '全年办理案件486件，刑事案件125件，民事案件289件，行政案件63件。',
    '年末在职人员91人，其中局机关22人、图书馆21人、文化馆19人、博物馆24人、执法大队15人。',
    '共有车辆4辆，其中机要通信用车1辆、特种专业技术用车2辆。',
    '项目\t预算数\n道路养护\t20\n桥梁检测\t5\n小计\t25\n垃圾清运\t60\n污水处理\t40\n小计\t90\n合计\t125',
    '全年新造林3.05万亩（其中：补贴项目0.5万亩，后续产业1.8万亩，竹林基地0.6万亩，其他项目0.28万亩），抚育1万亩。',
    '水库除险总投资为2821万元，其中2023年完成投资20230万元。',
    '指标\t分值\t得分\n产出\t50\t48\n效益\t40\t38.5\n满意度\t10\t9.5\n总分\t100\t98',
  ],
  spares: [
    '核定事业编制14名，年末在职12人，其中管理岗位3人、专业技术岗位8人、工勤岗位1人，空编2名。',
    '轮椅312辆，助听器184台，培训家属470人，共举办活动6场。',
    '项目总投资860万元，其中中央资金500万元、省级资金200万元、县级配套140万元，其余由群众自筹。',
    '一季度办件120件，二季度办件180件，其中网上办理230件，全年办件650件。',
    '全年预算5960万元，中央补助3128万元，省级补助1046万元，市级补助286万元，县级配套1500万元。',
    '比上年末净增325.00万元，其中新增412.00万元、报废处置87.00万元。',
    '全县46所学校18060名学生享受补助，其中小学31所、初中11所、九年一贯制学校4所。',
    '发现问题18个，其中资料不规范9个、进度滞后5个、登记不及时3个。',
    '年中追加398.25万元，集中在第四季度：四个季度分别支出286.14万元、374.52万元、401.36万元和590.36万元。',
    '收入77.6亿元，增长5%。加上补助54.3亿元、债券收入34.6亿元，收入总计166.5亿元。',
    '全年粮食产量68653万吨，其中，夏粮14740万吨，早稻2812万吨，秋粮51100万吨。',
    '在编教师96人，其中高级职称31人、本科以上学历92人、35岁以下44人。',
    '项目\t预算数\n基本支出\t820\n其中：人员经费\t702\n项目支出\t360\n合计\t1180',
    '项目\t预算数\n道路养护\t20\n桥梁检测\t5\n小计\t25\n垃圾清运\t60\n污水处理\t40\n小计\t100\n合计\t125',
    '项目\t预算数\n一、基本支出\t300\n人员经费\t250\n公用经费\t50\n二、项目支出\t200\n合计\t500',
    '发放问卷500份，收回486份，其中有效问卷480份，表示满意的452份。',
    '2024年预算收入100.50万元，其中：财政拨款收入90.20万元，其他收入10.30万元。',
    '资产总额5963.72万元，其中货币资金14.55万元，固定资产净值111.60万元。',
    '甲项目10万元、乙项目20万元，合计30万元。',
    '管理高血压患者30480人，其中规范管理24688人；管理糖尿病患者9420人，其中规范管理7630人；老年人61400人。',
    '收入合计4822.66万元，由财政拨款收入4530.10万元、事业收入210.00万元和其他收入82.56万元构成。',
    '工资福利支出（1250.30万元）、商品和服务支出（310.25万元）、资本性支出（15.00万元），合计1575.55万元。',
    '第一季度支出43.82万元、第二季度75.61万元、第三季度77.48万元，上半年合计119.43万元。',
    '编制533名、在职516人，控制率96.81%。其中学院编制268名、在职259人。',
    '兑现奖补77家，户均50.00万元，其中技术改造类2145.00万元、研发投入类1023.00万元。',
    '全年支出300万元，其中人员经费200万元，较上年增加10万元。',
    '采购合同金额1.2亿元，分别为设备8000万元、服务4000万元。',
    '全年投入286.40万元，由中央补助160万元、省级补助80万元和县级配套46.40万元构成。',
    '全年支出1000万元，人员经费500万元，公用经费120万元，设备购置80万元，其余用于维修。',
    '批复总投资660万元，资金来源：中央补助400万元，市级配套200万元，乡镇自筹25万元，受益农户自筹（包括投工投劳折资）23万元，整合资金12万元。',
    '采购支出总额335.10万元，其中授予中小企业合同金额324.07万元，占96.7%，其中授予小微企业合同金额27.39万元，占8.2%。',
    '新造林3.05万亩（其中：补贴项目0.5万亩，后续产业1.8万亩），抚育2万亩（其中：公益林1.2万亩，商品林0.8万亩）。',
    '实有人数25人，其中：在职人数小计14人，行政在职5人，参公管理1人，事业在职8人。离休小计0人，退休小计11人。',
    '总人口15244人，其中农业人口14321人，现有劳动力6811人，现有贫困户952户3122人。',
    '5万元以下由分管领导审批；5万元（含）至20万元由办公会研究；20万元（含）以上由总支会议决定。',
  ],
  find: (document) => {
    const found = judgedSums(document);
    const telling = tellTaleSums(document)
      .filter(({ total }) => isUnmarked(found, total))
      .flatMap((list) => judge(document, list));
    return [...found, ...telling];
  },
};

/** By the words for totals and parts, in sentences, lines and tables. */
function judgedSums(document: TextDocument): Finding[] {
  return [
    ...document.statements.flatMap((statement) => inStatement(document, statement)),
    ...[
      ...document.tables.flatMap(tableTotals),
      ...itemSums(document),
      ...lineSums(document),
      ...announcedTotals(document),
      ...namedSums(document),
      ...countedParts(document),
      ...wideSums(document),
      ...tablesTold(document),
    ].flatMap((parts) => judge(document, parts)),
    ...partsAbove(document).map((pair) => aboveWhole(document, pair)),
  ];
}

/** One finding a total, however many ways its list can be read. */
function inStatement(document: TextDocument, statement: Statement): Finding[] {
  const lists = [
    ...totalsOf(document, statement),
    ...namedWholes(document, statement),
    ...closingTotals(statement),
    ...goodsTotals(statement),
    ...companionLists(document, statement),
    ...totalsAfter(document, statement),
    ...farClosings(document, statement),
    ...unmarkedTotals(document, statement),
    ...mirroredSums(document, statement),
    ...axisLists(document, statement),
    ...plainRuns(document, statement),
    ...pointedSums(document, statement),
    ...toldRests(document, statement),
  ];
  const byTotal = new Map<number | undefined, Finding>();
  for (const finding of lists.flatMap((list) => judge(document, list))) {
    const at = finding.quotes[0]?.start;
    if (!byTotal.has(at)) byTotal.set(at, finding);
  }
  return [...byTotal.values()];
}

/** 其中 names a part: it cannot be more than the whole. */
function aboveWhole(document: TextDocument, { part, whole }: PartAbove): Finding {
  const [more, most] = [part, whole].map(({ value, unit }) => `${value.toFixed()}${unit}`);
  return findingOf(sum, document, [part, whole], {
    computed: `${String(more)} > ${String(most)}`,
    message: `“其中”的 ${String(more)} 大于总数 ${String(most)}。`,
    suggestion: '核对总数与这一项。',
    confidence: 0.9,
  });
}

function judge(document: TextDocument, told: PartsOfTotal): Finding[] {
  const list = inTwoMeasures(document, told);
  if (isNoSum(list)) return [];
  const { readings, complete } = list;
  const whole = wholeWithin(list);
  if (whole === null) return [];
  const parts = nearest(readings, whole);
  if (isOfOneEach(document, parts)) return [];
  const computed = inUnitOf(total(parts), whole);
  const gap = computed.minus(whole.value);
  if (isPartial(document, list, parts, gap) || isRoundedTale(whole, parts, computed)) return [];
  if (!list.beside && isToldElsewhere(document, whole, computed)) return [];
  if (isAddedTo(document, parts, total(parts).minus(whole.base))) return [];
  if (!isSaid(document, list, parts, gap)) return [];
  return [finding(document, { whole, parts, computed, sure: complete || gap.isPositive() })];
}

const isNoSum = (list: PartsOfTotal): boolean =>
  isIncomparable(list) || addsUp(list) || areNoParts(list);

/** The words say that the list is all of it, the gap does, or another place. */
const isSaid = (
  document: TextDocument,
  list: PartsOfTotal,
  parts: readonly Mention[],
  gap: Decimal,
): boolean =>
  isPromised(list, parts, gap) ||
  isMisprint(list, parts, gap) ||
  (list.beside && isWholeElsewhere(document, list.total, total(parts)));

/** The words promise every part, or the parts are more than the whole they are said to be of. */
const isPromised = (
  { complete, beside, unmarked }: PartsOfTotal,
  parts: readonly Mention[],
  gap: Decimal,
): boolean => {
  // 其中基本药物328种，占53.59%；中药饮片412种: another side of the same.
  const turns = parts.slice(1).some(({ before }) => /[；;]/.test(before));
  return beside && (complete || (gap.isPositive() && unmarked !== true && !turns));
};

/** Not every part is told, or some are told twice. */
function isPartial(
  document: TextDocument,
  { complete, total: whole }: PartsOfTotal,
  parts: readonly Mention[],
  gap: Decimal,
): boolean {
  // 包括甲3万元、乙4万元等
  const open = gap.isNegative() && isLeftOpen(document, parts);
  // As much again: rows and their subtotals, all added.
  const twice = gap.equals(whole.value);
  if (open || twice || (!complete && parts.length < 2)) return true;
  return !complete && overlaps(parts) && !isSwap(whole.value.plus(gap), whole);
}

interface Mismatch {
  readonly whole: PartsOfTotal['total'];
  readonly parts: PartsOfTotal['parts'];
  readonly computed: Decimal;
  readonly sure: boolean;
}

function finding(document: TextDocument, { whole, parts, computed, sure }: Mismatch): Finding {
  const rounding = withinRounding(computed, whole, parts);
  return {
    kind: sum.id,
    severity: rounding || !sure ? 'warning' : 'error',
    quotes: [whole, ...parts].map((at) => quoteOf(document, at)),
    computed: `${showSum(parts, whole)} = ${show(computed)}，文中为 ${whole.value.toFixed()}`,
    message: `分项相加为 ${show(computed)}${whole.unit}，与合计 ${whole.value.toFixed()}${whole.unit} 不符。`,
    suggestion: rounding
      ? '差额可能来自四舍五入，请以明细账核对后统一。'
      : `核对各分项；如分项无误，合计应为 ${show(computed)}${whole.unit}。`,
    confidence: rounding ? 0.6 : sure ? 0.95 : 0.8,
  };
}
