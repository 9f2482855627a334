import { findingOf, isUnmarked } from '../finding-of.js';
import { reversedMilestones, showMilestone } from '../relations/dates/milestones.js';
import {
  reversedDays,
  reversedRows,
  reversedSpans,
  shrinkingShares,
  wrongDurations,
  wrongLengths,
} from '../relations/dates/spans.js';
import { mendedBefore } from '../relations/dates/mended-before.js';
import { againstRule } from '../relations/dates/rule-of-steps.js';
import { acceptedBeforeTerm } from '../relations/dates/terms-of-service.js';
import { reviewedAhead } from '../relations/dates/ahead-of-time.js';
import { datesAgainst } from '../relations/dates/dates-in-turn.js';
import { daysBeforeTheirCause } from '../relations/dates/after-steps.js';
import { lengthsOfEvents } from '../relations/dates/lengths-of-events.js';
import { listedSteps } from '../relations/dates/listed-steps.js';
import {
  daysOfNotice,
  fallingRates,
  keptDates,
  monthsOfParts,
  namedInOrder,
  nextYears,
  weekdays,
  withinLimits,
} from '../relations/dates/kept-dates.js';
import { soleSteps } from '../relations/dates/sole-steps.js';
import { keptTerms, overTooSoon, toldLengths } from '../relations/dates/told-lengths.js';
import { besideFestivals } from '../relations/dates/festivals.js';
import { daysWithin } from '../relations/dates/days-within.js';
import { inSequence } from '../relations/dates/in-sequence.js';
import { keptAndLasting } from '../relations/dates/kept-and-lasting.js';
import { outOfTerm } from '../relations/dates/out-of-term.js';
import { againstSaidOrder } from '../relations/dates/said-order.js';
import { stepsOfWork } from '../relations/dates/steps-of-work.js';
import { toldBackwards } from '../relations/dates/told-backwards.js';
import { usedBeforeMade } from '../relations/dates/used-before-made.js';
import { validUntil } from '../relations/dates/valid-until.js';
import type { Kind } from '../kind.js';
import { quoteOf, type TextDocument } from '../document.js';
import type { Finding } from '../finding.js';

