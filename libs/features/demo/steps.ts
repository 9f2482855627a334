import { evaluateReport } from '#libs/features/decisions';
import type { ReportRecord } from '#libs/features/ports';
import { Decimal } from '#libs/kernel';
import type { Evaluation, ReportContent } from '#libs/rulebook';

import { minutesPdf, type MeetingPlan } from './minutes.js';
import { plainPdf } from './plain-pdf.js';
import type { Step, StepContext } from './scenario.js';
import type { DemoServices } from './services.js';

/** Who does what at a unit and at the bureau. */
export interface Cast {
  readonly drafter: string;
  readonly secretary: string;
  readonly reviewer: string;
  readonly approver: string;
}

export function castOf(unitKey: string): Cast {
  return {
    drafter: `${unitKey}.tianbao`,
    secretary: `${unitKey}.mishu`,
    reviewer: 'czj.shenhe',
    approver: 'czj.shending',
  };
}

/**
 * Fills in a report in one go: the content, and a reason and a measure wherever it loses points. A report somebody has
 * written in already is theirs and left alone.
 */
export function fill(by: string, at: Date, content: ReportContent, say: string): Step {
  return {
    by,
    at,
    say,
    run: async ({ services, actor, report, seen }) => {
      if (Object.keys(report.content.facts).length > 0) return '已在此前填写';
      const measures = { ...(await measuresFor(services, report, content)), ...content.measures };
      const patch = { facts: { set: content.facts }, measures: { set: measures } };
      const { evaluation } = await services.reports.patch(actor, seen, patch);
      return scoreLine(evaluation);
    },
  };
}

/** Rewrites single facts of a draft that came back. */
export function correct(by: string, at: Date, facts: ReportContent['facts'], say: string): Step {
  return {
    by,
    at,
    say,
    run: async ({ services, actor, seen }) => {
      const { evaluation } = await services.reports.patch(actor, seen, { facts: { set: facts } });
      return scoreLine(evaluation);
    },
  };
}

function scoreLine({ score, checks, completeness }: Evaluation): string {
  const failing = checks.filter(({ outcome }) => outcome === 'fail');
  const errors = failing.filter(({ severity }) => severity === 'error');
  const missing = completeness.missing.length;
  const result =
    score.conversion === null
      ? `还有 ${missing} 项待填`
      : `${score.conversion}，等级 ${score.gradeLabel ?? ''}`;
  return `${result}；勾稽校验错误 ${errors.length} 处，提示 ${failing.length - errors.length} 处`;
}

/** What a drafter would write about the points the content loses. */
async function measuresFor(
  { unitOfWork, rulebooks }: DemoServices,
  report: ReportRecord,
  content: ReportContent,
): Promise<ReportContent['measures']> {
  const rulebook = await rulebooks.byHash(report.bureauId, report.rulebookHash);
  const { read } = unitOfWork;
  const evaluation = await evaluateReport(read, rulebook, { ...report, content });
  const lost = evaluation.score.indicators.filter(
    ({ deduction }) => deduction !== null && new Decimal(deduction).gt(0),
  );
  return Object.fromEntries(
    lost.map(({ id, label, reasons }) => [
      id,
      {
        reason: reasons.join('；') || `“${label}”未达到评分标准的要求。`,
        measure: `对照评分标准完善“${label}”有关工作，明确责任人和完成时限，在下一年度自评前整改到位。`,
      },
    ]),
  );
}

/** Sets failed checks aside, each with its reason; those that are already are left alone. */
export function waive(by: string, at: Date, reasons: Readonly<Record<string, string>>): Step {
  return {
    by,
    at,
    say: `对 ${Object.keys(reasons).length} 项未通过的勾稽校验说明理由`,
    run: async ({ services, actor, seen, view }) => {
      const { waivers } = await view();
      let version = seen.expectedVersion;
      for (const [checkKey, reason] of Object.entries(reasons)) {
        if (waivers.some((waiver) => waiver.checkKey === checkKey && waiver.holds)) continue;
        const now = { reportId: seen.reportId, expectedVersion: version };
        ({ version } = await services.reports.waiveCheck(actor, now, { checkKey, reason }));
      }
      return null;
    },
  };
}

export interface EvidencePlan {
  readonly indicatorId: string;
  readonly title: string;
  readonly lines: readonly string[];
}

export function attach(by: string, at: Date, plan: EvidencePlan): Step {
  const filename = `${plan.title}.pdf`;
  return {
    by,
    at,
    say: `上传佐证材料《${plan.title}》`,
    run: async ({ services, actor, seen, view }) => {
      const { attachments } = await view();
      if (attachments.some((attachment) => attachment.filename === filename)) return '已在此前上传';
      const bytes = plainPdf(plan.title, plan.lines);
      const { indicatorId } = plan;
      const file = { kind: 'evidence', indicatorId, filename, bytes } as const;
      await services.attachments.attach(actor, { ...seen, ...file });
      return null;
    },
  };
}

