import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What RFC 8493 finds wrong with a folder that is to be a bag, section by section; written from the RFC and with nothing of the
 * product, as another archive's program would be.
 */
export function bagFaults(folder: string): readonly string[] {
  const files = filesIn(folder);
  const payload = files.filter((path) => path.startsWith('data/'));
  const of = (kind: string) => files.filter((path) => path.startsWith(`${kind}-`));
  return [
    ...declarationFaults(folder),
    ...of('manifest').flatMap((list) => listFaults(folder, list, payload)),
    ...of('tagmanifest').flatMap((list) => listFaults(folder, list, of('manifest'))),
    ...(of('manifest').length === 0 ? ['2.1.3: no payload manifest'] : []),
    ...oxumFaults(folder, payload),
  ];
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) =>
    statSync(join(folder, path)).isFile(),
  );
}

const DECLARATION = /^BagIt-Version: \d+\.\d+\nTag-File-Character-Encoding: UTF-8\n$/;

function declarationFaults(folder: string): readonly string[] {
  const declared = readFileSync(join(folder, 'bagit.txt'), 'utf8');
  return DECLARATION.test(declared) ? [] : ['2.1.1: bag declaration'];
}

/** These files are listed, and whatever is listed has its sum, once. */
function listFaults(folder: string, list: string, files: readonly string[]): readonly string[] {
  const algorithm = /-(\w+)\.txt$/.exec(list)?.[1] ?? '';
  const lines = readFileSync(join(folder, list), 'utf8').trimEnd().split('\n');
  const listed = lines.map((line) => /^([0-9a-f]+) {1,2}(\S.*)$/.exec(line)?.slice(1) ?? ['', '']);
  const paths = listed.map(([, path = '']) => path);
  const altered = listed.filter(([sum, path = '']) => sumOf(folder, path, algorithm) !== sum);
  return [
    ...altered.map(([, path]) => `2.1.3 ${list}: ${path ?? ''}`),
    ...files
      .filter((path) => !paths.includes(path))
      .map((path) => `3 ${list}: ${path} is not listed`),
    ...(new Set(paths).size === paths.length ? [] : [`2.1.3 ${list}: a path twice`]),
  ];
}

function sumOf(folder: string, path: string, algorithm: string): string {
  return createHash(algorithm)
    .update(readFileSync(join(folder, path)))
    .digest('hex');
}

function oxumFaults(folder: string, payload: readonly string[]): readonly string[] {
  const info = readFileSync(join(folder, 'bag-info.txt'), 'utf8');
  const stated = /^Payload-Oxum: (.*)$/m.exec(info)?.[1];
  const octets = payload.reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  return stated === `${String(octets)}.${String(payload.length)}` ? [] : ['2.2.2: Payload-Oxum'];
}
