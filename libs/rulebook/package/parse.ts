import { readSchema, ZipingError, type Fault } from '#libs/kernel';
import { fieldLabel } from '../diff/labels.js';
import { rulebookPackageSchema, type RulebookPackage } from '../schema/index.js';
import { boundsFault } from './bounds.js';

/** The files of a package as parsed JSON. */
export interface PackageFiles {
  readonly manifest: unknown;
  readonly facts: unknown;
  readonly indicators: unknown;
  readonly checks: unknown;
  readonly narrative: unknown;
  readonly workflow: unknown;
  readonly disclosure: unknown;
  readonly examples: readonly unknown[];
}

const MAX_FAULTS = 200;

function invalid(faults: readonly Fault[]): ZipingError {
  return new ZipingError('rulebook.invalid', `规则包格式有 ${faults.length} 处错误`, { faults });
}

/**
 * Parses the files of a package into its schema, defaults filled in.
 * @throws ZipingError `rulebook.invalid` with every fault (at most 200), each with its path: `facts.facts.3.type`.
 */
export function parsePackage(files: PackageFiles): RulebookPackage {
  const outOfBounds = boundsFault(files);
  if (outOfBounds !== null) throw invalid([{ code: 'rulebook.invalid', ...outOfBounds }]);
  const naming = { code: 'rulebook.invalid', label: fieldLabel } as const;
  const { data, faults } = readSchema(rulebookPackageSchema, files, naming);
  if (faults === undefined) return data;
  throw invalid(faults.slice(0, MAX_FAULTS));
}
