import { submissionDeadline } from '#libs/features/decisions';
import {
  scopeOf,
  type Actor,
  type CheckRow,
  type IndicatorRow,
  type ScoreBand,
  type UnitOfWork,
  type UnitRow,
  type YearRow,
} from '#libs/features/ports';
import { beijingDate, ZipingError, type Clock } from '#libs/kernel';

export interface OverviewDependencies {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** A unit with its report's day, or the year's where it has no report yet, and whether that is past. */
export interface UnitProgress extends UnitRow {
  readonly late: boolean;
}

/** The whole district in one year. */
export interface Overview {
  readonly year: number | null;
  /** Years with rules or reports, newest first. */
  readonly years: readonly number[];
  readonly deadline: string | null;
  readonly units: readonly UnitProgress[];
  readonly distribution: readonly ScoreBand[];
  readonly indicators: readonly IndicatorRow[];
  readonly checks: readonly CheckRow[];
  readonly byYear: readonly YearRow[];
}

const NOTHING = { units: [], distribution: [], indicators: [], checks: [] } as const;

/** What the bureau sees of all reports at once: sums by the database, nothing is evaluated. */
export class OverviewService {
  constructor(private readonly dependencies: OverviewDependencies) {}

  /**
   * @param asked 评价年度; null: the newest there is
   * Errors: `access.denied` unless the caller reaches the whole district.
   */
  async get(actor: Actor, asked: number | null): Promise<Overview> {
    if (scopeOf(actor).organisationIds !== null) {
      throw new ZipingError('access.denied', '全区总览须由财政局查看');
    }
    const { bureauId } = actor;
    const { overview, rulebooks } = this.dependencies.unitOfWork.read;
    const byYear = await overview.years(bureauId);
    const ruled = (await rulebooks.list(bureauId)).map(({ year }) => year);
    const reported = byYear.map(({ year }) => year);
    const years = [...new Set([...ruled, ...reported])].sort((a, b) => b - a);
    const year = asked ?? years[0] ?? null;
    if (year === null) return { year, years, deadline: null, ...NOTHING, byYear };
    const deadline = await this.deadline(bureauId, year);
    return {
      ...{ year, years, deadline, byYear },
      units: this.progress(await overview.units(bureauId, year), deadline),
      distribution: await overview.distribution(bureauId, year),
      indicators: await overview.indicators(bureauId, year),
      checks: await overview.checks(bureauId, year),
    };
  }

  private progress(units: readonly UnitRow[], deadline: string | null): UnitProgress[] {
    const today = beijingDate(this.dependencies.clock.now());
    return units.map((unit) => {
      const dueOn = unit.reportId === null ? deadline : unit.dueOn;
      return { ...unit, dueOn, late: dueOn !== null && dueOn < today };
    });
  }

  private async deadline(bureauId: string, year: number): Promise<string | null> {
    const { unitOfWork, clock } = this.dependencies;
    const today = beijingDate(clock.now());
    const rulebook = await unitOfWork.read.rulebooks.current(bureauId, year, today);
    return rulebook === null ? null : submissionDeadline(rulebook.package.workflow, year);
  }
}
