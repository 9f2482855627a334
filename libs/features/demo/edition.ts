import type { RulebookPackage } from '#libs/rulebook';

/**
 * The package as it may have been in another year: the same rules under that year, without golden cases, which are
 * about the year they were written for.
 */
export function editionOf(rulebook: RulebookPackage, year: number): RulebookPackage {
  const { manifest } = rulebook;
  const effectiveFrom = manifest.effectiveFrom.replace(/^\d{4}/, String(year + 1));
  const title = manifest.title.replaceAll(String(manifest.year), String(year));
  return { ...rulebook, manifest: { ...manifest, year, title, effectiveFrom }, examples: [] };
}
