import { afterEach, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { LateBrowser, startBrowser } from './session.js';
import { WALLS } from './walls.js';

const workFolder = mkdtempSync(join(tmpdir(), 'ziping-session-'));
afterEach(() => rmSync(workFolder, { recursive: true, force: true }));

/** Running processes whose command line holds the words. */
const running = (words: string): string[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(words);
      } catch {
        return false;
      }
    });

it('ends a browser that starts and never answers, and leaves nothing of it', async () => {
  const executablePath = join(workFolder, 'mute-browser');
  writeFileSync(executablePath, '#!/bin/sh\nwhile :; do sleep 0.1; done\n', { mode: 0o755 });
  const plan = { program: { executablePath, libraryFolder: null }, fontconfigPath: '', workFolder };
  await expect(startBrowser(plan, false, WALLS, 500)).rejects.toThrow(LateBrowser);
  expect(readdirSync(workFolder)).toEqual(['mute-browser']);
  while (running(executablePath).length > 0) await new Promise((done) => setTimeout(done, 10));
});
