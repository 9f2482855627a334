import { existsSync, statSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

import { loadPackageFolder } from '#libs/features/rulebooks';
import { readSchema, ZipingError } from '#libs/kernel';
import {
  compilePackage,
  exampleInput,
  exampleSchema,
  type CompiledRulebook,
  type EvaluationInput,
  type RulebookPackage,
} from '#libs/rulebook';

/** A content file with the rulebook it is read by. */
export interface ReportFile {
  readonly rulebook: CompiledRulebook;
  readonly input: EvaluationInput;
}

/**
 * Reads a content file in the form of a rulebook example.
 * @param rules folder of the package; without it the package the file lies in, else the newest below `root`/rules
 * Errors: `request.malformed` for a file that cannot be read or parsed, `rulebook.invalid`.
 */
export async function readReportFile(
  file: string,
  rules: string | undefined,
  root: string,
): Promise<ReportFile> {
  const naming = { code: 'request.malformed' } as const;
  const { data, faults } = readSchema(exampleSchema, await readJson(file), naming);
  if (faults !== undefined) {
    const message = `${file} 不是报告内容文件。`;
    throw new ZipingError('request.malformed', message, { faults: faults.slice(0, 50) });
  }
  const rulebook = await rulebookFor(file, rules, root);
  return { rulebook, input: exampleInput(rulebook.package, data) };
}

/** The rulebook at `rules`, else the one the file lies in, else the newest. Errors: as `readPackage`. */
export async function rulebookFor(
  file: string,
  rules: string | undefined,
  root: string,
): Promise<CompiledRulebook> {
  return compilePackage(await readPackage(rules ?? (await rulesFolder(file, root))));
}

/** Errors: `request.invalid` when there is no such folder, `rulebook.invalid` for what is in it. */
export async function readPackage(folder: string): Promise<RulebookPackage> {
  const path = resolve(folder);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() !== true) {
    throw new ZipingError('request.invalid', `没有文件夹 ${path}。`, { path: folder });
  }
  return loadPackageFolder(path);
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as unknown;
  } catch (error) {
    const reason = error instanceof SyntaxError ? '不是有效的 JSON' : '无法读取';
    throw new ZipingError('request.malformed', `${file} ${reason}。`, { path: file, cause: error });
  }
}

async function rulesFolder(file: string, root: string): Promise<string> {
  const own = dirname(dirname(resolve(file)));
  if (existsSync(join(own, 'rulebook.json'))) return own;
  const years = (await readdir(join(root, 'rules'))).filter((name) => /^\d{4}$/.test(name)).sort();
  const newest = years.at(-1);
  if (newest === undefined) throw new ZipingError('request.invalid', '请用 --rules 指明规则包。');
  return join(root, 'rules', newest);
}

/** First line of a file: a passphrase or password. Errors: `request.malformed` when it cannot be read. */
export async function secretIn(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).split(/\r?\n/u)[0] ?? '';
  } catch (cause) {
    throw new ZipingError('request.malformed', `读不到口令文件 ${file}。`, { cause });
  }
}
