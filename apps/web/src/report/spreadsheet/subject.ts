/** What a file is about: one table by its fact, or everything. */
export interface Subject {
  readonly table?: string;
  readonly label: string;
}
