import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

import { MODULES, ROOT } from './paths.mjs';
import { asProblem, Problem } from './problems.mjs';
import { runNode } from './run.mjs';
import { withProgress } from './say.mjs';

const LOCK = join(ROOT, 'package-lock.json');
const STAMP = join(MODULES, '.ziping-installed');
/** What npm wrote into node_modules last; it writes it when an installation is complete. */
const INSTALLED = join(MODULES, '.package-lock.json');

/** Dependencies, build and a database; measured, and rounded up. */
const NEEDED_MB = 1200;

/** The same packages can differ by platform, so the stamp names it. */
const wanted = () =>
  createHash('sha256').update(readFileSync(LOCK)).digest('hex') +
  ` ${process.platform} ${process.arch}`;

export function isInstalled() {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted()) return true;
  return existsSync(INSTALLED) && agree(packagesOf(LOCK), packagesOf(INSTALLED));
}

/** Installs exactly what package-lock.json says. No package's install script runs: none is needed. */
export async function install() {
  checkPlace();
  await withProgress('安装依赖（npm ci）', async () => {
    const flags = [
      '--ignore-scripts',
      '--include=dev',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ];
    const { code, output } = await runNode([npm(), 'ci', ...flags]);
    if (code !== 0) throw asProblem(complaint(output), ROOT, '安装依赖');
    writeFileSync(STAMP, wanted());
  });
}

/** npm reports a read-only disk as a missing folder, and struggles for minutes with a full one: ask first. */
function checkPlace() {
  accessSync(ROOT, constants.W_OK);
  if (existsSync(MODULES)) return;
  const { bavail, bsize } = statfsSync(ROOT);
  const free = (bavail * bsize) / 2 ** 20;
  if (free >= NEEDED_MB) return;
  throw new Problem(
    `磁盘空间不足：安装需要约 ${NEEDED_MB} MB，${ROOT} 所在的磁盘只剩 ${Math.floor(free)} MB。请腾出空间后重试。\n` +
      `Not enough disk space: about ${NEEDED_MB} MB are needed.`,
  );
}

/**
 * Somebody who ran npm himself has no stamp for it, and must not wait for a second installation.
 * @param {Record<string, { version?: string, optional?: boolean }>} lock
 * @param {Record<string, { version?: string }>} installed
 */
export function agree(lock, installed) {
  const same = Object.entries(installed).every(
    ([path, { version }]) => lock[path]?.version === version,
  );
  return (
    same && Object.entries(lock).every(([path, { optional }]) => optional || path in installed)
  );
}

function packagesOf(file) {
  const { '': _self, ...packages } = JSON.parse(readFileSync(file, 'utf8')).packages;
  return packages;
}

/** npm says what is wrong first, and then explains its options at length. */
function complaint(output) {
  const told = output.split('\n').filter((line) => /^npm error \S/.test(line));
  return told.slice(0, 12).join('\n');
}

/** npm's own program: the one that runs us (npx names itself), or the one beside this Node. */
function npm() {
  const running = process.env.npm_execpath === undefined ? [] : [dirname(process.env.npm_execpath)];
  const beside = ['../lib/node_modules/npm/bin', 'node_modules/npm/bin'];
  const folders = [...running, ...beside.map((place) => join(dirname(process.execPath), place))];
  const found = folders
    .map((folder) => join(folder, 'npm-cli.js'))
    .find((path) => existsSync(path));
  if (found === undefined)
    throw new Problem('找不到 npm，请随 Node.js 一起安装。\nnpm is not installed.');
  return found;
}
