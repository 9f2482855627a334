import type { ReportContent, Standing } from '#libs/rulebook';

/** Which reports a draft is tried on: the newest of each unit of a year, and what is being drafted for the draft's own. */
export interface SimulationScope {
  readonly bureauId: string;
  readonly year: number;
  readonly draftYear: number;
}

/** A report to be tried. */
export interface OwnedContent {
  readonly reportId: string;
  readonly organisationId: string;
  readonly year: number;
  readonly rulebookHash: string;
  readonly createdAt: Date;
  readonly content: ReportContent;
  /** The score it was submitted with; null while it is being drafted. */
  readonly stored: Standing | null;
}
