import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';
import { withDeadline } from '#libs/kernel';
import { browserEnvironment } from './environment.js';
import { launchFlags } from './flags.js';
import type { BrowserProgram } from './packaged.js';
import { PagePrinter } from './print-page.js';
import { WALLS, type Wall } from './walls.js';

/** How to start browsers: fixed for the life of a renderer. */
export interface LaunchPlan {
  readonly program: BrowserProgram;
  readonly fontconfigPath: string;
  /** Where profiles are made and removed. */
  readonly workFolder: string;
}

/** A running browser with its profile folder. */
export interface BrowserSession {
  readonly printer: PagePrinter;
  readonly version: string;
  readonly sandboxed: boolean;
  /** False once the browser is gone, for whatever reason. */
  isAlive(): boolean;
  /** Ends the browser with everything it started, at once, and removes its profile. Never throws. */
  kill(): Promise<void>;
}

const LAUNCH_TIMEOUT_MS = 20_000;

/** A browser that did not answer in time: killed while it started, or on a machine too busy. Trying again may help. */
export class LateBrowser extends Error {}

/**
 * Starts a browser that is spoken to through a pipe, so no port is open and it ends when this process does.
 * Its environment holds nothing of ours.
 * @param walls all of them, but for the spec that takes one away
 * @param patience milliseconds until a browser that has not answered is ended
 * @throws LateBrowser
 */
export async function startBrowser(
  plan: LaunchPlan,
  sandbox: boolean,
  walls: ReadonlySet<Wall> = WALLS,
  patience = LAUNCH_TIMEOUT_MS,
): Promise<BrowserSession> {
  const profile = mkdtempSync(join(plan.workFolder, 'profile-'));
  const giveUp = new AbortController();
  try {
    const launching = puppeteer.launch({
      executablePath: plan.program.executablePath,
      args: launchFlags(profile, sandbox, walls),
      ignoreDefaultArgs: true,
      pipe: true,
      env: browserEnvironment(plan.program, plan.fontconfigPath, profile),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      timeout: 0, // the deadline below is the only one: two of the same length would race
      protocolTimeout: 0,
      defaultViewport: null,
      signal: giveUp.signal,
    });
    // A browser that dies between two answers of its start is waited for without end by the launch itself.
    const browser = await withDeadline(launching, patience, () => {
      giveUp.abort();
      return new LateBrowser(`the browser did not start within ${String(patience)} ms`);
    });
    return {
      printer: new PagePrinter(browser, walls),
      version: await browser.version(),
      sandboxed: sandbox,
      isAlive: () => browser.connected,
      kill: () => kill(browser, profile),
    };
  } catch (error) {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    throw error;
  }
}

/** The browser leads a process group of its own; its renderers die with it. */
async function kill(browser: Browser, profile: string): Promise<void> {
  const process_ = browser.process();
  if (process_ !== null && process_.exitCode === null && process_.signalCode === null) {
    const ended = once(process_, 'exit');
    killGroup(process_.pid);
    await ended;
  }
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    // Already gone; anything else would be a fault of ours.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
