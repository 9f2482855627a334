import type { RendererEvent } from '../port.js';
import type { BrowserSession } from './session.js';

type RetireReason = Extract<RendererEvent, { type: 'browser_retired' }>['reason'];

/** One use of a browser. Whoever takes it gives it back, or drops it when anything went wrong. */
export interface Lease {
  readonly session: BrowserSession;
  /** The render went well. */
  release(): void;
  /** The render failed: nobody else gets this browser. `now` ends it although others still print with it. */
  drop(reason: RetireReason, now: boolean): void;
}

interface Running {
  readonly session: BrowserSession;
  renders: number;
  active: number;
  retired: boolean;
}

/**
 * Keeps one browser warm and hands it out. It makes way for a new one after so many renders, which bounds its memory,
 * and after any error, since what happened inside is not known.
 */
export class WarmBrowser {
  private current: Promise<Running> | null = null;
  private readonly ending = new Set<Promise<void>>();
  private readonly alive = new Set<Running>();

  constructor(
    private readonly start: () => Promise<BrowserSession>,
    private readonly rendersPerBrowser: number,
    private readonly report: (event: RendererEvent) => void,
  ) {}

  /** @throws what starting the browser throws */
  async lease(): Promise<Lease> {
    const running = await this.running();
    running.renders += 1;
    running.active += 1;
    if (running.renders >= this.rendersPerBrowser) this.retire(running, 'worn');
    let open = true;
    const giveBack = (then: () => void) => {
      if (!open) return;
      open = false;
      running.active -= 1;
      then();
      if (running.retired && running.active === 0) this.end(running);
    };
    return {
      session: running.session,
      release: () => giveBack(() => undefined),
      drop: (reason, now) =>
        giveBack(() => {
          this.retire(running, reason);
          if (now) this.end(running);
        }),
    };
  }

  /** The browser the next lease will be of, to look at. */
  async session(): Promise<BrowserSession> {
    return (await this.running()).session;
  }

  /** Ends every browser, printing or not. */
  async close(): Promise<void> {
    await this.current?.catch(() => undefined);
    this.current = null;
    for (const running of [...this.alive]) this.end(running);
    await Promise.all(this.ending);
  }

  private async running(): Promise<Running> {
    this.current ??= this.begin();
    const starting = this.current;
    try {
      const running = await starting;
      if (running.session.isAlive() && !running.retired) return running;
      this.retire(running, 'error');
      if (running.active === 0) this.end(running);
      return await this.running();
    } catch (error) {
      if (this.current === starting) this.current = null;
      throw error;
    }
  }

  private async begin(): Promise<Running> {
    const running: Running = { session: await this.start(), renders: 0, active: 0, retired: false };
    this.alive.add(running);
    return running;
  }

  private retire(running: Running, reason: RetireReason): void {
    if (running.retired) return;
    running.retired = true;
    this.current = null;
    this.report({ type: 'browser_retired', renders: running.renders, reason });
  }

  private end(running: Running): void {
    if (!this.alive.delete(running)) return;
    const ending = running.session.kill().finally(() => this.ending.delete(ending));
    this.ending.add(ending);
  }
}
