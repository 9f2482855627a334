import type { UnitOfWork, Actor } from '#libs/features/ports';
import { ZipingError, type Clock } from '#libs/kernel';
import { compilePackage, type RulebookPackage } from '#libs/rulebook';

/**
 * Publishes a package for a bureau; the same content again is no change. Returns its hash.
 * Errors: `rulebook.invalid` with every fault; `rulebook.exists` when the year's version is taken by other content.
 */
export async function publishPackage(
  dependencies: { readonly unitOfWork: UnitOfWork; readonly clock: Clock },
  actor: Actor,
  rulebook: RulebookPackage,
): Promise<string> {
  const hash = compilePackage(rulebook).packageHash;
  const { year, version } = rulebook.manifest;
  await dependencies.unitOfWork.run(async (transaction) => {
    await transaction.rulebooks.lockYears(actor.bureauId);
    const published = await transaction.rulebooks.list(actor.bureauId);
    if (published.some((record) => record.hash === hash)) return;
    if (published.some((record) => record.year === year && record.version === version)) {
      throw new ZipingError(
        'rulebook.exists',
        `${String(year)} 年度规则 ${version} 版已发布，内容不同的规则须使用更高的版本号`,
      );
    }
    const at = dependencies.clock.now();
    await transaction.rulebooks.insert({
      hash,
      bureauId: actor.bureauId,
      year,
      version,
      status: 'published',
      package: rulebook,
      publishedAt: at,
      effectiveFrom: rulebook.manifest.effectiveFrom,
    });
    await transaction.audit.append({
      bureauId: actor.bureauId,
      at,
      actorId: actor.userId,
      actorName: actor.name,
      action: 'rulebook.publish',
      subjectType: 'rulebook',
      subjectId: hash,
      details: { year, version },
      requestId: actor.requestId,
    });
  });
  return hash;
}
