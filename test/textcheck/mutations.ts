/** How one defect of a kind gets into a report. */
export interface Mutation {
  readonly kind: string;
  readonly inject: (text: string) => string;
}

/** Replaces the first match; a report without one cannot be mutated, and the test says so. */
const replace =
  (pattern: RegExp, by: string | ((...match: string[]) => string)) =>
  (text: string): string => {
    if (!pattern.test(text)) throw new Error(`nothing to replace: ${pattern.source}`);
    return typeof by === 'string' ? text.replace(pattern, by) : text.replace(pattern, by);
  };

const shifted = (digits: string, by: number): string => (Number(digits) + by).toFixed(2);
const heading = (text: string): ((report: string) => string) =>
  replace(/四、绩效自评发现的问题/, `${text}\n四、绩效自评发现的问题`);

/** One defect of each kind, put into a report the product printed. */
export const MUTATIONS: readonly Mutation[] = [
  {
    kind: 'sum',
    inject: replace(
      /财政拨款收入(\d+\.\d\d)万元，其他收入/,
      (_, amount = '') => `财政拨款收入${shifted(amount, 3)}万元，其他收入`,
    ),
  },
  {
    kind: 'difference',
    inject: heading('2023年培训费4.20万元，2024年3.80万元，较2023年减少0.42万元。'),
  },
  { kind: 'growth', inject: heading('2023年办公费4.00万元，2024年5.00万元，较2023年增长20%。') },
  {
    kind: 'balance',
    inject: heading('年初预算86.00万元，年中追加13.25万元，调整后预算92.95万元。'),
  },
  { kind: 'percent_points', inject: heading('供水保证率由91.6%提高到93.8%，提高2.2%。') },
  {
    kind: 'standard',
    inject: heading('公益性岗位补助312.00万元（520人，每人每月600元，全年12个月）。'),
  },
  {
    kind: 'average',
    inject: heading('国内公务接待36批次、412人次，支出3.09万元，人均57元。'),
  },
  {
    kind: 'table_row',
    inject: heading(
      '各项目情况如下：\n项目\t预算数\t支出数\t执行率\n甲\t100.00\t95.00\t95.00%\n乙\t200.00\t150.00\t75.00%\n丙\t80.00\t60.00\t57.00%',
    ),
  },
  { kind: 'share', inject: replace(/占比58\.38%/, '占比57.38%') },
  { kind: 'ratio', inject: replace(/资产负债率为?\d+(?:\.\d+)?%/, '资产负债率为0%') },
  { kind: 'unit', inject: heading('2024年杂项收入30万元，其中：利息收入20万元，其他收入10元。') },
  { kind: 'headcount', inject: replace(/实有在编干部职工\d+名/, '实有在编干部职工99名') },
  { kind: 'count_list', inject: replace(/下设8个工作机构/, '下设9个工作机构') },
  { kind: 'same_figure', inject: heading('2023年我乡资产总额5000.00万元。') },
  { kind: 'score', inject: replace(/换算得分为\d+(?:\.\d+)?分/, '换算得分为88.88分') },
  { kind: 'grade', inject: heading('经自评，综合得分86.2分，评价等级为“优”。') },
  { kind: 'not_applicable', inject: replace(/得分7分\n[^\n]*/, '得分7分\n我乡不涉及预算公开。') },
  {
    kind: 'promise',
    inject: heading('（九）政府购买服务支出和国有资本收入。2024年国有资本收入0万元。'),
  },
  { kind: 'claim', inject: heading('2024年安排抚恤资金20万元，实际支出18万元，已足额发放。') },
  { kind: 'year', inject: heading('我乡2021年不涉及此项工作。') },
  { kind: 'stale_year', inject: heading('（九）2022年部门整体绩效目标完成情况。') },
  { kind: 'date_order', inject: heading('村部改造3月12日开工，9月28日完工，8月17日通过验收。') },
  { kind: 'organisation_suffix', inject: heading('我镇认真落实各项要求。') },
  { kind: 'foreign_organisation', inject: heading('根据清河镇人民政府工作安排推进。') },
  {
    kind: 'projects',
    inject: replace(
      /(?<=\n1\t[^\n]*\t)1\.服务群众专项经费/,
      '1.城乡社区治理试点经费2.服务群众专项经费',
    ),
  },
  {
    kind: 'outcome_is_plan',
    inject: replace(
      /(\n3\t[^\t\n]*\t[^\t\n]*\t)积极支持[^\t\n]*/,
      (_, before = '') => `${before}计划于年内发放补贴，预计覆盖全部人员。`,
    ),
  },
  { kind: 'target_unanswered', inject: replace(/对辖区内974名党员进行培训，村党组织/, '村党组织') },
  {
    kind: 'duplicate_outcome',
    inject: heading(
      '项目\t序号\n序号\t项目名称\t绩效目标\t实现情况\n1\t甲渠\t维修\t按要求完成任务，群众十分满意。\n2\t乙渠\t维修\t按要求完成任务，群众十分满意。\n',
    ),
  },
  {
    kind: 'duplicate_text',
    inject: heading(
      '带动群众增收，促进了辖区产业持续发展，效益明显。\n带动群众增收，促进了辖区产业持续发展，效益明显。',
    ),
  },
  {
    kind: 'duplicate_heading',
    inject: replace(/1\.债券资金支出情况。/, '1.债券资金支出情况。债券资金支出情况。'),
  },
  { kind: 'numbering', inject: replace(/\n3\.绩效目标管理情况/, '\n4.绩效目标管理情况') },
  {
    kind: 'reference',
    inject: heading('各项目如下：\n序号\t项目名称\t金额\n1\t甲\t10\n2\t乙\t20\n4\t丙\t30'),
  },
  { kind: 'truncated', inject: replace(/我乡在政府采购过程中/, '我政府采购过程中') },
  { kind: 'doubled_words', inject: replace(/严格落实政府采购程序/, '严格严格落实政府采购程序') },
  { kind: 'wrong_word', inject: heading('各项工作做为重点按时完成。') },
  { kind: 'punctuation', inject: replace(/（信访办公室）/, '（信访办公室') },
  { kind: 'template', inject: heading('其他事项（请填写）。') },
  { kind: 'personal', inject: heading('联系人电话13800138000。') },
  { kind: 'classified', inject: heading('完成专项任务（涉密）。') },
  { kind: 'citation', inject: replace(/冀财绩/, '鲁财绩') },
];
