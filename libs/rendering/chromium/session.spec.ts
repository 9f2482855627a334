import { afterEach, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runningProcesses } from '../../../test/support/processes.js';
import { LateBrowser, startBrowser } from './session.js';
import { WALLS } from './walls.js';

const workFolder = mkdtempSync(join(tmpdir(), 'ziping-session-'));
afterEach(() => rmSync(workFolder, { recursive: true, force: true }));

it('ends a browser that starts and never answers, and leaves nothing of it', async () => {
  const executablePath = join(workFolder, 'mute-browser');
  writeFileSync(executablePath, '#!/bin/sh\nwhile :; do sleep 0.1; done\n', { mode: 0o755 });
  const plan = { program: { executablePath, libraryFolder: null }, fontconfigPath: '', workFolder };
  await expect(startBrowser(plan, false, WALLS, 500)).rejects.toThrow(LateBrowser);
  expect(readdirSync(workFolder)).toEqual(['mute-browser']);
  const runs = () => runningProcesses().some(({ command }) => command.includes(executablePath));
  while (runs()) await new Promise((done) => setTimeout(done, 10));
});
