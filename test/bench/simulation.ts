import type { Actor } from '#libs/features/ports';
import { CompiledRulebooks, RuleDraftService } from '#libs/features/rulebooks';
import { evaluationThreads, simulateChunk, SimulationService } from '#libs/features/simulation';
import { createIdSource, systemClock } from '#libs/kernel';
import { createJobRunner, executeSqlOnPool, type TypeOrmUnitOfWork } from '#libs/persistence';

import type { StoredReport } from '../support/stored-report.js';
import { onDistrict } from './copies.js';
import { describeMachine, load } from './machine.js';

/** What the draft changes: each return of a procurement report costs 0.5 points where it cost 0.2. */
const DEARER = {
  op: 'replace',
  path: '/indicators/categories/@execution/indicators/@execution.procurement/scoring/items/@returned/points',
  value: '0.5',
} as const;
const SAMPLE_EVERY_MS = 250;
const MEBIBYTE = 2 ** 20;

/** Every copy is submitted and differs in some facts, so that no two cost the same. */
const VARIED = [
  `UPDATE report SET stage = 'bureau_review' WHERE submission_id IS NOT NULL`,
  `UPDATE report SET content = jsonb_set(content, '{facts,procurement.statements_returned}', to_jsonb((random() * 4)::integer::text))
    WHERE content -> 'facts' ? 'procurement.statements_returned'`,
];

interface Measured {
  readonly reports: number;
  readonly seconds: number;
  readonly processorSeconds: number;
  readonly mebibytesBefore: number;
  readonly mebibytesPeak: number;
}

/** A simulation over copies of the sample, by the job runner and the threads of a worker. */
function measure(size: number, threads: number): Promise<Measured> {
  return onDistrict(
    size,
    ({ unitOfWork, dataSource, records }) =>
      simulate(unitOfWork, executeSqlOnPool(dataSource), records, threads),
    VARIED,
  );
}

async function simulate(
  unitOfWork: TypeOrmUnitOfWork,
  executeSql: ReturnType<typeof executeSqlOnPool>,
  records: StoredReport,
  size: number,
): Promise<Measured> {
  const parts = { unitOfWork, clock: systemClock, ids: createIdSource() };
  const editor = editorOf(records);
  const drafts = new RuleDraftService(parts);
  const from = { from: records.rulebook.hash, year: records.draft.year };
  const opened = await drafts.create(editor, from);
  const seen = { draftId: opened.draft.id, expectedVersion: opened.draft.version };
  const { draft } = await drafts.edit(editor, seen, [DEARER]);
  const service = new SimulationService(parts);
  const threads = evaluationThreads(size);
  const memory = watchMemory();
  const work = { ...parts, ...threads, rulebooks: new CompiledRulebooks(unitOfWork.read) };
  const processor = process.cpuUsage();
  const began = performance.now();
  const { id: draftId, contentHash } = draft;
  await service.start(editor, { draftId, year: draft.year, contentHash });
  await runUntilDone(
    executeSql,
    (job) => simulateChunk(work, job),
    async () => {
      const latest = await service.latest(editor, draftId);
      return latest?.simulation.state === 'done';
    },
  );
  const seconds = (performance.now() - began) / 1_000;
  const { user, system } = process.cpuUsage(processor);
  const { simulation } = (await service.latest(editor, draftId))!;
  await threads.close();
  const used = { seconds, processorSeconds: (user + system) / 1e6 };
  return { reports: simulation.tally.reports, ...used, ...memory.stop() };
}

function runUntilDone(
  executeSql: ReturnType<typeof executeSqlOnPool>,
  handle: (job: Parameters<typeof simulateChunk>[1]) => Promise<void>,
  isDone: () => Promise<boolean>,
): Promise<void> {
  const nothing = () => Promise.resolve();
  return new Promise((resolve, reject) => {
    const runner = createJobRunner({
      executeSql,
      handlers: {
        ...{ 'archive-report': nothing, 'prepare-publication': nothing, 'replay-archive': nothing },
        ...{
          'verify-archive': nothing,
          'dispose-archive': nothing,
          'label-archive': nothing,
          'simulate-rules': handle,
        },
      },
      log: ({ event, error }) => {
        if (event === 'failed') reject(error instanceof Error ? error : new Error(String(error)));
        if (event !== 'done') return;
        isDone().then(async (done) => {
          if (!done) return;
          await runner.stop();
          resolve();
        }, reject);
      },
    });
    runner.start().catch(reject);
  });
}

function watchMemory() {
  const resident = () => process.memoryUsage.rss() / MEBIBYTE;
  const mebibytesBefore = Math.round(resident());
  let peak = mebibytesBefore;
  const timer = setInterval(() => {
    peak = Math.max(peak, resident());
  }, SAMPLE_EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
      return { mebibytesBefore, mebibytesPeak: Math.round(peak) };
    },
  };
}

function editorOf({ bureau: { id: bureauId }, user }: StoredReport): Actor {
  const grants = [{ role: 'rule_editor' as const, organisationId: bureauId }];
  const who = { userId: user.id, name: user.name, bureauId, organisationId: bureauId };
  return { ...who, grants, requestId: null };
}

/** `node dist/test/bench/simulation.js [reports] [threads]` */
const [size = '2000', threads = '2'] = process.argv.slice(2);
const machine = describeMachine();
const measured = await measure(Number(size), Number(threads));
const { reports, seconds, processorSeconds } = measured;
const each = {
  reportsPerSecond: Number((reports / seconds).toFixed(1)),
  processorMillisecondsEach: Number(((processorSeconds * 1_000) / reports).toFixed(2)),
};
process.stdout.write(
  `${JSON.stringify({ ...measured, ...each, threads: Number(threads), machine, loadAfter: load() }, null, 2)}\n`,
);
