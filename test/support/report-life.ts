import type { EndpointId } from '#libs/contracts';

import type { Answer, Sent } from './client.js';
import type { ReportSteps } from './report-steps.js';
import { attempt, isLost, until, type WholeService } from './whole-service.js';

/** Who can be asked to do something. */
type People = Pick<WholeService, 'as'>;

/** One request of one person. */
export interface Asking {
  readonly account: string;
  readonly id: EndpointId;
  readonly sent: Sent;
}

/** One thing people do with a report after the committee; `done` looks whether everything it sets off has happened. */
export interface LifeStep {
  ask(report: ReportSteps, service: People): Promise<Asking>;
  done(report: ReportSteps, service: People): Promise<boolean>;
}

const OPINION = '不含涉密内容，同意公开。';

/** Everything that happens to a report from the bureau's desk on, in order. */
export const LIFE = {
  approve: {
    ask: (report) =>
      Promise.resolve({
        ...{ account: 'bureau_approver', id: 'approve' },
        sent: { params: report.params, body: report.decision },
      }),
    done: async (report) => (await report.view()).stage === 'archived',
  },
  request: {
    ask: (report) =>
      Promise.resolve({
        ...{ account: 'archivist', id: 'requestPublication' },
        sent: { params: report.params },
      }),
    done: inRound('initial_review'),
  },
  firstReview: review('east.committee_secretary', 'second_review'),
  secondReview: review('bureau_reviewer', 'final_review'),
  finalReview: review('bureau_approver', 'held'),
  publish: {
    ask: async (report, service) => {
      const { version } = await roundOf(report, service);
      const sent = { params: report.params, body: { expectedVersion: version } };
      return { account: 'archivist', id: 'publishReport', sent };
    },
    done: inRound('published'),
  },
  withdraw: {
    ask: async (report, service) => {
      const { version } = await roundOf(report, service);
      const body = { expectedVersion: version, reason: '附件有误' };
      return {
        ...{ account: 'archivist', id: 'withdrawPublication' },
        sent: { params: report.params, body },
      };
    },
    done: inRound('withdrawn'),
  },
} as const satisfies Readonly<Record<string, LifeStep>>;

export type StepName = keyof typeof LIFE;
export const TO_THE_PUBLIC: readonly StepName[] = [
  ...(['approve', 'request', 'firstReview', 'secondReview', 'finalReview', 'publish'] as const),
];

function review(account: string, next: string): LifeStep {
  return {
    ask: async (report, service) => {
      const { version, pdfSha256 } = await roundOf(report, service);
      const body = { expectedVersion: version, pdfSha256, verdict: 'pass', opinion: OPINION };
      return { account, id: 'reviewPublication', sent: { params: report.params, body } };
    },
    done: inRound(next),
  };
}

function inRound(stage: string): LifeStep['done'] {
  return async (report, service) => (await roundOf(report, service)).stage === stage;
}

async function roundOf({ params }: ReportSteps, service: People) {
  const archivist = await service.as('archivist');
  const { round } = await archivist.ok('getPublication', { params });
  if (round === null) throw new Error('nobody has asked for publication');
  return round;
}

/** Takes a step while nothing is killed. */
export async function take(name: StepName, report: ReportSteps, service: People) {
  const step: LifeStep = LIFE[name];
  const answer = await send(await step.ask(report, service), service);
  if (answer === null || answer.status >= 300)
    throw new Error(`${name}: ${JSON.stringify(answer?.body)}`);
  await settled(name, report, service);
}

/** Waits until everything has happened that the step sets off; the service may be away meanwhile. */
export async function settled(name: StepName, report: ReportSteps, service: People) {
  const step: LifeStep = LIFE[name];
  await until(async () => {
    try {
      return await step.done(report, service);
    } catch (error) {
      if (isLost(error) || /database\.unavailable/.test(String(error))) return false;
      throw error;
    }
  });
}

/** null: the answer was lost. */
export async function send({ account, id, sent }: Asking, service: People) {
  const person = await service.as(account);
  return attempt(person.send(id, sent));
}

/** Asks as somebody does who saw no answer, or that the service is away: again, until it says yes or no. */
export async function sendUntilAnswered(asking: Asking, service: WholeService): Promise<Answer> {
  for (;;) {
    const answer = await send(asking, service);
    if (answer !== null && answer.status !== 503) return answer;
    await service.ready();
  }
}