export function submit(by: string, at: Date): Step {
  return {
    by,
    at,
    say: '送审：冻结内容、计算校验码',
    decides: 'submit',
    run: async ({ services, actor, seen }) => {
      const { submission } = await services.approvals.submit(actor, seen);
      return `第 ${submission.number} 次送审，内容校验码 ${submission.contentHash.slice(0, 12)}…`;
    },
  };
}

export function meet(by: string, at: Date, meeting: MeetingPlan): Step {
  return {
    by,
    at,
    say: `登记${meeting.title}：应到 ${meeting.entitled} 人，实到 ${meeting.present.length} 人，赞成 ${meeting.votesFor} 票`,
    decides: 'record_meeting',
    run: async (context) => {
      const { attachment, version } = await attachMinutes(context, meeting);
      const { services, actor, seen } = context;
      const minutesAttachmentId = attachment.id;
      const now = { ...decidedOn(seen), expectedVersion: version };
      const input = { ...meeting, minutesAttachmentId };
      return (await services.approvals.recordMeeting(actor, now, input)).explanation;
    },
  };
}

/** Minutes uploaded by a demo that was killed before it recorded the meeting are used. */
async function attachMinutes({ services, actor, seen, view }: StepContext, meeting: MeetingPlan) {
  const filename = `${meeting.title}纪要.pdf`;
  const known = (await view()).attachments.find((attachment) => attachment.filename === filename);
  if (known !== undefined) return { attachment: known, version: seen.expectedVersion };
  const bytes = minutesPdf(meeting);
  return services.attachments.attach(actor, { ...seen, kind: 'minutes', filename, bytes });
}

export function pass(by: string, at: Date): Step {
  return decision(by, at, 'committee_pass', '会议通过，报财政局', ({ services, actor, seen }) =>
    services.approvals.committeePass(actor, decidedOn(seen)),
  );
}

export interface ReturnPlan {
  readonly reason: string;
  readonly fields: readonly string[];
}

export function committeeReturn(by: string, at: Date, plan: ReturnPlan): Step {
  return decision(by, at, 'committee_return', `会议退回：${plan.reason}`, (context) =>
    context.services.approvals.committeeReturn(context.actor, {
      ...decidedOn(context.seen),
      ...plan,
    }),
  );
}

export function bureauReturn(by: string, at: Date, plan: ReturnPlan): Step {
  const say = `财政局退回，只开放 ${plan.fields.length} 项：${plan.reason}`;
  return decision(by, at, 'bureau_return', say, ({ services, actor, seen }) =>
    services.approvals.bureauReturn(actor, { ...decidedOn(seen), ...plan, target: 'draft' }),
  );
}

export function annotate(by: string, at: Date, field: string, text: string): Step {
  return {
    by,
    at,
    say: `批注：${text}`,
    run: async ({ services, actor, seen, view }) => {
      if ((await view()).notes.some((note) => note.text === text)) return '已在此前批注';
      await services.review.annotate(actor, seen, { field, text });
      return field;
    },
  };
}

/** The drafter answers every open note with the same words. */
export function answerNotes(by: string, at: Date, reply: string): Step {
  return {
    by,
    at,
    say: `答复批注：${reply}`,
    run: async ({ services, actor, seen, view }) => {
      const { notes } = await view();
      let version = seen.expectedVersion;
      for (const note of notes.filter(({ reply: given }) => given === null)) {
        const now = { reportId: seen.reportId, expectedVersion: version };
        ({ version } = await services.review.answer(actor, now, note.id, reply));
      }
      return null;
    },
  };
}

export interface AdjustmentPlan {
  readonly indicatorId: string;
  readonly bureauScore: string;
  readonly reason: string;
  readonly basis: string;
}

export function adjust(by: string, at: Date, plan: AdjustmentPlan): Step {
  return decision(by, at, 'adjust_score', `调整得分：${plan.reason}`, ({ services, actor, seen }) =>
    services.review.adjust(actor, seen, plan),
  );
}

export function approve(by: string, at: Date, opinion: string): Step {
  return decision(by, at, 'approve', `审定：${opinion}`, ({ services, actor, seen }) =>
    services.approvals.approve(actor, decidedOn(seen), opinion),
  );
}

function decision(
  by: string,
  at: Date,
  decides: NonNullable<Step['decides']>,
  say: string,
  run: (context: StepContext) => Promise<unknown>,
): Step {
  return {
    by,
    at,
    say,
    decides,
    run: async (context) => {
      await run(context);
      return null;
    },
  };
}

/** A decision of the committee or the bureau names the content it is taken on. */
function decidedOn({ contentHash, ...seen }: StepContext['seen']) {
  if (contentHash === undefined) throw new RangeError('a decision before the first submission');
  return { ...seen, contentHash };
}
