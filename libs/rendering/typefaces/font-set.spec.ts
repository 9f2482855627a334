import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { copyFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ZipingError } from '#libs/kernel';

import { loadFontSet } from './font-set.js';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..');
const FANG = join(ROOT, 'libs', 'rendering', 'fonts', 'FandolFang-Regular.ttf');

function refusal(act: () => unknown): ZipingError {
  try {
    act();
  } catch (error) {
    if (error instanceof ZipingError) return error;
    throw error;
  }
  throw new Error('accepted');
}

describe('loadFontSet', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'ziping-font-set-'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('knows the four official faces and the fallback by the names they have in a PDF', () => {
    expect([...loadFontSet(ROOT, null).aliases.keys()].sort()).toEqual([
      'FandolFang-Regular',
      'FandolHei-Regular',
      'FandolKai-Regular',
      'FandolSong-Bold',
      'NotoSerifSC-Regular',
    ]);
  });

  it('covers given names that the official faces lack, and says what nothing covers', () => {
    const { coverage } = loadFontSet(ROOT, null);
    expect(coverage.missing('〇喆堃祎珺玥昇镕曌翀燚赟晞瑄璟峘旻翃偲垚頔㎡①⑳≥×÷—…“”〔〕')).toEqual(
      [],
    );
    expect(coverage.missing('好😀𪚥')).toEqual(['😀', '𪚥']);
  });

  it('knows which characters look the same in a face', () => {
    const fang = loadFontSet(ROOT, null).aliases.get('FandolFang-Regular');
    expect(fang?.get(0x2f54)).toContain(0x6c34);
    expect(fang?.get(0x6c34)).toContain(0x2f54);
  });

  it("puts the operator's fonts first", () => {
    copyFileSync(FANG, join(folder, 'own.ttf'));
    const set = loadFontSet(ROOT, folder);
    expect(set.folders[0]).toBe(folder);
    expect(set.fonts[0]).toEqual({
      file: 'own.ttf',
      name: 'FandolFang-Regular',
      path: join(folder, 'own.ttf'),
    });
  });

  it.each([
    [
      'cut short',
      (path: string) => {
        copyFileSync(FANG, path);
        truncateSync(path, 5_000);
      },
    ],
    [
      'not a font',
      (path: string) => {
        writeFileSync(path, 'x'.repeat(400));
      },
    ],
    [
      'with other outlines',
      (path: string) => {
        writeFileSync(path, Buffer.concat([Buffer.from('OTTO'), Buffer.alloc(400)]));
      },
    ],
  ])('refuses a file that is %s, by name', (_what, write) => {
    const path = join(folder, 'bad.ttf');
    write(path);
    const error = refusal(() => loadFontSet(ROOT, folder));
    rmSync(path);
    expect(error.code).toBe('config.invalid');
    expect(error.message).toContain('bad.ttf');
  });

  it('refuses a folder that is not there', () => {
    expect(refusal(() => loadFontSet(ROOT, join(folder, 'nowhere'))).code).toBe('config.invalid');
  });
});