/** Steps of a project whose days stand against their order. */
export const dateOrder: Kind = {
  id: 'date_order',
  name: '日期先后颠倒',
  severity: 'error',
  reason: '立项、招标、签约、开工、到货、完工、验收依次进行；后一步的日期不能早于前一步。',
  fires: [
    '2023年度自评报告\n3月20日签订合同，服务期自2023年4月1日起，3月25日通过验收。',
    '2024年度自评报告\n工程2024年5月6日开工，2024年9月2日完工，历时160天。',
    '2024年度自评报告\n自评工作自2025年2月10日开始，到1月27日结束。',
    '2024年度自评报告\n项目|开工时间|完工时间\n清淤|2024年3月|2024年6月\n泵站|2024年5月|2024年1月',
    '2024年度自评报告\n2023年4月，区审计局对我单位2024年度预算执行情况进行了审计。',
    '2024年度自评报告\n2025年9月底前支出不低于70%，6月底前全部支出。',
    '2024年度自评报告\n2023年9月已完成2024年度“三公”经费核算。',
    '2024年度自评报告\n2023年度预算执行审计中指出的问题1个，已于2022年6月30日前整改到位。',
    '2024年度自评报告\n2023年部门决算于2023年9月12日公开。',
    '2024年度自评报告\n4条公路于2024年3月陆续开工，2月15日前全部交工验收。',
    '2024年度自评报告\n设备采购合同于2024年9月12日签订，2024年8月20日到货。',
    '2024年度自评报告\n热水系统改造3月12日开工，9月28日完工，8月17日通过教育局验收。',
    '2024年度自评报告\n彩超机4月2日签订合同，6月18日到货，6月2日完成安装调试并验收。',
    '2024年度自评报告\n实际11月22日完工，11月9日通过住房和城乡建设局验收。',
    '2024年度自评报告\n项目于2024年5月10日签订施工合同，2024年4月20日开工。',
    '2024年度自评报告\n项目于2024年9月10日开工，2024年5月20日竣工。',
    '2024年度自评报告\n项目于2024年6月立项批复，同年3月发布招标公告。',
    '2024年度自评报告\n设备5月8日支付预付款，5月20日签订采购合同。',
    '2024年度自评报告\n办公楼防水工程6月开标，7月开工。工程10月20日竣工，次年1月验收，2024年9月投入使用。',
    '2024年度自评报告\n5月16日完成招标，4月8日签订合同，9月底前到货。',
    '2024年度自评报告\n6月18日发生洪涝，6月19日启动应急响应，6月14日完成灾情核定。',
    '2024年度自评报告\n4月1日开始申报，4月20日完成审核，4月12日公示，5月10日发放。',
    '2024年度自评报告\n2025年3月15日完成资料收集，3月1日形成初稿，3月20日提交审议。',
    '2024年度自评报告\n2024年9月对药品库房进行盘点，发现2箱试剂过期，已于当年7月完成清理。',
    '2024年度自评报告\n5月12日验收合格后于4月26日投入使用，接诊1200人次。',
    '2024年度自评报告\n苗木4月2日进圃，5月16日完成定植，5月6日浇足定根水，9月补植到位。',
    '2024年度自评报告\n县水利局9月6日批转文件，我镇于8月20日转发到村。',
    '2024年度自评报告\n3月3日至3月21日入户登记，3月12日张榜公布，4月录入系统。',
    '2024年度自评报告\n2024年6月县审计局检查发现多付监理费1.2万元，我中心于同年4月收回。',
  ],
  spares: [
    '2023年度自评报告\n服务期自2023年4月1日起，12月25日通过验收。系统建设于3月25日通过验收，运维服务期自4月1日起。',
    '2024年度自评报告\n原定9月20日进场，8月26日提前进场。5月8日补植一次，4月补植一次，成活率均在95%以上。',
    '2024年度自评报告\n6月20日对外开放，此前5月8日布展、6月2日试运行。收到县局5月6日印发的文件后，6月转发。',
    '2024年度自评报告\n甲圃于5月8日、乙圃于4月6日换土；丙圃5月换土，丁圃4月换土。',
    '2024年度自评报告\n2024年11月审计指出问题2个，已于次年1月整改。12月盘点发现账实不符，1月完成账务调整。',
    '2024年度自评报告\n2023年11月16日会议审定2024年改造方案，2024年1月22日批复可研，3月25日开工。',
    '2024年度自评报告\n6月17日启动应急响应，6月18日发生洪涝，6月24日完成灾情核定，7月5日拨付救灾资金。',
    '2024年度自评报告\n12月8日发生险情，1月5日完成抢修。2023年11月16日审定改造方案，2024年3月25日开工。',
    '2024年度自评报告\n合同工期90天，2024年6月1日开工，2024年9月15日完工。工程2024年5月6日开工，2024年9月2日完工，历时120天。',
    '2024年度自评报告\n2025年6月底前支出不低于70%，9月底前全部支出。甲项目9月底前完成70%，乙项目6月底前全部完成。',
    '2024年度自评报告\n2024年部门预算于2月6日公开，2023年部门决算于2024年9月12日公开。',
    '2024年度自评报告\n4条公路于2024年3月陆续开工，11月15日前全部交工验收。',
    '2024年度自评报告\n采暖期为2024年11月15日至3月15日。2024年4月，区审计局对2023年度预算执行情况进行了审计。',
    '2024年度自评报告\n4月22日发布招标公告，5月15日开标，6月3日全部开工，11月12日完工，12月5日通过交工验收。',
    '2024年度自评报告\n12月20日签订合同，2025年1月10日到货，3月验收。',
    '2024年度自评报告\n北楼9月28日完工，南楼8月17日通过验收。',
    '2024年度自评报告\n计划6月底前完工，实际5月20日完工，6月3日验收；食堂工程4月开工。',
    '2024年度自评报告\n7月18日投入使用，9月10日通过竣工验收，11月完成竣工财务决算。',
    '2024年度自评报告\n安全防护工程于8月开工，12月底完成大部分路段，其余于2025年6月底前完工。',
    '2024年度自评报告\n2023年10月开工，2024年5月完工，6月验收。',
    '2024年度自评报告\n6月完成一期验收。二期工程3月开工，5月完工。',
  ],
  find: (document) => {
    const surer = [...ofSpans(document), ...ofSteps(document)];
    const sure = [...surer, ...inTurn(document, surer)];
    return [...sure, ...byWords(document, sure)];
  },
};

