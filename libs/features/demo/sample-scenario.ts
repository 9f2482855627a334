import type { FactValue, ReportContent, TableRow } from '#libs/rulebook';

import { at } from './calendar.js';
import { SAMPLE_UNIT } from './district.js';
import type { MeetingPlan } from './minutes.js';
import type { Scenario, Step } from './scenario.js';
import {
  adjust,
  annotate,
  answerNotes,
  approve,
  attach,
  bureauReturn,
  castOf,
  correct,
  fill,
  meet,
  pass,
  submit,
  waive,
} from './steps.js';

const { drafter, secretary, reviewer, approver } = castOf(SAMPLE_UNIT.key);

/** Why the two errors of the sample may stand; the reasons are printed in its appendix. */
const WAIVERS: Readonly<Record<string, string>> = {
  'limit.staffing':
    '在编 72 人含历次机构改革划转和安置人员，超编 21 人已报区委编办，按“只出不进”逐年消化。',
  'claim.three_public_subjects':
    '1.84 万元为公务用车运行维护费结余，年末按程序调剂用于单位电费，未突破“三公”经费总额。',
};

const OUTCOMES = 'outcomes';

/** What the bureau sends back, and what the unit writes instead. */
const CORRECTIONS = [
  {
    row: 'outcome_01',
    note: '“我镇”与本单位（乡）不符，请更正称谓。',
    result: '积极组织日常活动，提高党员的综合素质，为提升我乡的党建水平，提供了有力的资金保障。',
  },
  {
    row: 'outcome_04',
    note: '写的是计划（“建成后”“预计”），请写明年末实际完成情况。',
    result:
      '在屯庄村中心集市南侧完成仓储库房项目，利用集体建设用地0.2805亩，投资55万元（其中上级财政衔接资金50万元，自筹5万元），门脸房所有权归村集体并已对外租赁，壮大了村集体经济收入，带动了村民就业和增收。',
  },
  {
    row: 'outcome_26',
    note: '目标中的人数、出勤率和满意度没有回应，请逐项写明。',
    result:
      '驻村第一书记和工作队员3人全部到岗，出勤率达到95%，工作队员满意度达到85%，维护了村内社会稳定，支持了必要的公益事业建设。',
  },
] as const;

const MEMBERS = [
  '书记',
  '乡长',
  '副书记',
  '纪委书记',
  '组织委员',
  '宣传委员',
  '武装部长',
  '统战委员',
];

function meeting(heldOn: string, title: string, absent: readonly string[]): MeetingPlan {
  const present = MEMBERS.filter((member) => !absent.includes(member));
  return {
    heldOn,
    title,
    chair: '书记',
    entitled: 9,
    present,
    nonVoting: ['财政所所长', '党政办主任'],
    recused: [],
    votesFor: present.length,
    votesAgainst: 0,
    abstained: 0,
    resolution: '同意《户木乡2024年度部门整体绩效管理自评报告》，报区财政局审核。',
  };
}

/** The sample's way from facts to approval, with one return by the bureau and one adjusted indicator. */
export function sampleScenario(content: ReportContent): Scenario {
  return {
    unitKey: SAMPLE_UNIT.key,
    createdAt: at('2025-01-06', '09:00'),
    steps: [...drafted(content), ...reviewed(content), ...decidedAgain()],
  };
}

function drafted(content: ReportContent): Step[] {
  return [
    fill(
      drafter,
      at('2025-01-08', '16:40'),
      content,
      '填写 2024 年度事实（收支、决算、三公、采购、资产、目标与实现情况）及扣分原因、整改措施',
    ),
    waive(drafter, at('2025-01-09', '10:40'), WAIVERS),
    attach(drafter, at('2025-01-09', '11:05'), {
      indicatorId: 'execution.procurement',
      title: '政府采购报表退回修改情况说明',
      lines: [
        '报表：政府采购信息统计报表',
        '退回次数：2 次',
        '原因：合同金额与备案金额口径不一致，已按区财政局要求更正',
      ],
    }),
    submit(drafter, at('2025-01-10', '09:00')),
    meet(
      secretary,
      at('2025-01-14', '17:20'),
      meeting('2025-01-14', '户木乡党委会2025年第1次会议', []),
    ),
    pass(secretary, at('2025-01-14', '17:40')),
  ];
}

function reviewed(content: ReportContent): Step[] {
  const fields = CORRECTIONS.map(({ row }) => `${OUTCOMES}/${row}/result`);
  const time = (minute: number): Date => at('2025-01-21', `10:${String(minute).padStart(2, '0')}`);
  return [
    ...CORRECTIONS.map(({ note }, place) =>
      annotate(reviewer, time(10 + place), fields[place] ?? OUTCOMES, note),
    ),
    bureauReturn(reviewer, time(30), {
      reason: '三个项目的实现情况填写不规范，请按批注修改后重新送审。',
      fields,
    }),
    answerNotes(drafter, at('2025-02-06', '09:30'), '已按批注修改。'),
    correct(
      drafter,
      at('2025-02-06', '10:00'),
      { [OUTCOMES]: corrected(content) },
      '修改退回的三处，其余内容不变',
    ),
  ];
}

function decidedAgain(): Step[] {
  return [
    submit(drafter, at('2025-02-07', '09:10')),
    meet(
      secretary,
      at('2025-02-12', '16:50'),
      meeting('2025-02-12', '户木乡党委会2025年第3次会议', ['统战委员']),
    ),
    pass(secretary, at('2025-02-12', '17:05')),
    adjust(reviewer, at('2025-02-19', '15:00'), {
      indicatorId: 'execution.three_public',
      bureauScore: '1.2',
      reason: '公务用车运行维护费 1.84 万元用于单位电费，不属于正确使用“三公”科目，扣 0.8 分。',
      basis: '《部门整体绩效管理评分标准》“三公”经费管理情况；政府收支分类科目',
    }),
    approve(approver, at('2025-02-24', '11:00'), '同意审定。请对照扣分事项落实整改。'),
  ];
}

/** The outcomes table with the returned cells rewritten. */
function corrected({ facts }: ReportContent): FactValue {
  const rows = facts[OUTCOMES];
  if (!Array.isArray(rows)) throw new RangeError('the sample has no outcomes');
  return rows.map((row: TableRow) => {
    const correction = CORRECTIONS.find((candidate) => candidate.row === row.id);
    if (correction === undefined || 'classified' in row) return row;
    return { id: row.id, cells: { ...row.cells, result: correction.result } };
  });
}
