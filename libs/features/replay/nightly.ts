import { nightlyIsDue } from '#libs/features/archive';
import type { NoticeRecord, ReplayRunRecord, Transaction, UnitOfWork } from '#libs/features/ports';
import type { Clock, IdSource } from '#libs/kernel';
import type { Role } from '#libs/workflow';

import { replayArchive, type ReplayDependencies, type ReplayOutcome } from './replay.js';

export interface NightlyDependencies extends ReplayDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: IdSource;
}

const OFFICERS: readonly Role[] = ['rule_editor', 'rule_approver'];

/** Leaves a job for every bureau that is due; one that waits already is not asked for twice. */
export async function scheduleReplays({
  unitOfWork,
  clock,
}: Pick<NightlyDependencies, 'unitOfWork' | 'clock'>): Promise<void> {
  const { organisations, replays } = unitOfWork.read;
  for (const { id: bureauId } of await organisations.bureaus()) {
    const last = await replays.latest(bureauId);
    if (!nightlyIsDue(clock.now(), last?.finishedAt ?? null)) continue;
    await unitOfWork.run(({ jobs }) =>
      jobs.enqueue({ name: 'replay-archive', data: { bureauId } }),
    );
  }
}

/** Replays everything a bureau has archived and keeps what came of it; the rule officers are told of what is new. */
export async function replayBureau(
  dependencies: NightlyDependencies,
  bureauId: string,
  progress?: (done: number) => void,
): Promise<ReplayOutcome> {
  const { unitOfWork, clock, ids } = dependencies;
  const startedAt = clock.now();
  const outcome = await replayArchive(dependencies, bureauId, null, progress);
  const run: ReplayRunRecord = {
    ...{ id: ids.next(), bureauId, startedAt, finishedAt: clock.now() },
    ...outcome,
  };
  await unitOfWork.run(async (transaction) => {
    const before = await transaction.replays.latest(bureauId);
    await transaction.replays.insert(run);
    if (isNews(run, before)) await tellOfficers(transaction, run, ids);
  });
  return outcome;
}

/** The same reports as the night before are no news. */
function isNews(run: ReplayRunRecord, before: ReplayRunRecord | null): boolean {
  if (run.differing === 0) return false;
  const known = new Set(before?.differences.map(({ reportId }) => reportId));
  const fresh = run.differences.some(({ reportId }) => !known.has(reportId));
  return fresh || run.differing !== before?.differing;
}

async function tellOfficers(
  { notices }: Transaction,
  { bureauId, finishedAt, differing, differences }: ReplayRunRecord,
  ids: IdSource,
): Promise<void> {
  const [first] = differences;
  if (first === undefined) return;
  const told = await notices.recipients(bureauId, [bureauId], OFFICERS);
  const { organisationName, year, message } = first;
  const people = [...new Set(told.map(({ userId }) => userId))];
  await notices.insert(
    people.map((recipientId): NoticeRecord => ({
      ...{ id: ids.next(), bureauId, recipientId, reportId: null, stage: null },
      ...{ organisationId: bureauId, year, kind: 'replay' },
      message: `重算归档得分，${String(differing)} 份与归档时不一致。例如${organisationName}：${message}。`,
      ...{ senderId: null, senderName: '系统', sentAt: finishedAt, readAt: null },
    })),
  );
}
