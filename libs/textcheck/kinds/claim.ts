import { findingOf, isUnmarked, type Range } from '../finding-of.js';
import { allContradicted } from '../relations/claims/all-contradicted.js';
import { show } from '../relations/figures/arithmetic.js';
import {
  goalsMissed,
  notAll,
  notInFull as notPaidInFull,
  rowsNotPaid,
} from '../relations/claims/shortfalls.js';
import { brokenBounds } from '../relations/claims/each-bound.js';
import { occurrences } from '../relations/claims/occurrences.js';
import { flawsTold } from '../relations/claims/flaws-told.js';
import { shortWholes } from '../relations/claims/one-kind-only.js';
import { isRightAfterAll } from '../relations/claims/right-after-all.js';
import { rowCounts } from '../relations/claims/row-counts.js';
import { wholeClause } from '../relations/claims/whole-clause.js';
import { isNoSaying, PLAIN_RATE } from '../relations/claims/no-sayings.js';
import { overclaims } from '../relations/claims/overclaims.js';
import { moreThanNone, spentShort } from '../relations/claims/spent-short.js';
import { isOfAnotherSet, isSetApart } from '../relations/claims/roles/other-set.js';
import { wideClaims } from '../relations/claims/wide/wide-claims.js';
import type { Finding } from '../finding.js';
import type { Kind } from '../kind.js';
import type { TextDocument } from '../document.js';

