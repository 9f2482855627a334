import { snapshotInput } from '#libs/features/archive';
import type { ReplayableReport, ReplayDifference, UnitOfWork } from '#libs/features/ports';
import type { CompiledRulebooks } from '#libs/features/rulebooks';
import { canonicalJson, isUnavailable, sha256Hex } from '#libs/kernel';
import { evaluate, type CheckResult, type CompiledRulebook } from '#libs/rulebook';

/** Snapshots and traces are large: this many are in memory at once. */
const PAGE = 50;
/** So many differences are told one by one; all are counted. */
const TOLD = 50;

export interface ReplayDependencies {
  readonly unitOfWork: Pick<UnitOfWork, 'read'>;
  readonly rulebooks: Pick<CompiledRulebooks, 'byHash'>;
}

export interface ReplayOutcome {
  readonly reports: number;
  readonly differing: number;
  /** Reports sent before the names of other units were kept: their checks cannot be run again. */
  readonly scoresOnly: number;
  /** The first of them. */
  readonly differences: readonly ReplayDifference[];
}

/**
 * Computes score and checks of every archived report of a bureau again, from its stored facts and the package it was made
 * with, and compares canonical JSON byte for byte with what was stored and archived. Changes nothing.
 * @param year null: all years
 * @param progress told how many are done, a page at a time
 */
export async function replayArchive(
  dependencies: ReplayDependencies,
  bureauId: string,
  year: number | null,
  progress: (done: number) => void = () => undefined,
): Promise<ReplayOutcome> {
  const { replays } = dependencies.unitOfWork.read;
  const differences: ReplayDifference[] = [];
  let [reports, differing, scoresOnly] = [0, 0, 0];
  let after: string | null = null;
  do {
    const page: readonly ReplayableReport[] = await replays.page(bureauId, {
      ...{ year, after },
      limit: PAGE,
    });
    for (const report of page) {
      const message = await differenceOf(dependencies, bureauId, report);
      reports += 1;
      if (report.otherOrganisations === null) scoresOnly += 1;
      if (message === null) continue;
      differing += 1;
      const { reportId, organisationName, year: of } = report;
      if (differing <= TOLD) differences.push({ reportId, organisationName, year: of, message });
    }
    if (page.length > 0) progress(reports);
    after = page.length < PAGE ? null : (page.at(-1)?.entryId ?? null);
  } while (after !== null);
  return { reports, differing, scoresOnly, differences };
}

/** What differs, for people; null when nothing does. */
async function differenceOf(
  { rulebooks }: ReplayDependencies,
  bureauId: string,
  report: ReplayableReport,
): Promise<string | null> {
  const snapshot = new TextEncoder().encode(report.snapshotCanonical);
  if (sha256Hex(snapshot) !== report.contentHash) return '保存的填报内容与归档时的校验码不符';
  const input = snapshotInput(snapshot);
  if (input === null) return '保存的填报内容不是约定的格式';
  const stored = report.evaluation.score;
  const storedText = canonicalJson(stored);
  if (sha256Hex(storedText) !== report.scoreSha256) return '保存的得分与归档的得分文件不符';
  try {
    const rulebook = await rulebooks.byHash(bureauId, report.rulebookHash);
    const { otherOrganisations: others } = report;
    const known = others === null ? input : { ...input, otherOrganisations: others };
    const { score: again, checks } = await evaluate(rulebook, known);
    if (canonicalJson(again) !== storedText) {
      return again.score === stored.score
        ? `重算得分仍为 ${stored.score}，但计分过程或说明与归档的不同`
        : `归档得分 ${stored.score}，重算为 ${again.score}`;
    }
    return others === null ? null : checkDifference(rulebook, report.evaluation.checks, checks);
  } catch (error) {
    return `不能重新计算：${reasonOf(error)}`;
  }
}

const OUTCOMES: Readonly<Record<CheckResult['outcome'], string>> = {
  pass: '通过',
  fail: '不通过',
  skipped: '未校验',
  error: '无法判定',
};

/**
 * The first check of the package that does not come out as it was. What is said of texts the drafter wrote is none of
 * them: it is the program's own reader, which learns, and no rule of the year.
 */
function checkDifference(
  { checks: own }: CompiledRulebook,
  stored: readonly CheckResult[],
  again: readonly CheckResult[],
): string | null {
  const ids = new Set(own.map(({ definition }) => definition.id));
  const before = stored.filter(({ id }) => ids.has(id));
  if (canonicalJson(before) === canonicalJson(again)) return null;
  const known = new Map(again.map((result) => [result.key, result]));
  const same = (result: CheckResult): boolean =>
    canonicalJson(result) === canonicalJson(known.get(result.key) ?? null);
  const first = before.find((result) => !same(result)) ?? before[0];
  const now = first && known.get(first.key);
  const [was, is] = [first, now].map((result) => (result ? OUTCOMES[result.outcome] : '没有结果'));
  const words =
    was === is ? `仍为${was ?? ''}，但数值或说明不同` : `送审时${was ?? ''}，重算为${is ?? ''}`;
  return `得分相同，但校验“${first?.label ?? ''}”的结果与送审时不同：${words}`;
}

/** A package or facts this program cannot use are a finding; a database that is gone is none. */
function reasonOf(error: unknown): string {
  if (isUnavailable(error)) throw error;
  return error instanceof Error ? error.message : String(error);
}
