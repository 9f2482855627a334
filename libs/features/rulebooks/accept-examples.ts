import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { applyOperations, type ExpectationChange } from '#libs/rulebook';
import type { JsonValue } from '#libs/kernel';

import { exampleFiles } from './load-package-folder.js';

/**
 * Writes what comes out now as what the golden cases of a package's folder expect; files without a change stay as they
 * are, byte for byte. Answers the names of those written.
 */
export async function acceptExamples(
  folder: string,
  changes: readonly ExpectationChange[],
): Promise<readonly string[]> {
  const written: string[] = [];
  for (const name of await exampleFiles(folder)) {
    const file = join(folder, name);
    const example = JSON.parse(await readFile(file, 'utf8')) as { readonly id: string } & JsonValue;
    const operations = changes.flatMap(({ example: id, place, value }) =>
      id !== example.id || value === undefined
        ? []
        : [{ op: 'add', path: `/expect/${place.join('/')}`, value } as const],
    );
    if (operations.length === 0) continue;
    const { value } = applyOperations(example, operations);
    await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
    written.push(name);
  }
  return written;
}
