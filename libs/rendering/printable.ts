import { nameCharacter } from './typefaces/coverage.js';
import { loadFontSet } from './typefaces/font-set.js';
import type { RendererSettings } from './port.js';

/**
 * Which characters the renderer's fonts can print, without a browser. The fonts are read with the first question.
 * `missing` throws ZipingError `config.invalid` for a font of the operator that cannot be used.
 */
export function printableCharacters({
  root,
  fontFolder,
}: Pick<RendererSettings, 'root' | 'fontFolder'>): {
  readonly missing: (text: string) => readonly string[];
} {
  let coverage: ReturnType<typeof loadFontSet>['coverage'] | undefined;
  return {
    missing: (text) => {
      coverage ??= loadFontSet(root, fontFolder).coverage;
      return coverage.missing(text).map(nameCharacter);
    },
  };
}
