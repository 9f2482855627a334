import type { RuleDraftCreated, RuleDraftLint, RuleDraftRow, Wire } from '#libs/contracts';
import type { RuleDraftRecord } from '#libs/features/ports';
import { DRAFT_STATE_LABELS, type StartedDraft } from '#libs/features/rulebooks';
import type { LintFault } from '#libs/rulebook';

type Listed = Omit<RuleDraftRecord, 'package'>;

export function toDraftRow(draft: Listed): Wire<RuleDraftRow> {
  const { id, year, rulebookVersion, title, state, version, contentHash, basedOn } = draft;
  const { createdByName, updatedByName, note, submittedByName, reason, decidedByName } = draft;
  return {
    ...{ id, year, rulebookVersion, title, state, version, contentHash, basedOn },
    ...{ createdByName, updatedByName, note, submittedByName, reason, decidedByName },
    stateLabel: DRAFT_STATE_LABELS[state],
    createdAt: draft.createdAt.toISOString(),
    updatedAt: draft.updatedAt.toISOString(),
    submittedAt: draft.submittedAt?.toISOString() ?? null,
    decidedAt: draft.decidedAt?.toISOString() ?? null,
    publishedHash: draft.publishedHash,
  };
}

export function toCreated(
  { id, version }: Listed,
  { shifted, checklist }: Pick<StartedDraft, 'shifted' | 'checklist'>,
): Wire<RuleDraftCreated> {
  return { id, version, shifted, checklist };
}

export function toLint(draft: RuleDraftRecord, faults: readonly LintFault[]): Wire<RuleDraftLint> {
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  return {
    ...{ version: draft.version, contentHash: draft.contentHash },
    ...{ errors, warnings: faults.length - errors },
    faults: faults.map((fault) => ({ ...fault, ...placeOf(draft.package, fault.path) })),
  };
}

/** Where a dotted path leads: a key of the files may have dots itself, so the longest one that is there is taken. */
function placeOf(root: unknown, path: string): { pointer: string; subject: string | null } {
  const tokens: string[] = [];
  let subject: string | null = null;
  let value = root;
  for (let rest = path.split('.'); rest.length > 0 && path !== '';) {
    const taken = longestKey(value, rest);
    const key = rest.slice(0, taken).join('.');
    tokens.push(key.replaceAll('~', '~0').replaceAll('/', '~1'));
    value = memberOf(value, key);
    const id = memberOf(value, 'id');
    if (typeof id === 'string') subject = id;
    rest = rest.slice(taken);
  }
  return { pointer: tokens.map((token) => `/${token}`).join(''), subject };
}

function longestKey(value: unknown, rest: readonly string[]): number {
  for (let taken = rest.length; taken > 1; taken -= 1) {
    if (memberOf(value, rest.slice(0, taken).join('.')) !== undefined) return taken;
  }
  return 1;
}

function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[key];
}
