import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

import { repositoryRoot } from '#libs/config';
import { openFolderBlobStore } from '#libs/storage';

import { planRounds, type Moment, type Round } from '../support/kill-plan.js';
import { runningProcesses } from '../support/processes.js';
import { take } from '../support/report-life.js';
import { ReportSteps } from '../support/report-steps.js';
import { KILLS } from '../support/rounds.js';
import { jobsWait, leftStanding, tracesIn, tracesOf } from '../support/traces.js';
import { askUnderway, exportUnderway, type Underway } from '../support/underway.js';
import { until, WholeService } from '../support/whole-service.js';

const PLAN = planRounds(KILLS.seed, KILLS.rounds);
const PEACE: Moment = { name: 'peace', steps: ['approve'], at: 'asked', span: 0 };

/** A report, and the one before it that is public where it is a revision. */
interface Standing {
  readonly report: ReportSteps;
  readonly earlier: ReportSteps | null;
}

jest.setTimeout(120_000);

/** The same seed plans the same rounds: `npm run soak -- <rounds> <seed>`. What the machine makes of them is never quite the same. */
describe(`kill -9 of anything at any moment, seed ${KILLS.seed}`, () => {
  let service: WholeService;

  beforeAll(async () => {
    service = await WholeService.start(PLAN.length + 1);
  });
  afterAll(() => {
    service.remove();
  });

  /** A report of its own on the bureau's desk, taken up to the step in which something is to die. */
  async function reportAt({ steps, at, revised }: Moment, unit: number): Promise<Standing> {
    const { as } = service;
    const stage = { as, district: { ...service.district, east: service.units[unit]! } };
    let report = await ReportSteps.create(stage, 'east');
    await report.reachBureau();
    const earlier = revised === true ? report : null;
    if (earlier !== null) {
      for (const step of steps) await take(step, earlier, service);
      report = await earlier.revise();
      await report.reachBureau();
    }
    const before = at === 'exporting' ? steps : steps.slice(0, -1);
    for (const step of before) await take(step, report, service);
    return { report, earlier };
  }

  async function play({ number, moment, victim, delay, among }: Round) {
    const standing = await reportAt(moment, number - 1);
    const { report } = standing;
    const underway: Underway =
      moment.at === 'exporting'
        ? exportUnderway(service)
        : await askUnderway(moment, report, service);
    await underway.reached;
    await pause(delay);
    await service.kill(victim, among);
    await service.revive(victim);
    const contradictions = await underway.finish();
    await until(async () => !(await jobsWait(service.databaseUrl, report.id)));
    return { ...standing, contradictions };
  }

  it.each(PLAN.map((round) => [round.number, round.victim, round.moment.name, round] as const))(
    'round %i: %s killed while %s',
    async (_number, _victim, _moment, round) => {
      const { report, earlier, contradictions } = await play(round);
      expect(contradictions).toEqual([]);
      expect(await tracesIn(service.databaseUrl, report.id)).toEqual(tracesOf(round.moment));
      if (earlier !== null)
        expect(await tracesIn(service.databaseUrl, earlier.id)).toEqual({
          ...tracesOf(round.moment),
          'audit publication.supersede': 1,
        });
      expect(bagsOf(service, report)).toHaveLength(1);
      expect([service.api.running(), service.worker.running()]).toEqual([true, true]);
      expect(service.api.log().filter(({ code }) => code === 'internal')).toEqual([]);
    },
  );

  it('archives one more as if nothing had been, and everything verifies', async () => {
    const { report } = await reportAt(PEACE, PLAN.length);
    await take('approve', report, service);
    await until(async () => !(await jobsWait(service.databaseUrl, report.id)));
    expect(await tracesIn(service.databaseUrl, report.id)).toEqual(tracesOf(PEACE));
    expect(await leftStanding(service.databaseUrl)).toEqual([]);
    await verified(service);
  });

  it('stops when asked, and leaves neither process nor temporary file', async () => {
    const standing = processesNaming(service.folder);
    expect(standing).toContainEqual(expect.stringMatching(/postgres.* -D /));
    expect(await service.stop()).toEqual([0, 0]);
    expect(processesNaming(service.folder)).toEqual([]);
    expect(readdirSync(service.temporary)).toEqual([]);
    await openFolderBlobStore(service.storage).sweep(new Date());
    expect(readdirSync(join(service.storage, '.partial'))).toEqual([]);
  });
});

/** Folders of a report in the archive's files: one for each set of bytes that was ever stored. */
function bagsOf({ storage, district }: WholeService, { id }: ReportSteps): readonly string[] {
  return readdirSync(join(storage, 'archive', district.bureauId, id));
}

/** Files, rows, chain and audit trail of everything, by the product's own command. */
async function verified({ environment }: WholeService): Promise<void> {
  const cli = join(repositoryRoot(), 'dist', 'apps', 'cli', 'main.js');
  const { PATH = '' } = process.env;
  const env = { PATH, ...environment };
  await promisify(execFile)(process.execPath, [cli, 'archive', 'verify'], { env });
}

function processesNaming(folder: string): readonly string[] {
  return runningProcesses()
    .map(({ command }) => command)
    .filter((command) => command.includes(folder));
}
