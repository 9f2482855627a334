import { setImmediate } from 'node:timers/promises';

import { contentHash, ZipingError } from '#libs/kernel';
import { lintFiles, type PackageFiles, type RulebookPackage } from '#libs/rulebook';

type Linted = Awaited<ReturnType<typeof lintFiles>>;

/** Drafts in hand at a time; each is asked about after every save, and again when it is sent and published. */
const MOST_KNOWN = 8;

/**
 * What stands between a package and its publication: schema, lint and golden cases. One gate for whoever edits, sends,
 * publishes or imports. It costs about a second, so what came of a content is kept by its hash, and others are let in
 * between two golden cases.
 */
export class PackageGate {
  private readonly known = new Map<string, Promise<Linted>>();

  /** Everything there is to say of a content, errors and hints. */
  lint(files: PackageFiles): Promise<Linted> {
    const hash = contentHash(files);
    const known = this.known.get(hash);
    if (known !== undefined) return known;
    const linting = lintFiles(files, setImmediate);
    this.known.set(hash, linting);
    linting.catch(() => this.known.delete(hash));
    const [oldest] = this.known.keys();
    if (this.known.size > MOST_KNOWN && oldest !== undefined) this.known.delete(oldest);
    return linting;
  }

  /** The package when nothing is wrong with it. Errors: `rulebook.invalid` with every fault. */
  async pass(files: PackageFiles): Promise<RulebookPackage> {
    return passed(await this.lint(files));
  }
}

function passed({ faults, package: pkg }: Linted): RulebookPackage {
  if (pkg !== null) return pkg;
  const errors = faults.filter(({ severity }) => severity === 'error');
  throw new ZipingError('rulebook.invalid', `规则有 ${String(errors.length)} 处错误，请先改正。`, {
    faults: errors.map(({ path, message }) => ({
      code: 'rulebook.invalid' as const,
      path,
      message,
    })),
  });
}
