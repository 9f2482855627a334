import { ORGANISATION_KINDS, STAGES, type OrganisationKind } from '#libs/kernel';
import type { VotingFraction, WorkflowFile } from '../../schema/index.js';
import type { LintContext } from './types.js';

/** No leap year: 29 February is a date in some years only and therefore no deadline. */
const COMMON_YEAR = 2023;

const isKind = (text: string): text is OrganisationKind =>
  (ORGANISATION_KINDS as readonly string[]).includes(text);

/** What stands more than once, each once. */
const repeated = <T>(members: readonly T[]): T[] => [
  ...new Set(members.filter((member, place) => members.indexOf(member) !== place)),
];

/** Every stage has one label of its own, and a time within which it is to be left, unless it is the last. */
function lintStages(context: LintContext, stages: WorkflowFile['stages']): void {
  const ids = stages.map(({ id }) => id);
  const path = 'workflow.stages';
  for (const id of repeated(ids)) context.error(path, `环节 ${id} 重复`);
  for (const id of STAGES.filter((stage) => !ids.includes(stage)))
    context.error(path, `缺少环节 ${id} 的名称`);
  for (const label of repeated(stages.map((stage) => stage.label)))
    context.error(path, `环节名称“${label}”重复`);
  stages.forEach(({ id, days }, index) => {
    const last = id === STAGES.at(-1);
    if (last && days !== undefined)
      context.error(`${path}.${index}.days`, '最后一个环节不再流转，不能规定天数');
    if (!last && days === undefined)
      context.warn(`${path}.${index}`, `环节 ${id} 没有规定天数，不会提示逾期`);
  });
}

function lintDeadline(context: LintContext, { month, day }: WorkflowFile['deadline']): void {
  const date = new Date(Date.UTC(COMMON_YEAR, month - 1, day));
  if (date.getUTCMonth() + 1 !== month)
    context.error('workflow.deadline', `${month} 月没有 ${day} 日（或不是每年都有）`);
}

/** Every kind of unit has exactly one body that decides. */
function lintCommittees(context: LintContext, committees: WorkflowFile['committees']): void {
  const path = 'workflow.committees';
  committees.forEach(({ kinds }, index) => {
    for (const kind of kinds.filter((one) => !isKind(one)))
      context.error(`${path}.${index}.kinds`, `没有单位类别 ${kind}`);
  });
  const kinds = committees.flatMap((committee) => committee.kinds);
  for (const kind of repeated(kinds)) context.error(path, `单位类别 ${kind} 属于多个会议`);
  for (const kind of ORGANISATION_KINDS.filter((one) => !kinds.includes(one)))
    context.error(path, `没有规定单位类别 ${kind} 由什么会议审议`);
}

/** A share that can be reached at all: at most everybody, and not more than everybody. */
function lintReachable(context: LintContext, fraction: VotingFraction, path: string): void {
  const { numerator, denominator, comparison } = fraction;
  const whole = comparison === 'more_than' ? numerator >= denominator : numerator > denominator;
  if (whole) context.error(path, '规定的比例无法达到');
}

/** Half or less: two opposite resolutions could both be carried, or two meetings both be quorate. */
const isHalfOrLess = ({ numerator, denominator, comparison }: VotingFraction): boolean =>
  comparison === 'more_than' ? numerator * 2 < denominator : numerator * 2 <= denominator;

function lintVoting(context: LintContext, { quorum, majority }: WorkflowFile): void {
  lintReachable(context, quorum, 'workflow.quorum');
  lintReachable(context, majority, 'workflow.majority');
  if (isHalfOrLess(majority))
    context.error('workflow.majority', '赞成票不过半数即可通过，同一事项可能作出相反的决议');
  if (isHalfOrLess(quorum)) context.warn('workflow.quorum', '到会不过半数即可开会，请核对依据');
}

function lintReturns(context: LintContext, { committee, bureau }: WorkflowFile['returns']): void {
  for (const target of repeated(committee))
    context.error('workflow.returns.committee', `退回去向 ${target} 重复`);
  for (const target of repeated(bureau))
    context.error('workflow.returns.bureau', `退回去向 ${target} 重复`);
  if (!bureau.includes('draft'))
    context.warn('workflow.returns.bureau', '财政局不能直接退回填报人，只能经党委会退回');
}

/** `workflow.json`: complete labels, dates that exist, votes that can be won and only by one side. */
export function lintWorkflow(context: LintContext): void {
  const { workflow } = context.pkg;
  lintStages(context, workflow.stages);
  lintDeadline(context, workflow.deadline);
  lintCommittees(context, workflow.committees);
  lintVoting(context, workflow);
  lintReturns(context, workflow.returns);
}
