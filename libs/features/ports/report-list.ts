import type { Stage } from '#libs/workflow';
import type { OrganisationRecord } from './people-records.js';
import type { ReportHeader } from './records.js';

/** Orders of the list. Scores: converted score of the newest submission; without one a report stands last. */
export type ReportSort = 'newest' | 'deadline' | 'score_desc' | 'score_asc' | 'name';

/** Which of the reports in scope; what is left out asks for everything. */
export interface ReportConditions {
  readonly year?: number;
  readonly stage?: Stage;
  readonly organisationId?: string;
  /** Part of the organisation's name. */
  readonly search?: string;
  readonly kind?: OrganisationRecord['kind'];
  /** Days in Beijing, `2025-03-31`. */
  readonly dueFrom?: string;
  /** The day itself is not among them. */
  readonly dueBefore?: string;
  /** Whether the bureau has it, or had; otherwise it is still with its unit. */
  readonly atBureau?: boolean;
  readonly grade?: string;
  readonly openErrors?: boolean;
  /** Converted score, decimal text. */
  readonly scoreFrom?: string;
  /** The score itself is not among them. */
  readonly scoreBefore?: string;
  /** Id of a check that fails in the content as it stands. */
  readonly check?: string;
  /** Id of an indicator below full marks in the newest submission. */
  readonly indicator?: string;
  /** Leaves out what a revision has superseded. */
  readonly current?: boolean;
}

export interface ReportFilter extends ReportConditions {
  readonly sort?: ReportSort;
  /** Keyset pagination: id of the last row seen and, unless sorted by creation, what it was sorted by. */
  readonly after?: string;
  readonly afterValue?: string;
  readonly limit: number;
}

export interface ReportListRow extends ReportHeader {
  readonly organisationName: string;
  readonly organisationKind: OrganisationRecord['kind'];
  /** Of the newest submission. */
  readonly score: string | null;
  readonly converted: string | null;
  readonly grade: string | null;
  readonly gradeLabel: string | null;
  /** With the bureau's adjustments: what counts. null without any. */
  readonly bureauConverted: string | null;
  readonly bureauGradeLabel: string | null;
  readonly dueOn: string | null;
  readonly openErrors: number | null;
  /** Value of the `sort`, for `afterValue`. */
  readonly sortValue: string;
}

/** How many reports there are, for every pair of stage and grade. */
export interface ReportTally {
  readonly stage: Stage;
  readonly grade: string | null;
  readonly gradeLabel: string | null;
  readonly reports: number;
  /** Of those: past their day. */
  readonly overdue: number;
}
