import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';

import type { LogLine } from './application.js';
import type { Answer, Refusal } from './client.js';
import type { Moment } from './kill-plan.js';
import { LIFE, send, sendUntilAnswered, settled, type LifeStep } from './report-life.js';
import type { ReportSteps } from './report-steps.js';
import type { WholeService } from './whole-service.js';

/** Something that goes on while something else is killed. */
export interface Underway {
  /** The moment has come. */
  readonly reached: Promise<unknown>;
  /** After everything is up again: tries once more, waits for the end, and says what was wrong with what callers were told. */
  finish(): Promise<readonly string[]>;
}

/** A step of a report's life, and somebody who does not know whether it worked and asks for it again. */
export async function askUnderway(
  { steps, at }: Moment,
  report: ReportSteps,
  service: WholeService,
): Promise<Underway> {
  const name = steps[steps.length - 1]!;
  const step: LifeStep = LIFE[name];
  const asking = await step.ask(report, service);
  const since = Date.now();
  const first = send(asking, service);
  const wanted = (line: LogLine): boolean =>
    Number(line['time']) >= since && isAt(line, at, report.id);
  return {
    reached: at === 'asked' ? Promise.resolve() : service.worker.logged(wanted),
    finish: async () => {
      const told = await first;
      const again = await sendUntilAnswered(asking, service);
      await settled(name, report, service);
      return contradictions(told, again);
    },
  };
}

function isAt({ stage, reportId, msg, job }: LogLine, at: Moment['at'], report: string): boolean {
  if (at !== 'working') return stage === at && reportId === report;
  const name = (job as { name?: string } | undefined)?.name;
  return msg === 'job claimed' && name === 'prepare-publication';
}

/**
 * Yes was the truth when a second try finds it done; "without effect" was when the second try is what does it. No answer,
 * and one that says that nobody knows, go with both.
 */
function contradictions(told: Answer | null, again: Answer): readonly string[] {
  const second = again.status === 409 ? 'done before' : again.status < 300 ? 'done now' : 'refused';
  const fits: Readonly<Record<string, readonly string[]>> = {
    yes: ['done before'],
    'without effect': ['done now'],
    unknown: ['done before', 'done now'],
  };
  const first = meaningOf(told);
  return fits[first]?.includes(second) === true
    ? []
    : [`told ${first}, then ${second}: ${JSON.stringify([told?.body, again.body])}`];
}

function meaningOf(told: Answer | null): string {
  if (told === null) return 'unknown';
  if (told.status < 300) return 'yes';
  const { error } = told.body as { error: Refusal };
  if (told.status !== 503 || error.code !== 'database.unavailable') return `${told.status}`;
  return error.message.startsWith('操作没有生效') ? 'without effect' : 'unknown';
}

/** `ziping public export`: one that says it is done has written what a later one writes. */
export function exportUnderway(service: WholeService): Underway {
  const folder = (name: string) => join(service.folder, `site-${service.exports}-${name}`);
  service.exports += 1;
  const [first, second] = [folder('first'), folder('second')];
  const ended = exportTo(service, first);
  return {
    reached: Promise.resolve(),
    finish: async () => {
      const [told, again] = [await ended, await exportTo(service, second)];
      if (again.code !== 0) return [`the second export failed: ${again.err}`];
      if (told.code === 0 && filesOf(first) !== filesOf(second))
        return ['an export that ended well is not whole'];
      return told.code === 0 || told.code === 3 ? [] : [`exit code ${told.code}: ${told.err}`];
    },
  };
}

const filesOf = (folder: string): string =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort().join('\n');

async function exportTo(service: WholeService, folder: string) {
  const cli = join(repositoryRoot(), 'dist', 'apps', 'cli', 'main.js');
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [cli, 'public', 'export', folder], {
    env: { PATH, ...service.environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  await once(child, 'close');
  return { code: child.exitCode, err };
}
