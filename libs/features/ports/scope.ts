/** Which reports a caller may see at all; part of every report query. */
export interface ReportScope {
  readonly bureauId: string;
  /** null: the whole district of the bureau. */
  readonly organisationIds: readonly string[] | null;
}