/** An absolute word a figure elsewhere takes back. */
export const claim: Kind = {
  id: 'claim',
  name: '断言与事实不符',
  severity: 'warning',
  reason: '足额、全部、100%、0个、不存在、无，与文中别处的数字或说法相矛盾。',
  fires: [
    '2024年度自评报告\n全年预算资金已全部支出完毕。\n年末未支出资金117.46万元，为质保金。',
    '2024年度自评报告\n各项目资金均已100%支出。\n序号|项目名称|执行率\n1|公厕改造|100.00%\n2|路灯维修|97.20%',
    '2024年度自评报告\n各项资金均已足额支出。\n预算执行率为97.84%。',
    '2024年度自评报告\n全年未发生结转结余。\n年末财政拨款结转12.30万元。',
    '2024年度自评报告\n无因公出国（境）费用。因公出国（境）费支出3.20万元。',
    '排查隐患33处，已全部整改到位。年底核查，已整改31处。',
    '公务用车购置费0万元，本年度购置公务用车7辆。',
    '年度10项绩效目标全部完成。其中培训目标300人次，实际完成260人次。',
    '各项资金均足额到位。其中县级配套资金应到位200万元，实际到位150万元。',
    '辖区全年未发生一起火灾。\n全年扑救火灾6起。',
    '信访问题已全部整改闭环，9件正在办理。',
    '没有跨年未结案件。\n年末23件结转下年办理。',
    '群众满意度达到100%。问卷结果显示，满意470份，不满意30份。',
    '立案9起，案件全部在年内办结，其余1起于2025年1月办结。',
    '补助资金按两季学期全部足额拨付到校，不存在滞拨，其中有3所学校的26.70万元于次年1月才拨付。',
    '2024年区审计局对街道开展预算执行审计，指出2笔会议费用报销附件不齐。街道财务管理规范，未被审计、巡察指出任何问题。',
    '采购公开透明，不存在质疑投诉，其中血液净化机采购收到供应商质疑1起，已依法答复。',
    '各项目均按时完成。\n管网改造项目因施工许可滞后，延期45天。',
    '全年食材全部合格，5月有一批次豆制品被抽检判为不合格，已退货。',
    '257处完成整改，剩余7处为跨年度整改项目，所有隐患均已整改清零。',
    '核查处置完成率100%，尚有7批次正在核查中。',
    '支付率不足100%的有4个，全部项目资金均已100%支付完毕。',
    '助学金按时发放，无一人漏发。经核对有5名学生因账户错误未能发放。',
    '全年档案安全零事故、零隐患，10月漏水导致212卷档案受潮。',
    '全年零投诉、零纠纷，其中1起接种纠纷经调解结案。',
    '审计指出的问题已全部整改到位，剩余2项仍在整改。',
    '专项资金没有挤占挪用。\n县审计局检查发现挪用专项资金3.20万元，已归还。',
    '2024年我局没有公务接待支出。“三公”经费中公务接待费0.35万元，公务用车运行维护费2万元。',
    '足额保障政策落实。\n保基本民生安排资金37.37万元，实际支出36.73万元，已足额发放到位。',
    '及时准确报送政府采购季报、年报，退回修改次数为2次。',
    '未完成绩效目标的项目有0个。\n因资金未全部下达，支出进度未达到要求。',
    '参与重点项目事前绩效评估的项目0个，按照评估意见落实到位项目10个。',
    '积案18件，化解16件，尚有2件未化解。信访积案全部清零。',
    '设备|计划采购（台）|实际到货（台）\n心电图机|6|6\n呼吸机|4|3\n计划采购的设备全部到货。',
    '12月份工资推迟到次年1月发放。全年各月工资均按时发放。',
    '上坪村93.2%、下坪村91.5%、石桥村88.7%、龙潭村94.0%，各村均超过90%。',
    '科室|满意度\n内科|96.2%\n外科|95.4%\n儿科|93.8%\n各科室满意度均高于95%。',
    '12345热线转办群众投诉14件，均已办结。全年服务对象零投诉。',
    '计划抚育3200亩，因山火少抚育180亩，完成3020亩。抚育任务已全面完成。',
    '五个社区满意度分别为92.4分、90.8分、94.1分、89.6分、93.0分，各社区均在90分以上。',
    '项目整体支出进度是100%,其中2个项目差异率较大。',
    '抽查的30份合同手续全部齐全，其中手续齐全的28份，另有2份缺验收单。',
    '抽取病历150份，全部规范。\n自查情况。抽取的150份病历中有6份存在签字不全。',
    '参加能力验证8项，全部满意，满意率87.50%。',
    '各项目均按期完工。\n从进度看，9个项目中8个按期完工。',
    '各级资金均足额到位。\n市级补助尚缺36.00万元。',
    '全年检查学校52所，未发现问题，下发整改通知9份。',
    '固定资产账实相符。\n抽查中有16台电脑与账面不一致。',
    '2023年建成的5个书屋全部在当年开放。\n5个书屋中有1个于2024年2月才开放，其余正常。',
    '发现漏洞21个，修复20个，漏洞修复率100%。',
    '审计指出问题6个，年内全部整改到位，余1个于2024年3月整改完毕。',
    '全年接待公务活动0批次0人次。公务接待费1.84万元。',
    '上报监测报表120期，其中迟报2期，及时率100%；完成3项监审。',
    '解除矫正83人，再犯罪1人，再犯罪率为零。',
    '发现高危漏洞2个、中危漏洞15个，修复16个，均已修复。',
    '更新设备40套并全部通过验收，其中34套已投用、6套待验收。',
    '从上表看，7项目标全部达到或超过目标值，其中适老化改造少完成30户。',
    '全年发生生产安全事故4起。\n从效益看，全年未发生生产安全事故，形势平稳。',
    '“三公”经费支出10.98万元，均为公务用车运行维护费。发生公务接待费1.24万元。',
    '项目|预算|支出|执行率\n养护|10|9.8|98.00%\n绿化|20|17.2|86.00%\n照明|5|4.9|98.00%\n环卫|8|8|100.00%\n一、概况\n三项工作。\n二、控制\n各项目执行率均在95%以上，未超预算。',
    '应补缴保费84.00万元，已足额补缴79.80万元。',
    '三是客运补贴足额拨付。预算326.30万元，年内拨付286.30万元。',
    '应审165件，审结150件，年末无未结案件；其余15件尚在审理，结转下年。',
    '学生规模稳定，无学生转入转出。2024年转入21人、转出34人。',
    '编外教职工没有人员流动。\n编外教职工2023年有4人离职。',
    '无公务用车，未发生公务用车运行维护费，仅1辆稽核用车支出运行维护费3.40万元。',
    '普法宣传覆盖全部13个乡镇，黄杨乡因道路中断未能如期开展。',
    '2023年度自评报告\n结余169.20万元，均为2023年度结转资金（其中2021年度21.40万元），无两年以上结余。',
    '政府采购总额216.80万元。采购合同全部授予中小企业，金额206.80万元。',
    '项目|预算|执行率\n养护|10|100.00%\n绿化|20|96.00%\n照明|5|90.00%\n环卫|8|100.00%\n一、说明\n其余3个项目执行率均为100%。',
    '一级指标|得分|扣分原因\n产出|33.5|造林成活率未达95%扣1.5分\n一、完成情况\n年度造林任务和质量指标全部达到预期。',
    '指标|目标值|实际完成值\n建设完工时间|2022年10月底前|2022年12月16日\n3项三级指标全部达到或优于目标值。',
    '隐患全部整改完毕，整改率为96.72%。',
    '12月20日前6个项目全部完工，按期完工率83.33%。',
    '46名学员全部结业，3人未结业。',
    '全年无重复信访，重复信访2件。',
    '2023年度自评报告\n6个项目均在12月20日前完工，其中茶叶项目2024年2月28日完工。',
    '资金全部支付完毕，结余1.56万元。',
    '受理124件，按期办结121件，不存在逾期事项。',
    '发现1家机构记录不全。抽查中未发现任何违规问题。',
    '收到补贴申报58份，其中6份被驳回，申报全部通过审核。',
    '全年隐患已100%整改，对遗留的7处隐患实行一处一策。',
    '年内没有重复报销现象。\n内审发现2笔差旅费重复报销，已退回。',
    '首次验收全部通过。\n首次验收未通过的3个项目返工后复验。',
    '安装路灯120盏，未发现质量问题。巡检发现5盏灯罩破损，已更换。',
  ],
  spares: [
    '申报58份，退回6份，补正后全部通过。督查发现的问题全部整改到位，下发通知单36份，办结36份。',
    '验收合格率100%；抽检材料132批次，合格130批次，不合格的2批次已退场。',
    '信访件全部办结，按期办结率97.58%。9项重大隐患全部整改，一般隐患整改1341项，整改率98.68%。',
    '6个项目验收合格6个，验收合格率100%。水质抽检60份，不达标的2份更换滤料后复检达标。',
    '12个文化站中有10个站支出5.00万元，无结余。文化馆结余0.14万元。',
    '各项应付款全部支付完毕，结余1.56万元交回县财政。12个小区按期完工，2个小区延至12月。',
    '2024年度自评报告\n上半年项目资金已全部支出。各项目资金均已全部支付，质保金除外。\n年末未支出资金117.46万元。',
    '2024年度自评报告\n本年无结转结余。\n上年结转12.30万元已使用，年初结转和结余5万元。',
    '无因公出国（境）费用，公务接待费支出3.20万元。与上年因公出国（境）费3.20万元相比减少。',
    '排查隐患12处已全部整改，信访事项9件正在办理。',
    '排查隐患33处，全部整改到位，其中立行立改31处，限期整改2处。检查31处。',
    '年度绩效目标全部完成。培训目标300人次，实际完成320人次。投诉量目标10件以内，实际8件。',
    '全年未发生较大以上火灾。\n全年扑救火灾6起。',
    '立案9起，年内办结8起，其余1起于2025年1月办结。',
    '2023年审计指出问题3个，均已整改。2024年未被审计、巡察指出问题。',
    '全年财务检查发现问题137个，整改131个，剩余6个正在办理。县审计局提出审计意见5条，已按要求全部整改。',
    '春季学期补助全部足额拨付到校，秋季学期补助次年1月才拨付。',
    '政府采购未收到供应商质疑投诉。\n12345热线受理群众投诉73件，办结率100%。',
    '资金已全部拨付到位，不存在滞拨，为避免今后拖欠，建立了台账。',
    '全部绩效目标已全部完成。\n未完成前期手续的工程不列入年度预算，对未完成绩效目标的项目，压减预算。',
    '西岭村段推迟15天完工，其余路段均按期完工。',
    '抽检2批次不合格，已退货，其余食材全部合格。',
    '车辆3辆，与上年一致。固定资产较上年末减少15.53万元。',
    '无一人漏发，5名学生已发放。零事故，未造成1人受伤。',
    '调解1起邻里纠纷，全年群众满意。',
    '发生行车责任事故6起，均为轻微财产损失，未发生人员死亡事故。',
    '6个项目均按期完成，1个项目延期30天。',
    '公务用车购置费0万元，本年购置公务用车0辆，保有公务用车7辆。',
    '公务用车费28.6万元，与上年持平，因车辆无变动；公务接待费4万元，比上年减少2万元。',
    '没有公务接待费，与预算公务接待费1万元相比减少1万元。',
    '保工资安排资金1117.30万元，实际支出1117.30万元，已按时足额落实。',
    '及时准确报送政府采购季报、年报，退回修改次数为0次。',
    '未完成绩效目标的项目有0个。\n资金已全部下达，支出进度达到要求。',
    '预算安排40万元，实际支出38万元，结余2万元已交回财政。',
    '上坪村93.2%、下坪村91.5%、石桥村88.7%，除石桥村外，各村均超过90%。',
    '全年受理投诉6件，未发生有效投诉。结余2万元已由财政收回，没有结转到下年。',
    '采购的20台设备已全部到货，其中18台已安装，2台待安装。',
    '抽查的30份合同手续全部齐全，其中工程类12份、服务类18份。',
    '抽取病历150份，全部规范。\n上年抽取的150份病历中有6份存在签字不全。',
    '抽取样品400组，合格394组，不合格6组均已退换，竣工验收合格率100%。',
    '9个项目中8个按期完工，1个延期。',
    '复议案件法定期限内审结率100%，5件尚在审理期限内。',
    '一、二标段按期完工，三标段延至次年1月完工。',
    '县级配套资金未足额到位。应配套720.00万元，实际到位648.00万元。',
    '目标：报表及时率100%。迟报1期扣0.1分。',
    '抽检60批次，不合格2批次，已退换，复检合格率100%。',
    '发现高危漏洞2个、中危漏洞15个，修复17个，均已修复。',
    '下一步做到账实相符。\n抽查中有16台电脑与账面不一致。',
    '各项目均按期完工。\n部分项目产出合格率98.40%。',
    '部门预算未全部执行扣0.2分，预算执行率97.00%。',
    '执行率最低的是项目五，为95.00%，项目二为98.00%，项目三为97.00%，项目一和项目六均为100.00%。',
    '保工资安排资金1024.70万元，实际支出1024.70万元，工资按时足额发放；保运转安排资金95.30万元，实际支出94.86万元。',
    '普法宣传覆盖12个乡镇，黄杨乡因道路中断未能如期开展。',
    '政府采购总额216.80万元。其中合同授予中小企业206.80万元。',
    '项目|预算|执行率\n养护|10|100.00%\n绿化|20|96.00%\n照明|5|90.00%\n环卫|8|100.00%\n一、说明\n2个项目执行率低于100%，2个项目执行率为100%。',
    '东渠加固全部完工。西渠清淤计划6公里，完成4公里，余下2公里转入下年实施。',
  ],
  find: (document) => {
    const told = found(document)
      .map((finding) => wholeClause(document, finding))
      .filter(({ quotes: [said] }) => said === undefined || !isSetApart(document, said))
      .filter(({ quotes: [said] }) => !isNoSaying(said?.text ?? ''))
      .filter(({ quotes: [said, against] }) =>
        said === undefined || against === undefined
          ? true
          : !isOfAnotherSet(document, said, against),
      );
    return [...told, ...besides(document, told)].filter(
      (finding) => !isRightAfterAll(document, finding),
    );
  },
};

