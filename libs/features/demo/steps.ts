import type { ContentPatch, ReportContent } from '#libs/rulebook';

import { evidencePage, minutesPage, type MeetingPlan } from './minutes.js';
import type { Step, StepContext } from './scenario.js';

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

/** Fills in a report. Doing it again changes nothing. */
export function fill(by: string, at: Date, content: Partial<ReportContent>, say: string): Step {
  return {
    by,
    at,
    say,
    run: async ({ services, actor, seen }) => {
      await services.reports.patch(actor, withoutHash(seen), patchOf(content));
    },
  };
}

function patchOf({
  facts = {},
  paragraphs = {},
  measures = {},
}: Partial<ReportContent>): ContentPatch {
  return { facts: { set: facts }, paragraphs: { set: paragraphs }, measures: { set: measures } };
}

/** Writes a reason and a measure for every indicator that lost points and has none. */
export function explainDeductions(by: string, at: Date): Step {
  return {
    by,
    at,
    say: '逐项填写扣分原因与整改措施',
    run: async ({ services, actor, view, seen }) => {
      const open = view.evaluation.score.indicators.filter(
        ({ id, deduction }) =>
          deduction !== null &&
          Number(deduction) > 0 &&
          view.report.content.measures[id] === undefined,
      );
      const set = Object.fromEntries(
        open.map(({ id, label, reasons }) => [
          id,
          {
            reason: reasons.join('；') || `“${label}”未达到评分标准的要求。`,
            measure: `对照评分标准完善“${label}”有关工作，明确责任人和完成时限，在下一年度自评前整改到位。`,
          },
        ]),
      );
      if (open.length > 0)
        await services.reports.patch(actor, withoutHash(seen), { measures: { set } });
    },
  };
}

/** Sets failed checks aside, each with its reason; those that are already are left alone. */
export function waive(by: string, at: Date, reasons: Readonly<Record<string, string>>): Step {
  return {
    by,
    at,
    say: `对 ${Object.keys(reasons).length} 项未通过的勾稽校验说明理由`,
    run: async ({ services, actor, view, seen }) => {
      let version = seen.expectedVersion;
      for (const [checkKey, reason] of Object.entries(reasons)) {
        if (view.waivers.some((waiver) => waiver.checkKey === checkKey && waiver.holds)) continue;
        const now = { reportId: seen.reportId, expectedVersion: version };
        ({ version } = await services.reports.waiveCheck(actor, now, { checkKey, reason }));
      }
    },
  };
}

export interface EvidencePlan {
  readonly indicatorId: string;
  readonly title: string;
  readonly lines: readonly (readonly [string, string])[];
}

export function attach(by: string, at: Date, plan: EvidencePlan): Step {
  const filename = `${plan.title}.pdf`;
  return {
    by,
    at,
    say: `上传佐证材料《${plan.title}》`,
    run: async ({ services, actor, view, seen }) => {
      if (view.attachments.some((attachment) => attachment.filename === filename)) return;
      const html = evidencePage(plan.title, plan.lines);
      const bytes = await services.printPage({ html, title: plan.title, instant: at });
      const { indicatorId } = plan;
      const file = { kind: 'evidence', indicatorId, filename, bytes } as const;
      await services.attachments.attach(actor, { ...withoutHash(seen), ...file });
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
      await services.approvals.submit(actor, withoutHash(seen));
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
      const { attachment, version } = await attachMinutes(context, meeting, at);
      const { services, actor, seen } = context;
      const minutesAttachmentId = attachment.id;
      const now = { ...seen, expectedVersion: version };
      await services.approvals.recordMeeting(actor, now, { ...meeting, minutesAttachmentId });
    },
  };
}

/** Minutes uploaded by a demo that was killed before it recorded the meeting are used. */
async function attachMinutes(
  { services, actor, view, seen }: StepContext,
  meeting: MeetingPlan,
  at: Date,
) {
  const { title } = meeting;
  const filename = `${title}纪要.pdf`;
  const known = view.attachments.find((attachment) => attachment.filename === filename);
  if (known !== undefined) return { attachment: known, version: seen.expectedVersion };
  const bytes = await services.printPage({ html: minutesPage(meeting), title, instant: at });
  return services.attachments.attach(actor, { ...seen, kind: 'minutes', filename, bytes });
}

export function pass(by: string, at: Date): Step {
  return decision(by, at, 'committee_pass', '会议通过，报财政局', ({ services, actor, seen }) =>
    services.approvals.committeePass(actor, seen),
  );
}

export interface ReturnPlan {
  readonly reason: string;
  readonly fields: readonly string[];
}

export function committeeReturn(by: string, at: Date, plan: ReturnPlan): Step {
  return decision(by, at, 'committee_return', `会议退回：${plan.reason}`, (context) =>
    context.services.approvals.committeeReturn(context.actor, { ...context.seen, ...plan }),
  );
}

export function bureauReturn(by: string, at: Date, plan: ReturnPlan): Step {
  const say = `财政局退回，只开放 ${plan.fields.length} 项：${plan.reason}`;
  return decision(by, at, 'bureau_return', say, ({ services, actor, seen }) =>
    services.approvals.bureauReturn(actor, { ...seen, ...plan, target: 'draft' }),
  );
}

export function annotate(by: string, at: Date, field: string, text: string): Step {
  return {
    by,
    at,
    say: `批注：${text}`,
    run: async ({ services, actor, view, seen }) => {
      if (view.notes.some((note) => note.text === text)) return;
      await services.review.annotate(actor, seen, { field, text });
    },
  };
}

/** The drafter answers every open note with the same words. */
export function answerNotes(by: string, at: Date, reply: string): Step {
  return {
    by,
    at,
    say: `答复批注：${reply}`,
    run: async ({ services, actor, view, seen }) => {
      let version = seen.expectedVersion;
      for (const note of view.notes.filter(({ reply: given }) => given === null)) {
        const now = { reportId: seen.reportId, expectedVersion: version };
        ({ version } = await services.review.answer(actor, now, note.id, reply));
      }
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
    services.approvals.approve(actor, seen, opinion),
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
    },
  };
}

/** A draft is changed by version alone: there may be no submission yet. */
function withoutHash({ reportId, expectedVersion }: StepContext['seen']) {
  return { reportId, expectedVersion };
}
