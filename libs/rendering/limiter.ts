/** Runs a bounded number of tasks side by side; others wait in order, and too many waiting are turned away. */
export class Limiter {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly concurrency: number,
    private readonly queueLimit: number,
    private readonly refuse: () => Error,
  ) {}

  /** @throws what the task throws, or `refuse()` when the queue is full */
  async run<T>(task: () => Promise<T>): Promise<T> {
    await this.enter();
    try {
      return await task();
    } finally {
      this.leave();
    }
  }

  private async enter(): Promise<void> {
    if (this.running < this.concurrency) {
      this.running += 1;
      return;
    }
    if (this.waiting.length >= this.queueLimit) throw this.refuse();
    await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** The place goes to whoever waits longest, without becoming free in between. */
  private leave(): void {
    const next = this.waiting.shift();
    if (next === undefined) this.running -= 1;
    else next();
  }
}
