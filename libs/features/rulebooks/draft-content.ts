import { contentHash, ZipingError, type Fault } from '#libs/kernel';
import { boundsFault, type PackageFiles } from '#libs/rulebook';

import { PACKAGE_FILES } from './load-package-folder.js';

const PARTS: ReadonlySet<string> = new Set([...Object.keys(PACKAGE_FILES), 'examples']);
/** Part `manifest` of an unfinished draft says what it can. */
const UNKNOWN = { rulebookVersion: '', title: '（无标题）' };

/**
 * Any JSON as the content of a draft: it may be unfinished, but has the eight parts and nothing that would hurt whoever
 * reads it next. Errors: `rulebook.invalid`.
 */
export function draftContent(value: unknown): PackageFiles {
  const faults = shapeFaults(value);
  if (faults.length === 0) return value as PackageFiles;
  throw new ZipingError('rulebook.invalid', faults[0]?.message ?? '', { faults });
}

function shapeFaults(value: unknown): Fault[] {
  const fault = (path: string, message: string): Fault => ({
    code: 'rulebook.invalid',
    ...{ path, message },
  });
  if (typeof value !== 'object' || value === null) return [fault('', '规则须为对象')];
  const bounds = boundsFault(value);
  if (bounds !== null) return [fault(bounds.path, bounds.message)];
  const parts = value as Readonly<Record<string, unknown>>;
  const unknown = Object.keys(parts).filter((name) => !PARTS.has(name));
  const absent = [...PARTS].filter(
    (name) => typeof parts[name] !== 'object' || parts[name] === null,
  );
  const examples = Array.isArray(parts['examples']) ? [] : [fault('examples', '示例须为列表')];
  return [
    ...unknown.map((name) => fault(name, `规则中没有 ${name} 这一部分`)),
    ...absent.map((name) => fault(name, `规则缺少 ${name} 这一部分`)),
    ...examples,
  ];
}

/** What lists show of a draft, as far as it can be read; the year of one that has none is `otherwise`. */
export function draftHeadline(files: PackageFiles, otherwise: number) {
  const { year, version, title } = files.manifest as Readonly<Record<string, unknown>>;
  const known = typeof year === 'number' && Number.isInteger(year) && year >= 2000 && year <= 2100;
  return {
    year: known ? year : otherwise,
    rulebookVersion: typeof version === 'string' ? version.slice(0, 40) : UNKNOWN.rulebookVersion,
    title: typeof title === 'string' && title !== '' ? title.slice(0, 200) : UNKNOWN.title,
    contentHash: contentHash(files),
  };
}
