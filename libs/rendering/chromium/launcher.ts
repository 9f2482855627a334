import type { RendererEvent } from '../port.js';
import { LateBrowser, startBrowser, type BrowserSession, type LaunchPlan } from './session.js';

const ROOT = 0;

/**
 * Starts browsers with the sandbox where there can be one: not for root (Chromium refuses), and not where the machine forbids
 * user namespaces (some distributions do). It is then done without and said so once; what else keeps the page in
 * (no script, no network, text only) does not depend on it.
 */
export class Launcher {
  private sandbox = process.getuid?.() !== ROOT;

  constructor(
    private readonly plan: LaunchPlan,
    private readonly report: (event: RendererEvent) => void,
  ) {}

  /** @throws Error when the browser does not start at all */
  async start(): Promise<BrowserSession> {
    const session = await this.startWithin();
    this.report({
      type: 'browser_started',
      browser: session.version,
      sandboxed: session.sandboxed,
    });
    return session;
  }

  private async startWithin(): Promise<BrowserSession> {
    if (!this.sandbox) return startBrowser(this.plan, false);
    try {
      return await startBrowser(this.plan, true);
    } catch (error) {
      // Says nothing about the sandbox.
      if (error instanceof LateBrowser) throw error;
      const session = await startBrowser(this.plan, false);
      this.sandbox = false;
      this.report({ type: 'sandbox_unavailable', detail: firstLine(error) });
      return session;
    }
  }
}

/** The first line of an error's message: enough for a log, without the browser's own chatter. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
}
