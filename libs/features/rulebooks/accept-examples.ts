import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { applyOperations, type ExpectationChange, type RulebookExample } from '#libs/rulebook';
import type { JsonValue } from '#libs/kernel';

import { EXAMPLES, exampleFiles } from './load-package-folder.js';

/** Puts golden cases into a package's folder, each a file of its own. A file that is there stays: EEXIST. */
export async function addExamples(
  folder: string,
  examples: readonly RulebookExample[],
): Promise<readonly string[]> {
  await mkdir(join(folder, EXAMPLES), { recursive: true });
  const names = examples.map(({ id }) => join(EXAMPLES, `${id}.json`));
  for (const [index, name] of names.entries())
    await writeFile(join(folder, name), `${JSON.stringify(examples[index], null, 2)}\n`, {
      flag: 'wx',
    });
  return names;
}

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