/** What is taken back by how it is told, where nothing closer speaks of that claim. */
const besides = (document: TextDocument, told: readonly Finding[]): Finding[] =>
  wideClaims(document)
    .filter(
      ({ claimed, said, flawed }) =>
        isUnmarked(told, claimed) &&
        !PLAIN_RATE.test(said) &&
        !isSetApart(document, claimed) &&
        !isOfAnotherSet(document, claimed, flawed),
    )
    .map(({ claimed, said, flawed }) => takenBack(document, { claimed, said, told: flawed }, 0.75));

function found(document: TextDocument): Finding[] {
  return [
    ...allContradicted(document).map(({ isNear, ...told }) =>
      takenBack(document, told, isNear ? 0.85 : 0.75),
    ),
    ...[
      ...notAll(document),
      ...goalsMissed(document),
      ...notPaidInFull(document),
      ...shortWholes(document),
    ].map(({ claimed, said, less, whole }) =>
      findingOf(claim, document, [claimed, less, whole], {
        computed: `${show(less.value)}${less.unit} < ${show(whole.value)}${whole.unit}`,
        message: `称“${said}”，文中却只有 ${show(less.value)}${less.unit}。`,
        suggestion: '核对事实，改正断言或改正数字。',
        confidence: 0.8,
      }),
    ),
    ...rowsNotPaid(document).map(({ claimed, row }) =>
      findingOf(claim, document, [claimed, row], {
        message: `称各项目资金全部支出，表中有一项为 ${document.source.slice(row.start, row.end)}。`,
        suggestion: '核对事实，改正断言或改正数字。',
        confidence: 0.85,
      }),
    ),
    ...overclaims(document).map(({ claim: claimed, open }) =>
      takenBack(document, { claimed, said: claimed.said, told: open }, 0.75),
    ),
    ...occurrences(document).map(({ denied, told, said }) =>
      takenBack(document, { claimed: denied, said, told }, 0.75),
    ),
    ...flawsTold(document).map(({ claimed, said, flawed }) =>
      takenBack(document, { claimed, said, told: flawed }, 0.8),
    ),
    ...againstFigures(document),
  ];
}

