import type { RuleDraftRecord, RulebookRecord, Transaction } from '#libs/features/ports';
import { canonicalJson, ZipingError } from '#libs/kernel';
import { compilePackage, type RulebookPackage } from '#libs/rulebook';

type Listed = Omit<RulebookRecord, 'package'>;

/**
 * Holds a package against what its bureau has published. Returns its hash.
 * Errors: `rulebook.exists` the same package, `rulebook.unchanged` the same but for its version,
 * `rulebook.version_too_low` changed without a higher version.
 */
export async function requirePublishable(
  { rulebooks }: Pick<Transaction, 'rulebooks'>,
  bureauId: string,
  pkg: RulebookPackage,
): Promise<string> {
  const hash = compilePackage(pkg).packageHash;
  const published = await rulebooks.list(bureauId);
  if (published.some((record) => record.hash === hash)) {
    throw new ZipingError('rulebook.exists', '内容完全相同的规则已经发布过。');
  }
  const newest = newestOf(published, pkg.manifest.year);
  if (newest === null) return hash;
  const record = await rulebooks.find(bureauId, newest.hash);
  if (record !== null && contentOf(record.package) === contentOf(pkg)) {
    const message = `除版本号外与已发布的 ${newest.version} 版相同，没有可发布的变化。`;
    throw new ZipingError('rulebook.unchanged', message);
  }
  if (compareVersions(pkg.manifest.version, newest.version) <= 0) {
    const message = `版本号须高于已发布的 ${newest.version}，现为 ${pkg.manifest.version}。`;
    throw new ZipingError('rulebook.version_too_low', message, { path: 'manifest.version' });
  }
  return hash;
}

/**
 * Nothing is published whose effect nobody could see: a finished simulation of exactly this content is asked for.
 * Errors: `rulebook.not_simulated`.
 */
export async function requireSimulated(
  { simulations }: Pick<Transaction, 'simulations'>,
  { bureauId, id, contentHash }: RuleDraftRecord,
): Promise<void> {
  if (await simulations.covers(bureauId, id, contentHash)) return;
  const message = '这份草稿的现有内容还没有试算，请先试算，看过影响后再发布。';
  throw new ZipingError('rulebook.not_simulated', message);
}

/** The highest version of a year that was ever published, retired ones included. */
export function newestOf(published: readonly Listed[], year: number): Listed | null {
  const versions = published.filter((record) => record.year === year);
  return versions.sort((a, b) => compareVersions(b.version, a.version))[0] ?? null;
}

function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((text) => text.split('.').map(Number));
  const at = a?.findIndex((part, index) => part !== b?.[index]) ?? -1;
  return at === -1 ? 0 : (a?.[at] ?? 0) - (b?.[at] ?? 0);
}

/** All that a version number stands for. */
function contentOf({ manifest, ...parts }: RulebookPackage): string {
  return canonicalJson({ ...parts, manifest: { ...manifest, version: '' } });
}