const ofSpans = (document: TextDocument): Finding[] =>
  [
    ...reversedSpans(document),
    ...reversedDays(document),
    ...wrongDurations(document),
    ...wrongLengths(document),
    ...reversedRows(document),
    ...reviewedAhead(document),
    ...mendedBefore(document),
    ...shrinkingShares(document),
    ...againstRule(document),
    ...acceptedBeforeTerm(document),
    ...toldLengths(document),
    ...lengthsOfEvents(document),
    ...keptTerms(document),
    ...namedInOrder(document),
    ...overTooSoon(document),
    ...keptDates(document),
    ...withinLimits(document),
    ...fallingRates(document),
    ...weekdays(document),
    ...monthsOfParts(document),
    ...nextYears(document),
    ...daysOfNotice(document),
    ...besideFestivals(document),
    ...daysWithin(document),
    ...inSequence(document),
    ...usedBeforeMade(document),
    ...validUntil(document),
    ...keptAndLasting(document),
    ...outOfTerm(document),
    ...againstSaidOrder(document),
  ].map(({ at, also, what, computed }) =>
    findingOf(dateOrder, document, [at, ...(also ?? [])], {
      computed,
      message: what,
      suggestion: '核对两个日期。',
      confidence: 0.85,
    }),
  );

const ofSteps = (document: TextDocument): Finding[] =>
  reversedMilestones(document).map(([later, earlier]) =>
    findingOf(dateOrder, document, [later, earlier], {
      computed: `“${showMilestone(later)}”与“${showMilestone(earlier)}”`,
      message: '两个环节的日期先后颠倒。',
      suggestion: '核对两处日期。',
      confidence: 0.85,
    }),
  );

/** Days that go back where a sentence tells one after the other, unless a surer finding marks one of them. */
const inTurn = (document: TextDocument, surer: readonly Finding[]): Finding[] =>
  datesAgainst(document)
    .filter((pair) => pair.every((day) => isUnmarked(surer, day)))
    .map(([day, before]) =>
      findingOf(dateOrder, document, [day, before], {
        computed: `${quoteOf(document, day).text}早于${quoteOf(document, before).text}`,
        message: '依次叙述的日期先后颠倒。',
        suggestion: '核对两处日期。',
        confidence: 0.8,
      }),
    );

/** Days against the words that say what came first, or against the order of the steps they are of. */
const byWords = (document: TextDocument, surer: readonly Finding[]): Finding[] =>
  [
    ...daysBeforeTheirCause(document),
    ...listedSteps(document),
    ...soleSteps(document),
    ...stepsOfWork(document),
    ...toldBackwards(document),
  ]
    .filter(({ at }) => at.every((day) => isUnmarked(surer, day)))
    .filter(
      ({ at: [day] }, index, all) => all.findIndex(({ at }) => at[0].start === day.start) === index,
    )
    .map(({ at, computed }) =>
      findingOf(dateOrder, document, at, {
        computed,
        message: '两个环节的日期先后颠倒。',
        suggestion: '核对两处日期。',
        confidence: 0.8,
      }),
    );
