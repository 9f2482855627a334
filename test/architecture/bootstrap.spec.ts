import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';

import { afterAll, describe, expect, it } from '@jest/globals';

import { repositoryRoot } from '#libs/config';

/** The tools are plain JavaScript, because they run before anything is installed. */
const tool = (name: string): string => join(repositoryRoot(), 'tools', 'lib', name);
const folder = mkdtempSync(join(tmpdir(), 'ziping-bootstrap-'));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the version of Node', () => {
  it.each([
    ['20.19.0', true],
    ['20.18.9', false],
    ['18.20.8', false],
    ['22.0.0', true],
  ])('%s is accepted: %p', async (version, accepted) => {
    const { isSupported } = (await import(tool('node-version.mjs'))) as {
      isSupported(version: string): boolean;
    };
    expect(isSupported(version)).toBe(accepted);
  });
});

describe('an installation', () => {
  interface Install {
    agree(lock: object, installed: object): boolean;
  }
  const lock = { 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '2.0.0' } };
  const elsewhere = { 'node_modules/other-system': { version: '1.0.0', optional: true } };

  it.each([
    ['the same packages', lock, lock, true],
    ['a package of another system left out', { ...lock, ...elsewhere }, lock, true],
    ['a package missing', lock, { 'node_modules/a': { version: '1.0.0' } }, false],
    ['an older package', lock, { ...lock, 'node_modules/a': { version: '0.9.0' } }, false],
    ['a package too many', lock, { ...lock, 'node_modules/c': { version: '1.0.0' } }, false],
  ])('%s: %#', async (_case, wanted, installed, same) => {
    const { agree } = (await import(tool('install.mjs'))) as Install;
    expect(agree(wanted, installed)).toBe(same);
  });
});

describe('a failure, in words', () => {
  it.each([
    ['npm error code ENOSPC', '磁盘已满'],
    ["EROFS: read-only file system, mkdir '/x/dist'", '只读'],
    ["EACCES: permission denied, mkdir '/x/node_modules'", '没有权限'],
    ['npm error network request failed, reason: getaddrinfo ENOTFOUND', 'npm 软件源'],
    ['something nobody thought of', 'something nobody thought of'],
  ])('%s', async (text, words) => {
    const { asProblem } = (await import(tool('problems.mjs'))) as {
      asProblem(error: unknown, root: string, what: string): Error;
    };
    expect(asProblem(new Error(text), '/x', '安装').message).toContain(words);
  });
});

describe('the last line of npm test', () => {
  const clean = {
    numPassedTests: 5,
    numFailedTests: 0,
    numRuntimeErrorTestSuites: 0,
    numPendingTests: 0,
    numTodoTests: 0,
  };

  it.each([
    ['all passed', clean, 0, { passed: 5, failed: 0, skipped: 0 }],
    ['a file that does not load', { ...clean, numRuntimeErrorTestSuites: 1 }, 1, { failed: 1 }],
    ['a skipped test', { ...clean, numPendingTests: 2 }, 0, { failed: 2, skipped: 2 }],
    ['a run that failed for another reason', clean, 1, { passed: 5, failed: 1 }],
  ])('%s', async (_case, result, code, counted) => {
    const { summarise } = (await import(tool('jest.mjs'))) as {
      summarise(result: object, code: number): object;
    };
    expect(summarise(result, code)).toMatchObject(counted);
  });
});

describe('running the application', () => {
  const APPLICATION = `let asked = 0;
    process.once('disconnect', () => undefined);
    process.on('SIGTERM', () => {
      asked += 1;
      if (asked === 1) setTimeout(() => { console.log('asked ' + asked); process.exit(7); }, 300);
    });
    setInterval(() => undefined, 1000);
    console.log('ready ' + process.pid);`;

  it('passes one request to stop on, however often it is asked, and waits for a clean end', async () => {
    const child = run(APPLICATION);
    const { output } = await until(child, 'ready', () => {
      child.kill('SIGINT');
      child.kill('SIGTERM');
      child.kill('SIGINT');
    });
    expect(output).toMatch(/^ready \d+\nasked 1\n$/);
    expect(child.exitCode).toBe(7);
  });

  it('stops the application when it is killed itself', async () => {
    const child = run(APPLICATION);
    // The output ends when the application, which holds it too, has ended.
    const { output } = await until(child, 'ready', () => child.kill('SIGKILL'));
    expect(output).toContain('asked 1');
  });

  it('stops the application when npm or its shell is gone', async () => {
    const env = { ...process.env, npm_lifecycle_event: 'start' };
    const shell = run(APPLICATION, { command: 'sh', env });
    const { output } = await until(shell, 'ready', () => shell.kill('SIGTERM'));
    expect(output).toContain('asked 1');
  });

  it('ends with an application that ends by itself', async () => {
    const child = run(`process.once('disconnect', () => undefined); process.exitCode = 3;`);
    await until(child, 'ready', () => undefined);
    expect(child.exitCode).toBe(3);
  });
});

type Running = ChildProcessByStdio<null, Readable, null>;

interface Shell {
  readonly command: string;
  readonly env: NodeJS.ProcessEnv;
}

/** In a shell, as npm does: one that stays to wait for the command. */
function run(application: string, shell?: Shell): Running {
  const path = JSON.stringify(file('application.mjs', application));
  const runner = file(
    'runner.mjs',
    `import { runApplication } from ${JSON.stringify(pathToFileURL(tool('run.mjs')).href)};
    process.exitCode = await runApplication([${path}]);`,
  );
  const stdio: ['ignore', 'pipe', 'inherit'] = ['ignore', 'pipe', 'inherit'];
  if (shell === undefined) return spawn(process.execPath, [runner], { stdio });
  const line = `"${process.execPath}" "${runner}"; true`;
  return spawn(shell.command, ['-c', line], { stdio, env: shell.env });
}

/** Acts when the words have been printed, and resolves with everything printed until the output ends. */
async function until(child: Running, words: string, act: () => void): Promise<{ output: string }> {
  let output = '';
  let acted = false;
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    if (acted || !output.includes(words)) return;
    acted = true;
    act();
  });
  await once(child, 'close');
  return { output };
}

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}
