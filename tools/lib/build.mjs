import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import { DIST, program, ROOT } from './paths.mjs';
import { Problem } from './problems.mjs';
import { runNode } from './run.mjs';
import { withProgress } from './say.mjs';

/**
 * A part of the build: what it is made from, and the command that makes it.
 * @typedef {{ name: string, title: string, sources: string[], skip: string[], args: string[],
 *   present: () => boolean, before?: () => void }} Part
 */

/** @type {readonly Part[]} */
export const PARTS = [
  {
    name: 'server',
    title: '编译服务端',
    sources: ['apps', 'libs', 'test', 'tsconfig.json', 'package-lock.json'],
    skip: ['apps/web'],
    args: [program('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'],
    present: () => true,
    before: removeOrphans,
  },
  {
    name: 'web',
    title: '构建网页',
    sources: ['apps/web', 'libs/contracts', 'libs/document', 'libs/kernel', 'package-lock.json'],
    skip: [],
    args: [
      program('vite', 'bin', 'vite.js'),
      'build',
      '-c',
      'apps/web/vite.config.ts',
      '--logLevel',
      'warn',
    ],
    present: () => existsSync(join(ROOT, 'apps/web/index.html')),
  },
];

const stampOf = (part) => join(DIST, `.built-${part.name}`);

/** @param {Part} part */
export function isBuilt(part) {
  return (
    !part.present() ||
    (existsSync(stampOf(part)) && readFileSync(stampOf(part), 'utf8') === sourceHash(part))
  );
}

/**
 * Makes one part. The stamp goes first and comes back last: an interrupted build is a missing one.
 * @param {Part} part
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function build(part) {
  const hash = sourceHash(part);
  // Not recursive: on a read-only disk that would report a missing folder.
  if (!existsSync(DIST)) mkdirSync(DIST);
  rmSync(stampOf(part), { force: true });
  part.before?.();
  const result = await runNode(part.args);
  if (result.code === 0) writeFileSync(stampOf(part), hash);
  return result;
}

/**
 * Builds what is stale, and refuses to go on when a part cannot be built.
 * @param {readonly Part[]} parts
 */
export async function ensureBuilt(parts) {
  const stale = parts.filter((part) => !isBuilt(part));
  if (stale.length === 0) return;
  await withProgress(stale.map((part) => part.title).join('、'), async () => {
    const results = await Promise.all(stale.map(build));
    for (const [index, { code, output }] of results.entries()) {
      if (code !== 0) throw new Problem(`${stale[index].title}失败：\n${output.trim()}`);
    }
  });
}

/** By content, not by time: a checkout of the same sources is not a change. */
function sourceHash({ sources, skip }) {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((source) => filesBelow(join(ROOT, source)))) {
    const path = relative(ROOT, file);
    if (skip.some((folder) => path.startsWith(`${folder}/`))) continue;
    hash.update(path).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @returns {string[]} in a fixed order; a file is below itself */
function filesBelow(path) {
  if (!existsSync(path)) return [];
  const entries = readEntries(path);
  if (entries === undefined) return [path];
  return entries.flatMap((name) => filesBelow(join(path, name)));
}

function readEntries(path) {
  try {
    return readdirSync(path)
      .filter((name) => !name.startsWith('.'))
      .sort();
  } catch (error) {
    if (error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** tsc leaves what it made from a source that is gone. Without any stamp its own notes are not trusted either. */
function removeOrphans() {
  for (const folder of ['apps', 'libs', 'test']) {
    for (const file of filesBelow(join(DIST, folder)).filter((name) => name.endsWith('.js'))) {
      const source = join(ROOT, relative(DIST, file)).slice(0, -'.js'.length);
      if (existsSync(`${source}.ts`) || existsSync(`${source}.tsx`)) continue;
      rmSync(file);
      rmSync(`${file}.map`, { force: true });
    }
  }
  if (!existsSync(join(DIST, 'libs'))) rmSync(join(DIST, '.tsbuildinfo'), { force: true });
}
