import { ensureBuilt, isBuilt, PARTS } from './build.mjs';
import { install, isInstalled } from './install.mjs';
import { withLock } from './lock.mjs';
import { ROOT } from './paths.mjs';
import { asProblem } from './problems.mjs';

/**
 * Installs and builds what is missing or stale; says nothing when nothing is.
 * @param {readonly string[]} names of the parts that are needed
 */
export async function prepare(names) {
  const parts = PARTS.filter((part) => names.includes(part.name));
  if (isInstalled() && parts.every(isBuilt)) return;
  await ensureInstalled();
  await locked(() => ensureBuilt(parts), '构建');
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
