import { z } from 'zod';
import { ZipingError, type Fault } from '#libs/kernel';
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
const CHINESE = z.locales.zhCN().localeError;

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
  const parsed = rulebookPackageSchema.safeParse(files, { error: CHINESE });
  if (parsed.success) return parsed.data;
  throw invalid(parsed.error.issues.flatMap((issue) => issueFaults(issue)).slice(0, MAX_FAULTS));
}

/** What is wrong, and where. Of a thing that may have several shapes, what keeps it from the one it is nearest to. */
function issueFaults(issue: z.core.$ZodIssue, within: readonly PropertyKey[] = []): Fault[] {
  const path = [...within, ...issue.path];
  const nearest = issue.code === 'invalid_union' ? nearestShape(issue.errors) : undefined;
  if (nearest !== undefined) return nearest.flatMap((inner) => issueFaults(inner, path));
  return [{ code: 'rulebook.invalid', message: issue.message, path: path.map(String).join('.') }];
}

/** The shape with the fewest faults; of several, the one whose faults lie deepest. */
function nearestShape(
  shapes: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | undefined {
  const depth = (issues: readonly z.core.$ZodIssue[]) =>
    Math.max(...issues.map(({ path }) => path.length));
  const [nearest] = shapes
    .filter((issues) => issues.length > 0)
    .toSorted((left, right) => left.length - right.length || depth(right) - depth(left));
  return nearest;
}
