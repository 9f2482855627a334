import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { ZipingError, sha256Hex } from '#libs/kernel';
import { findAliases, type Aliases } from './aliases.js';
import { Coverage } from './coverage.js';
import { readTrueType, type TrueTypeFace } from './true-type.js';

/** The fonts a renderer offers, and nothing else is reachable. */
export interface FontSet {
  /** Folders for fontconfig, the operator's first. */
  readonly folders: readonly string[];
  readonly coverage: Coverage;
  /** By PostScript name, for the only fonts a PDF may embed: characters that share a glyph. */
  readonly aliases: ReadonlyMap<string, Aliases>;
  readonly fonts: readonly {
    readonly file: string;
    readonly name: string;
    readonly path: string;
  }[];
}

const FALLBACK_PACKAGE = '@expo-google-fonts/noto-serif-sc/package.json';
const FALLBACK_WEIGHT = '400Regular';
const FONT_FILE = /\.(?:ttf|otf|ttc|otc|woff2?)$/i;

/**
 * The packaged faces, the fallback for rare characters, and the operator's own fonts before them.
 * @throws ZipingError `config.invalid` naming a file that is not a static TrueType font
 */
export function loadFontSet(root: string, operatorFolder: string | null): FontSet {
  const folders = [
    ...(operatorFolder === null ? [] : [existing(operatorFolder)]),
    join(root, 'libs', 'rendering', 'fonts'),
    join(
      dirname(createRequire(join(root, 'package.json')).resolve(FALLBACK_PACKAGE)),
      FALLBACK_WEIGHT,
    ),
  ];
  const coverage = new Coverage();
  const aliases = new Map<string, Aliases>();
  const fonts = folders.flatMap(fontFiles).map((path) => {
    const face = readFace(path);
    coverage.add(face.glyphs.keys());
    aliases.set(face.postScriptName, findAliases(face.glyphs));
    return { file: basename(path), name: face.postScriptName, path };
  });
  return { folders, coverage, fonts, aliases };
}

/** Fonts with their SHA-256, for the manifest of what was printed. Reads every byte of them. */
export function fontDigests(
  set: FontSet,
): readonly { file: string; name: string; sha256: string }[] {
  return set.fonts.map(({ file, name, path }) => ({
    file,
    name,
    sha256: sha256Hex(readFileSync(path)),
  }));
}

function existing(folder: string): string {
  if (!existsSync(folder))
    throw new ZipingError('config.invalid', '字体文件夹不存在，请检查设置', {
      path: 'ZIPING_FONTS',
    });
  return folder;
}

function fontFiles(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => FONT_FILE.test(extname(name)))
    .sort()
    .map((name) => join(folder, name));
}

function readFace(path: string): TrueTypeFace {
  const refuse = (cause?: unknown) =>
    new ZipingError(
      'config.invalid',
      `字体文件 ${basename(path)} 不是静态 TrueType 字体（.ttf），不能用于归档文件`,
      {
        path: 'ZIPING_FONTS',
        cause,
      },
    );
  try {
    const face = readTrueType(path);
    if (face.isStaticTrueType) return face;
  } catch (error) {
    throw refuse(error);
  }
  throw refuse();
}
