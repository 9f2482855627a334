import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer, { type Browser } from 'puppeteer-core';

import { repositoryRoot } from '#libs/config';

import { runningProcesses } from '../../../test/support/processes.js';
import { browserEnvironment } from './environment.js';
import { launchFlags } from './flags.js';
import { packagedChromium } from './packaged.js';
import { wallIn } from './walls.js';

const CACHE = join(repositoryRoot(), 'node_modules', '.cache', 'ziping-renderer');
const profile = mkdtempSync(join(tmpdir(), 'ziping-offline-'));
let browser: Browser;

beforeAll(async () => {
  const program = await packagedChromium(repositoryRoot(), CACHE);
  browser = await puppeteer.launch({
    executablePath: program.executablePath,
    args: launchFlags(profile, false, new Set()),
    ignoreDefaultArgs: true,
    pipe: true,
    env: browserEnvironment(program, join(profile, 'fonts.conf'), profile),
  });
});
afterAll(async () => {
  await browser.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
});

it('is not offline before the process that makes the requests knows it', async () => {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const session = await page.createCDPSession();
  const network = networkProcesses();
  expect(network).toHaveLength(1);

  let walledIn = false;
  network.forEach(({ pid }) => process.kill(pid, 'SIGSTOP'));
  const walling = wallIn(page, session, new Set(['offline'])).then(() => {
    walledIn = true;
  });
  try {
    // Answered by the browser itself, after everything it was asked before.
    await browser.version();
    await page.evaluate('1');
    expect(walledIn).toBe(false);
  } finally {
    network.forEach(({ pid }) => process.kill(pid, 'SIGCONT'));
  }
  await walling;
});

/** Those of the browser that make the requests: one. */
const networkProcesses = () =>
  runningProcesses().filter(
    ({ parent, command }) =>
      parent === browser.process()?.pid && command.includes('network.mojom.NetworkService'),
  );
