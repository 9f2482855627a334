import type { OrganisationContext, ReportContent } from '#libs/rulebook';

import { at, later, YEAR } from './calendar.js';
import { deriveContent, type Pattern } from './content/derive.js';
import { DISTRICT, OTHER_UNITS, type DemoUnit } from './district.js';
import type { MeetingPlan } from './minutes.js';
import type { Scenario, Step } from './scenario.js';
import {
  adjust,
  annotate,
  approve,
  bureauReturn,
  castOf,
  committeeReturn,
  fill,
  meet,
  pass,
  submit,
} from './steps.js';

/** How far a unit has come. Every stage a report can rest in, and every way back, is somewhere in the district. */
type Progress =
  | 'new'
  | 'half'
  | 'filled'
  | 'submitted'
  | 'not_carried'
  | 'committee_returned'
  | 'at_bureau'
  | 'annotated'
  | 'bureau_returned'
  | 'archived';

const PROGRESS: Readonly<Record<string, Progress>> = {
  puhe: 'archived',
  dongfushan: 'archived',
  yilianzhuang: 'at_bureau',
  ansu: 'annotated',
  cuizhuang: 'new',
  dayin: 'bureau_returned',
  suicheng: 'submitted',
  gaolincun: 'not_carried',
  dawangdian: 'new',
  caohe: 'committee_returned',
  liucun: 'filled',
  zhengcun: 'half',
  nongye: 'at_bureau',
  jiaoyu: 'submitted',
};

/** A report for every unit but the sample's, derived from the sample's. */
export function districtScenarios(pattern: Pattern): readonly Scenario[] {
  return OTHER_UNITS.map((unit, place) => scenarioOf(pattern, unit, place));
}

/** A unit with a report of the year before, whose half-filled one of this year shows last year's values. */
const REMEMBERS = 'zhengcun';
/** Not the seed of any report of this year. */
const PRIOR_SEED = 101;

/** Last year's report of one unit, entered afterwards: figures to compare with, not yet decided on by anybody. */
export function priorYearScenario(pattern: Pattern): Scenario {
  const unit = OTHER_UNITS.find(({ key }) => key === REMEMBERS);
  if (unit === undefined) throw new RangeError(`the demo has no unit ${REMEMBERS}`);
  const createdAt = at('2024-12-23', '09:00');
  const content = deriveContent(pattern, { ...unit, district: DISTRICT }, PRIOR_SEED);
  const { drafter } = castOf(unit.key);
  const steps = [fill(drafter, later(createdAt, 1), content, '补录上年度数据')];
  return { unitKey: unit.key, year: YEAR - 1, createdAt, steps };
}

function scenarioOf(pattern: Pattern, unit: DemoUnit, place: number): Scenario {
  const organisation: OrganisationContext = { ...unit, district: DISTRICT };
  const start = later(at('2025-01-07', '09:00'), place % 5);
  const progress = PROGRESS[unit.key] ?? 'new';
  const content = deriveContent(pattern, organisation, place);
  return { unitKey: unit.key, createdAt: start, steps: stepsTo(progress, unit, content, start) };
}

function stepsTo(progress: Progress, unit: DemoUnit, content: ReportContent, start: Date): Step[] {
  const { drafter } = castOf(unit.key);
  if (progress === 'new') return [];
  if (progress === 'half') return [fill(drafter, later(start, 1), half(content), '填写了一半')];
  const filled = [fill(drafter, later(start, 2), content, '填写全部事实')];
  if (progress === 'filled') return filled;
  const submitted = [...filled, submit(drafter, later(start, 4))];
  if (progress === 'submitted') return submitted;
  return [...submitted, ...afterSubmission(progress, unit, start)];
}

type Decided = Exclude<Progress, 'new' | 'half' | 'filled' | 'submitted'>;

function afterSubmission(progress: Decided, unit: DemoUnit, start: Date): Step[] {
  const { secretary, reviewer, approver } = castOf(unit.key);
  const held = later(start, 7);
  const carried = [
    meet(secretary, held, meetingOf(unit, held, 0)),
    pass(secretary, later(start, 8)),
  ];
  const outcomes = ['outcomes/outcome_02/result', 'findings'];
  const note = annotate(
    reviewer,
    later(start, 15),
    'findings',
    '发现的问题写得笼统，请结合本单位实际。',
  );
  const ways: Readonly<Record<Decided, () => Step[]>> = {
    not_carried: () => [meet(secretary, held, meetingOf(unit, held, 4))],
    committee_returned: () => [
      meet(secretary, held, meetingOf(unit, held, 5)),
      committeeReturn(secretary, later(start, 8), {
        reason: '会议认为问题和改进措施需要重新研究。',
        fields: ['findings'],
      }),
    ],
    at_bureau: () => carried,
    annotated: () => [...carried, note],
    bureau_returned: () => [
      ...carried,
      note,
      bureauReturn(reviewer, later(start, 16), { reason: '请按批注修改。', fields: outcomes }),
    ],
    archived: () => [
      ...carried,
      adjust(reviewer, later(start, 15), {
        indicatorId: 'performance.routine',
        bureauScore: '2',
        reason: '年度内有一次通知未按时回复。',
        basis: '区财政局绩效股日常工作台账',
      }),
      approve(approver, later(start, 18), '同意审定。'),
    ],
  };
  return ways[progress]();
}

/** Nine members entitled, eight there; `against` of them vote no. */
function meetingOf(unit: DemoUnit, held: Date, against: number): MeetingPlan {
  const present = Array.from({ length: 8 }, (_, place) => `委员${place + 1}`);
  const [committee, guest] =
    unit.kind === 'department' ? ['党组会议', '财务股股长'] : ['党委会', '财政所所长'];
  return {
    heldOn: held.toISOString().slice(0, 10),
    title: `${unit.shortName}${committee}2025年第1次会议`,
    chair: '委员1',
    entitled: 9,
    present,
    nonVoting: [guest],
    recused: [],
    votesFor: present.length - against,
    votesAgainst: against,
    abstained: 0,
    resolution:
      against === 0 ? '同意自评报告，报区财政局审核。' : '赞成票未达到规定，自评报告未获通过。',
  };
}

/** Everything but what comes late in the form. */
function half({ facts }: ReportContent): ReportContent {
  const entries = Object.entries(facts);
  const projectless = entries.filter(([, value]) => !Array.isArray(value));
  const first = projectless.slice(0, Math.ceil(entries.length / 2));
  return { facts: Object.fromEntries(first), paragraphs: {}, measures: {} };
}
