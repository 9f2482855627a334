/** Time is passed in, so that every decision can be replayed. */
export interface Clock {
  now(): Date;
}

/** Ids are passed in for the same reason. UUIDs, version 7 in production: they sort by creation. */
export interface IdSource {
  next(): string;
}

/** A clock that stands still until told to move; for demos and tests. */
export class ManualClock implements Clock {
  constructor(private instant: Date) {}

  now(): Date {
    return new Date(this.instant);
  }

  set(instant: Date): void {
    this.instant = new Date(instant);
  }

  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}
