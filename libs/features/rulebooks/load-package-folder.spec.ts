import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZipingError } from '#libs/kernel';
import { loadPackageFolder } from './load-package-folder.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ziping-rules-'));
  await cp('rules/2024', folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function faultOf(load: Promise<unknown>): Promise<ZipingError> {
  try {
    await load;
  } catch (error) {
    if (error instanceof ZipingError) return error;
    throw error;
  }
  throw new Error('the folder was loaded');
}

describe('loadPackageFolder', () => {
  it('reads the seven files, and examples in the order of their names', async () => {
    await writeFile(join(folder, 'examples', 'notes.txt'), 'not an example');
    const pkg = await loadPackageFolder(folder);
    const names = (await readdir(join(folder, 'examples')))
      .filter((name) => name.endsWith('.json'))
      .sort();
    expect(pkg.manifest.year).toBe(2024);
    expect(pkg.examples).toHaveLength(names.length);
    expect(pkg.examples.length).toBeGreaterThan(0);
  });

  it('takes a folder without examples', async () => {
    await rm(join(folder, 'examples'), { recursive: true });
    expect((await loadPackageFolder(folder)).examples).toEqual([]);
  });

  it('names the file that is not there or no JSON', async () => {
    await writeFile(join(folder, 'checks.json'), '{"checks": [');
    expect(await faultOf(loadPackageFolder(folder))).toMatchObject({
      code: 'rulebook.invalid',
      path: 'checks.json',
    });
    await rm(join(folder, 'checks.json'));
    expect(await faultOf(loadPackageFolder(folder))).toMatchObject({
      code: 'rulebook.invalid',
      path: 'checks.json',
    });
  });

  it('reports schema faults with their path', async () => {
    await writeFile(join(folder, 'workflow.json'), '{}');
    const { code, faults } = await faultOf(loadPackageFolder(folder));
    expect(code).toBe('rulebook.invalid');
    expect(faults.map((fault) => fault.path)).toContain('workflow.stages');
  });
});
