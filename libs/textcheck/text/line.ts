/** A line of running text; `start` is its offset, its text carries no indent. */
export interface Line {
  readonly text: string;
  readonly start: number;
}
