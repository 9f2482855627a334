import type { Finding } from '#libs/textcheck';

/** What a finding of a file says of a figure or text that was taken over: the field it went into, and the value. */
export interface TakenPlace {
  /** Fact id or `table/row/column`. */
  readonly field: string;
  readonly value: string | boolean;
}

/** What the text check doubted in a file, with what was taken over of its words. */
export interface TakenFinding extends Finding {
  /** Of the check it becomes while everything stands as it was taken over; null when nothing was taken from there. */
  readonly checkKey: string | null;
  readonly places: readonly TakenPlace[];
}

/** A report that existed as a file and was taken over into a draft. The file itself is not kept. */
export interface TakeoverRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly reportId: string;
  readonly filename: string;
  readonly sha256: string;
  /** Year the file says it is of; null when it does not say. */
  readonly year: number | null;
  /** Facts that were taken over. */
  readonly facts: readonly string[];
  readonly findings: readonly TakenFinding[];
  /** How many findings the file had; what says nothing of the draft is not kept without end. */
  readonly found: number;
  readonly takenBy: string;
  readonly takenByName: string;
  readonly takenAt: Date;
}
