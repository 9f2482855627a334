import type { Config } from '#libs/config';
import type { ReplayDifference } from '#libs/features/ports';
import { replayArchive, replayBureau, type ReplayOutcome } from '#libs/features/replay';

import { openInstallation } from '../../worker/installation.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output } from '../output.js';

/**
 * `ziping rules replay`: score and checks of every archived report computed again and compared; exit code 1 when one differs. A walk over all
 * years counts as the night's: what it finds is kept and shown in the application.
 * Errors: `database.unavailable`.
 */
export async function rulesReplay(
  year: number | null,
  config: Config,
  output: Output,
): Promise<ExitCode> {
  const installation = await openInstallation(config, { log: (line) => output.progress(line) });
  try {
    const outcomes: ReplayOutcome[] = [];
    const progress = (done: number) => {
      output.progress(`已重算 ${String(done)} 份`);
    };
    for (const { id } of await installation.unitOfWork.read.organisations.bureaus()) {
      outcomes.push(
        year === null
          ? await replayBureau(installation, id, progress)
          : await replayArchive(installation, id, year, progress),
      );
    }
    return tell(outcomes, output);
  } finally {
    await installation.close();
  }
}

function tell(outcomes: readonly ReplayOutcome[], output: Output): ExitCode {
  const sum = (of: 'reports' | 'differing' | 'scoresOnly') =>
    outcomes.reduce((total, outcome) => total + outcome[of], 0);
  const [reports, differing] = [sum('reports'), sum('differing')];
  const scoresOnly = sum('scoresOnly');
  const differences = outcomes.flatMap((outcome) => outcome.differences);
  output.result({ ok: differing === 0, reports, differing, scoresOnly, differences }, [
    ...differences.map(line),
    `共重算 ${String(reports)} 份归档报告的得分和校验，${String(differing)} 份与归档的不一致`,
    ...(scoresOnly === 0
      ? []
      : [`其中 ${String(scoresOnly)} 份只重算了得分：送审时还没有保存校验所用的其他单位名称`]),
  ]);
  return differing === 0 ? EXIT.ok : EXIT.findings;
}

const line = ({ organisationName, year, message, reportId }: ReplayDifference): string =>
  `✗ ${organisationName} ${String(year)} 年度：${message}（${reportId}）`;
