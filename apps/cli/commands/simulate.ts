import type { Config } from '#libs/config';
import { evaluationThreads, simulateAll } from '#libs/features/simulation';
import { contentHash, ZipingError } from '#libs/kernel';
import {
  compilePackage,
  EMPTY_TALLY,
  mergeTallies,
  parsePackage,
  type RulebookPackage,
  type SimulationTally,
} from '#libs/rulebook';

import { openInstallation, type Installation } from '../../worker/installation.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { readPackage } from '../input.js';
import type { Output } from '../output.js';
import { tableLines } from '../table.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * `ziping rules simulate <draft|folder> --year Y`: what the rules would make of the year's reports in this installation.
 * Nothing is stored: what publication asks for is started in the application. Exit code 1 when a grade changes, a check
 * begins to fail, or a report has no score any more.
 * Errors: `rulebook.draft_not_found`, `rulebook.invalid`, `request.invalid` for no such folder, `database.unavailable`.
 */
export async function rulesSimulate(
  target: string,
  year: number,
  config: Config,
  output: Output,
): Promise<ExitCode> {
  const folder = UUID.test(target) ? null : await readPackage(target);
  const installation = await openInstallation(config, { log: (line) => output.progress(line) });
  const threads = evaluationThreads();
  try {
    let tally = EMPTY_TALLY;
    for (const tried of await triedIn(installation, target, folder)) {
      const dependencies = {
        ...{ ...installation, ...threads },
        progress: (done: number, total: number) => {
          output.progress(`已试算 ${String(done)} / ${String(total)} 份`);
        },
      };
      compilePackage(tried.package);
      const draft = { hash: contentHash(tried.package), package: tried.package };
      const draftYear = tried.package.manifest.year;
      const scope = { bureauId: tried.bureauId, year, draftYear };
      tally = mergeTallies(tally, await simulateAll(dependencies, draft, scope));
    }
    return tell(tally, year, output);
  } finally {
    await threads.close();
    await installation.close();
  }
}

interface Tried {
  readonly bureauId: string;
  readonly package: RulebookPackage;
}

/** A folder is tried on every bureau's reports, a draft on those of its own. */
async function triedIn(
  { unitOfWork: { read } }: Installation,
  target: string,
  folder: RulebookPackage | null,
): Promise<readonly Tried[]> {
  const bureaus = (await read.organisations.bureaus()).map(({ id }) => id);
  if (folder !== null) return bureaus.map((bureauId) => ({ bureauId, package: folder }));
  const drafts = await Promise.all(bureaus.map((id) => read.ruleDrafts.find(id, target)));
  const draft = drafts.find((one) => one !== null);
  if (draft === undefined)
    throw new ZipingError('rulebook.draft_not_found', `没有规则草稿 ${target}。`);
  return [{ bureauId: draft.bureauId, package: parsePackage(draft.package) }];
}

function tell(tally: SimulationTally, year: number, output: Output): ExitCode {
  const newly = Object.values(tally.checks).filter((check) => check.newly > 0);
  const { gradeChanged, unscorable, failed } = tally;
  const ok = gradeChanged === 0 && unscorable === 0 && failed === 0 && newly.length === 0;
  output.result({ ok, year, ...tally }, [...counts(tally, year), ...details(tally)]);
  return ok ? EXIT.ok : EXIT.findings;
}

function counts(tally: SimulationTally, year: number): string[] {
  const { reports, compared, better, worse, gradeChanged, estimated } = tally;
  const { unscorable, unfinished, failed } = tally;
  const others = [
    [estimated, '份缺少新规则要求的事实，按其余指标估算'],
    [unscorable, '份按新规则算不出得分'],
    [unfinished, '份尚未填完，没有得分可比'],
    [failed, '份试算出错'],
  ] as const;
  return [
    `${String(year)} 年度等共试算 ${String(reports)} 份，可比较 ${String(compared)} 份：升 ${String(better)} 份，降 ${String(worse)} 份，等级变化 ${String(gradeChanged)} 份`,
    ...others.flatMap(([many, what]) => (many === 0 ? [] : [`  ${String(many)} ${what}`])),
  ];
}

function details({ moves, movers, checks, indicators, missing }: SimulationTally): string[] {
  const table = (title: string, rows: readonly (readonly string[])[]): string[] =>
    rows.length === 0 ? [] : [title, ...tableLines(rows).map((line) => `  ${line}`)];
  return [
    ...table(
      '等级变化：',
      Object.values(moves).map(({ from, to, reports }) => [
        `${from} → ${to}`,
        `${String(reports)} 份`,
      ]),
    ),
    ...table(
      '变化最大：',
      movers.map(({ name, before, after, delta }) => [name, before, '→', after, `（${delta}）`]),
    ),
    ...table(
      '新不通过的校验：',
      Object.values(checks)
        .filter(({ newly }) => newly > 0)
        .map(({ label, newly }) => [label, `${String(newly)} 份`]),
    ),
    ...table(
      '各指标：',
      Object.values(indicators).map(({ number, label, better, worse, onesided }) => [
        ...[number, label, `升 ${String(better)}`, `降 ${String(worse)}`],
        `只有一方计分 ${String(onesided)}`,
      ]),
    ),
    ...table(
      '报告缺少的事实：',
      Object.values(missing).map(({ label, reports }) => [label, `${String(reports)} 份`]),
    ),
  ];
}
