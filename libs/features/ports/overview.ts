import type { Stage } from '#libs/workflow';
import type { OrganisationRecord } from './people-records.js';
import type { FailingCheck } from './records.js';

/** An organisation that owes a report, and its newest report of the year. */
export interface UnitRow {
  readonly organisationId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly kind: OrganisationRecord['kind'];
  readonly reportId: string | null;
  readonly stage: Stage | null;
  readonly dueOn: string | null;
  /** The converted score that counts: the bureau's where it adjusted, otherwise the unit's own. */
  readonly converted: string | null;
  readonly selfConverted: string | null;
  /** Whether the bureau adjusted it. */
  readonly byBureau: boolean;
  readonly gradeLabel: string | null;
  readonly openErrors: number | null;
  /** By converted score; equals share a rank. */
  readonly rank: number | null;
}

/** Reports whose converted score lies in [from, before). */
export interface ScoreBand {
  readonly from: string;
  /** null: up to 100. */
  readonly before: string | null;
  readonly reports: number;
}

export interface IndicatorRow {
  readonly id: string;
  readonly number: string;
  readonly label: string;
  /** Reports in which it was scored. */
  readonly reports: number;
  readonly belowFullMarks: number;
  /** Mean of score / applicable full marks, per cent, two decimals. */
  readonly share: string;
}

export interface CheckRow extends Pick<FailingCheck, 'id' | 'label' | 'severity'> {
  readonly reports: number;
  readonly failing: number;
  readonly waived: number;
}

export interface YearRow {
  readonly year: number;
  readonly reports: number;
  /** At the bureau or beyond. */
  readonly submitted: number;
  readonly scored: number;
  /** Of the converted scores, two decimals; null where none is scored. */
  readonly average: string | null;
  readonly best: string | null;
  readonly worst: string | null;
}

/** Sums over a bureau's district, each one statement. Superseded revisions do not count. */
export interface OverviewRepository {
  units(bureauId: string, year: number): Promise<readonly UnitRow[]>;
  distribution(bureauId: string, year: number): Promise<readonly ScoreBand[]>;
  /** Weakest first; indicators without marks of their own (bonus, penalty) are left out. */
  indicators(bureauId: string, year: number): Promise<readonly IndicatorRow[]>;
  /** Those failing in most reports first. */
  checks(bureauId: string, year: number): Promise<readonly CheckRow[]>;
  /** Newest first. */
  years(bureauId: string): Promise<readonly YearRow[]>;
}
