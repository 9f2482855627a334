import { ensureBuilt, isBuilt, PARTS } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { ROOT } from './paths.mjs';
import { asProblem } from './problems.mjs';

/** Installs and builds what is missing or stale; says nothing when nothing is. */
export async function prepare() {
  if (isInstalled() && PARTS.every(isBuilt)) return;
  await ensureInstalled();
  await locked(ensureBuilt, '构建');
}

/** Installs what is missing or stale. */
export async function ensureInstalled() {
  if (isInstalled()) return;
  await locked(async () => {
    if (!isInstalled()) await install();
  }, '安装依赖');
}

async function locked(work, what) {
  try {
    await withLock(work);
  } catch (error) {
    throw asProblem(error, ROOT, what);
  }
}
