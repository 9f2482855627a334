import { slip, type Pair } from './slip.js';

const HEAD = '青山县石镇2023年度部门整体支出绩效自评报告\n';
const pair = (right: string, from: string, to: string): Pair => slip(HEAD + right, from, to);

/** What goals of running text are said to have come to: right, and the same gone wrong. */
export const JUDGED_GOAL_PHRASES: readonly Pair[] = [
  // Less than was wanted, which the words on it call done.
  pair(
    '年初目标：新修灌渠9公里，方便四个组浇地。\n完成情况：截至12月底共修成灌渠9.2公里，年初目标全面完成。',
    '9.2公里',
    '7.4公里',
  ),
  pair(
    '卫生院答应把平均候诊时间压到20分钟以内。腾出诊室后，全年平均候诊时间18分钟，这一承诺已经做到。',
    '18分钟',
    '24分钟',
  ),
  pair('农机总动力目标值5.2万千瓦，年报数5.31万千瓦，实现程度：100%。', '5.31', '4.96'),
  // The counts a rate is made of.
  pair(
    '水厂出水浊度达标率计划98%；全年监测50次，达标50次，自评符合年初设定。',
    '达标50次',
    '达标46次',
  ),
  // A goal told again with another value.
  pair(
    '林场申报的指标是“抚育中幼林640亩”；到了自评表，同一指标的年初目标值写成640亩，实际完成652亩。',
    '写成640亩',
    '写成600亩',
  ),
  // Another rate, another sort of thing.
  pair(
    '考核目标是居民电子档案建档率90%。全年居民电子档案建档率93%，指标完成，不扣分。',
    '全年居民电子档案建档率',
    '全年居民电子档案使用率',
  ),
  pair(
    '申报表中的目标为“受益移民210人”。验收单载明受益移民224人，目标已经完成。',
    '受益移民224人',
    '受益群众224人',
  ),
  // The other way, and too late.
  pair(
    '年度指标中，火灾起数应较上年下降5%以上。全镇火灾起数较上年下降8%。评价：压降目标完成。',
    '火灾起数较上年下降8%',
    '火灾起数与上年持平',
  ),
  pair(
    '绩效目标：补助资金6月30日前全部拨付到村。首批5月12日拨付，尾批拨付日期为6月21日，拨付及时，符合目标要求。',
    '6月21日',
    '8月3日',
  ),
  // A plan counted as done, and a goal of which no word comes again.
  pair(
    '产出：高标准农田800亩竣工；机井26眼竣工；已敷设输水管道4公里。产出目标完成率均按100%填列。',
    '已敷设',
    '待资金到位后敷设',
  ),
  pair(
    '年度目标是推广播种机16台、作业演示9场、机手培训120人次。年终盘点，播种机推广了17台，作业演示办了9场，机手培训126人次。',
    '，作业演示办了9场',
    '',
  ),
];
