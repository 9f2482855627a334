import type { z } from 'zod';
import type { ErrorCode, Fault } from './errors.js';
import { issueWords } from './schema-words.js';

/** What every fault of a reading is called, and how keys are called in words. */
export interface FaultNaming {
  readonly code: ErrorCode;
  /** 满分 for `fullMarks`; default: the key itself. */
  readonly label?: (key: string) => string;
}

type Read<T> =
  | { readonly data: T; readonly faults?: undefined }
  | { readonly data?: undefined; readonly faults: readonly Fault[] };

/**
 * Holds a value from outside against its schema. All faults at once, in Chinese; `path` is dotted and leads to the thing
 * itself - of an item nobody knows to that item, of a thing that may have several shapes into the one it is nearest to.
 */
export function readSchema<T>(schema: z.ZodType<T>, value: unknown, naming: FaultNaming): Read<T> {
  const { code, label = String } = naming;
  const error = (issue: z.core.$ZodRawIssue) => issueWords(issue, label);
  const read = schema.safeParse(value, { error, reportInput: true });
  if (read.success) return { data: read.data };
  const faults = read.error.issues.flatMap((issue) => issueFaults(issue, []));
  return {
    faults: faults.map(({ message, path }) => ({
      ...{ code, message },
      ...(path.length === 0 ? {} : { path: path.map(String).join('.') }),
    })),
  };
}

interface Placed {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

function issueFaults(issue: z.core.$ZodIssue, within: readonly PropertyKey[]): Placed[] {
  const path = [...within, ...issue.path];
  const { message } = issue;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ message: `不认识的一项：${key}`, path: [...path, key] }));
  const nearest =
    issue.code === 'invalid_union' && issue.input !== undefined
      ? nearestShape(issue.errors)
      : undefined;
  return nearest?.flatMap((inner) => issueFaults(inner, path)) ?? [{ message, path }];
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
