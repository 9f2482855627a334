import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ZipingError } from '#libs/kernel';
import { parsePackage, type RulebookPackage } from '#libs/rulebook';

/** File of each part of a package; `manifest` stands in `rulebook.json`. */
export const PACKAGE_FILES = {
  manifest: 'rulebook.json',
  facts: 'facts.json',
  indicators: 'indicators.json',
  checks: 'checks.json',
  narrative: 'narrative.json',
  workflow: 'workflow.json',
  disclosure: 'disclosure.json',
} as const;
/** Folder of the golden cases within a package's. */
export const EXAMPLES = 'examples';

async function readJson(folder: string, name: string): Promise<unknown> {
  let text: string;
  try {
    text = await readFile(join(folder, name), 'utf8');
  } catch (error) {
    throw new ZipingError('rulebook.invalid', `无法读取规则文件 ${name}`, {
      path: name,
      cause: error,
    });
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : '';
    throw new ZipingError('rulebook.invalid', `规则文件 ${name} 不是有效的 JSON：${reason}`, {
      path: name,
      cause: error,
    });
  }
}

/** Files of a package's golden cases below its folder, in the order of their names. */
export async function exampleFiles(folder: string): Promise<string[]> {
  try {
    const names = await readdir(join(folder, EXAMPLES));
    const files = names.filter((name) => name.endsWith('.json')).sort();
    return files.map((name) => join(EXAMPLES, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/**
 * Reads a yearly package from its folder: the seven files and `examples/*.json` in the order of their names.
 * @throws ZipingError `rulebook.invalid`: a file that is not there or no JSON (`path` names it), or every schema fault.
 */
export async function loadPackageFolder(folder: string): Promise<RulebookPackage> {
  const parts = await Promise.all(
    Object.entries(PACKAGE_FILES).map(
      async ([key, name]) => [key, await readJson(folder, name)] as const,
    ),
  );
  const names = await exampleFiles(folder);
  const examples = await Promise.all(names.map((name) => readJson(folder, name)));
  return parsePackage({
    ...(Object.fromEntries(parts) as Record<keyof typeof PACKAGE_FILES, unknown>),
    examples,
  });
}
