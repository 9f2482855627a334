import { scopeOf, type Actor, type ReportRecord } from '#libs/features/ports';
import type { ReportView } from '#libs/features/reports';
import { ZipingError } from '#libs/kernel';
import type { Command } from '#libs/workflow';

import { YEAR } from './calendar.js';
import type { District } from './found-district.js';
import type { DemoServices } from './services.js';

/** One thing somebody does at some time. */
export interface Step {
  /** Account of whoever does it. */
  readonly by: string;
  readonly at: Date;
  /** Shown while it is done. */
  readonly say: string;
  /** The decision it leaves in the report's journal; a step without one looks itself whether it is done. */
  readonly decides?: Command;
  /** @returns what came of it, for people */
  run(stage: StepContext): Promise<string | null>;
}

/** What a step works with: the report as it stands, and what its actor has seen of it. */
export interface StepContext {
  readonly services: DemoServices;
  readonly actor: Actor;
  readonly report: ReportRecord;
  readonly seen: {
    readonly reportId: string;
    readonly expectedVersion: number;
    /** Of the submission under decision; left out before the first. */
    readonly contentHash?: string;
  };
  /** The report with all that belongs to it; costs an evaluation while it is a draft. */
  readonly view: () => Promise<ReportView>;
}

/** A unit's report and what happens to it. */
export interface Scenario {
  readonly unitKey: string;
  /** Left out: the year the demo is about. */
  readonly year?: number;
  readonly createdAt: Date;
  readonly steps: readonly Step[];
}

export type Say = (line: string) => void;

/**
 * Plays a scenario from where it stands: decisions found in the journal are not taken again, so that a demo that was
 * killed goes on at its next start.
 * @returns the report's id
 */
export async function play(
  services: DemoServices,
  district: District,
  scenario: Scenario,
  say: Say,
): Promise<string> {
  const reportId = await ensureReport(services, district, scenario);
  const decided = await journal(services, district, reportId);
  for (const step of remaining(scenario.steps, decided)) {
    services.clock.set(step.at);
    say(step.say);
    const actor = district.actor(step.by);
    const result = await step.run(await contextOf(services, actor, reportId));
    if (result !== null) say(`    ${result}`);
  }
  return reportId;
}

/** Steps after the last one whose decision is in the journal. Errors: when the journal tells another story. */
function remaining(steps: readonly Step[], decided: readonly Command[]): readonly Step[] {
  let next = 0;
  for (const command of decided) {
    const place = steps.findIndex((step, at) => at >= next && step.decides !== undefined);
    // Somebody has gone on with this report by hand: it is theirs now.
    if (place === -1 || steps[place]?.decides !== command) return [];
    next = place + 1;
  }
  return steps.slice(next);
}

async function journal(
  { unitOfWork }: DemoServices,
  { bureauId }: District,
  reportId: string,
): Promise<readonly Command[]> {
  const decisions = await unitOfWork.read.decisions.listByReport(bureauId, reportId);
  return decisions.map(({ command }) => command).filter((command) => command !== 'archive');
}

async function ensureReport(
  services: DemoServices,
  district: District,
  { unitKey, createdAt, year = YEAR }: Scenario,
): Promise<string> {
  const organisationId = district.organisations.get(unitKey);
  if (organisationId === undefined) throw new RangeError(`the demo has no unit ${unitKey}`);
  services.clock.set(createdAt);
  const drafter = district.actor(`${unitKey}.tianbao`);
  try {
    return (await services.reports.create(drafter, { organisationId, year })).id;
  } catch (error) {
    const existing = error instanceof ZipingError && error.code === 'report.exists';
    if (!existing || typeof error.details?.['reportId'] !== 'string') throw error;
    return error.details['reportId'];
  }
}

async function contextOf(
  services: DemoServices,
  actor: Actor,
  reportId: string,
): Promise<StepContext> {
  const { read } = services.unitOfWork;
  const report = await read.reports.find(scopeOf(actor), reportId);
  if (report === null) throw new RangeError(`${actor.name} does not see the report ${reportId}`);
  const { submissionId, version, bureauId } = report;
  const submission =
    submissionId === null ? null : await read.submissions.header(bureauId, submissionId);
  const seen = { reportId, expectedVersion: version };
  return {
    services,
    actor,
    report,
    seen: submission === null ? seen : { ...seen, contentHash: submission.contentHash },
    view: () => services.reports.get(actor, reportId),
  };
}
