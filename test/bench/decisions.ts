import { performance } from 'node:perf_hooks';

import { ApprovalService } from '#libs/features/approvals';
import { CompiledRulebooks } from '#libs/features/rulebooks';
import { createIdSource, systemClock } from '#libs/kernel';

import { testCharacters } from '../support/test-renderer.js';
import { bareDecisions } from './bare-decision.js';
import { decisionStock, POOL_SIZE, VERSION, type DecisionStock } from './decision-stock.js';
import { figuresOf, inOrder, type Rounds } from './measure.js';
import { medians, type Section } from './section.js';

const OURS = 'ziping: ApprovalService.approve';
const BARE = 'bare SQL through pg';
const REPORTS = 64;
const WORKERS = 8;
const LEAST_SHARE = 0.5;

type Approve = (reportId: string) => Promise<unknown>;

export interface Decisions {
  readonly section: Section;
  readonly server: string;
}

/** (c) Approvals a second of many reports by several people at once, against the statements of one approval by hand. */
export async function measureDecisions(rounds: Rounds): Promise<Decisions> {
  const stock = await decisionStock(REPORTS);
  const bare = bareDecisions(stock);
  try {
    const contenders = [
      { name: OURS, approve: approving(stock), rates: [] as number[] },
      { name: BARE, approve: bare.approve, rates: [] as number[] },
    ];
    for (let round = -rounds.warmUp; round < rounds.rounds; round += 1) {
      for (const { approve, rates } of inOrder(contenders, Math.abs(round))) {
        await stock.reset();
        const rate = await decisionsPerSecond(stock.reportIds, approve);
        if (round >= 0) rates.push(rate);
      }
    }
    const figures = contenders.map(({ name, rates }) => figuresOf(name, rates));
    return { server: stock.server, section: sectionOf(figures) };
  } finally {
    await bare.close();
    await stock.close();
  }
}

function approving({ unitOfWork, approver, contentHash }: DecisionStock): Approve {
  const rulebooks = new CompiledRulebooks(unitOfWork.read);
  const ids = createIdSource();
  const service = new ApprovalService({
    unitOfWork,
    rulebooks,
    characters: testCharacters,
    clock: systemClock,
    ids,
  });
  return (reportId) =>
    service.approve(approver, { reportId, expectedVersion: VERSION, contentHash }, '同意审定。');
}

/** Each worker takes the next report until none is left. */
async function decisionsPerSecond(reportIds: readonly string[], approve: Approve): Promise<number> {
  const waiting = [...reportIds];
  const work = async (): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await approve(next);
  };
  const start = performance.now();
  await Promise.all(Array.from({ length: WORKERS }, work));
  return (reportIds.length * 1000) / (performance.now() - start);
}

function sectionOf(figures: Section['figures']): Section {
  const [ours, bare] = medians(figures, OURS, BARE);
  const share = ours / bare;
  return {
    title: `Decisions a second (${REPORTS} reports a round, ${WORKERS} at once, ${POOL_SIZE} connections)`,
    unit: 'decisions/s',
    figures,
    verdicts: [
      {
        measured: `${(share * 100).toFixed(0)} % of bare SQL`,
        aim: `≥ ${LEAST_SHARE * 100} %`,
        met: share >= LEAST_SHARE,
      },
    ],
    notes: [
      'both: one embedded PostgreSQL that waits for the disk, one bureau, so one audit chain whose lock is held until the commit',
      'bare: BEGIN, lock, submission, newest meeting, job, update, decision, tail of the chain, audit event, COMMIT; no table of transitions, no actor, narrow columns only',
      'ziping: the whole service: scope of the actor, state, guards, TypeORM, translated errors',
    ],
  };
}
