import { ZipingError } from '#libs/kernel';
import { lintWithExamples } from '../examples/run.js';
import type { LintFault } from '../package/lint/index.js';
import { parsePackage, type PackageFiles } from '../package/parse.js';
import type { RulebookPackage } from '../schema/index.js';

interface Linted {
  readonly faults: readonly LintFault[];
  readonly package: RulebookPackage | null;
}

/**
 * Everything wrong with files that may be no package at all: schema first, then lint, then the golden cases.
 * `package` is null as long as there is an error.
 * @param pause waited for between two golden cases, so that others have their turn
 */
export async function lintFiles(
  files: PackageFiles,
  pause?: () => Promise<unknown>,
): Promise<Linted> {
  const parsed = parse(files);
  if (parsed.package === null) return parsed;
  const pkg = parsed.package;
  const faults = await lintWithExamples(pkg, pause);
  const bad = faults.some(({ severity }) => severity === 'error');
  return { faults, package: bad ? null : pkg };
}

function parse(files: PackageFiles): Linted {
  try {
    return { faults: [], package: parsePackage(files) };
  } catch (error) {
    if (!(error instanceof ZipingError)) throw error;
    const faults = error.faults.map(({ path = '', message }): LintFault => ({
      ...{ path, message },
      severity: 'error',
    }));
    return { faults, package: null };
  }
}