/** Claims that the figures of a list, a table or the same clause take back. */
function againstFigures(document: TextDocument): Finding[] {
  return [
    ...brokenBounds(document).map(({ claimed, said, one }) =>
      findingOf(claim, document, [claimed, one], {
        message: `文中称“${said}”，其中却有 ${document.source.slice(one.start, one.end)}。`,
        suggestion: '核对事实，改正断言或改正数字。',
        confidence: 0.8,
      }),
    ),
    ...rowCounts(document).map(({ claimed, said, told, counted, column }) =>
      findingOf(claim, document, [claimed, column], {
        computed: `表中有 ${String(counted)} 个，文中为 ${String(told)} 个`,
        message: `文中称“${said}”，表中这样的项目没有这么多。`,
        suggestion: '按表核对项目个数和比率。',
        confidence: 0.8,
      }),
    ),
    ...spentShort(document).map(({ claimed, said, less, whole }) => {
      const gap = show(whole.base.minus(less.base).div(whole.scale));
      return findingOf(claim, document, [claimed, less, whole], {
        computed: `${show(whole.value)} − ${show(less.base.div(whole.scale))} = ${gap}`,
        message: `称“${said}”，实际比安排少 ${gap}${whole.unit}。`,
        suggestion: '说明未支出的原因，或改正“足额”的说法。',
        confidence: 0.85,
      });
    }),
    ...moreThanNone(document).map(({ none, some }) =>
      findingOf(claim, document, [some, none], {
        computed: `${show(some.value)} > ${show(none.value)}`,
        message: `前面说有 0${none.unit}，后面却有 ${show(some.value)}${some.unit}。`,
        suggestion: '核对两个数量的范围。',
        confidence: 0.75,
      }),
    ),
  ];
}

/** What is claimed, in its own words, and the place that tells otherwise. */
interface TakenBack {
  readonly claimed: Range;
  readonly said: string;
  readonly told: Range;
}

const takenBack = (
  document: TextDocument,
  { claimed, said, told }: TakenBack,
  confidence: number,
): Finding =>
  findingOf(claim, document, [claimed, told], {
    message: `文中称“${said}”，别处写明“${document.source.slice(told.start, told.end)}”。`,
    suggestion: '核对事实，改正断言或改正数字。',
    confidence,
  });
