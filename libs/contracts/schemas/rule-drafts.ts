import { z } from 'zod';
import {
  expectedVersion,
  idParam,
  isoDate,
  isoInstant,
  limitQuery,
  sha256,
  text,
  year,
} from './common.js';

/** A yearly package on its way to publication. */

export const ruleDraftParams = z.strictObject({ draftId: idParam });

export const listRuleDraftsQuery = z.strictObject({
  /** Id of the last draft seen. */
  after: idParam.optional(),
  limit: limitQuery,
});

const draftState = z.enum(['draft', 'in_review', 'published', 'discarded']);
const draftCommand = z.enum(['edit', 'submit', 'withdraw', 'send_back', 'publish', 'discard']);

export const ruleDraftRow = z.strictObject({
  id: idParam,
  year: z.number().int(),
  /** Version of the package, as its manifest says; empty while that cannot be read. */
  rulebookVersion: z.string(),
  title: z.string(),
  state: draftState,
  stateLabel: z.string(),
  /** Grows with every change; what is sent on an older one is refused with 409 `rulebook.stale_version`. */
  version: z.number().int(),
  /** SHA-256 of the canonical content. */
  contentHash: sha256,
  /** The published package it was made from. */
  basedOn: sha256.nullable(),
  createdByName: z.string(),
  createdAt: isoInstant,
  updatedByName: z.string(),
  updatedAt: isoInstant,
  /** Why it should be published, said at 送审. */
  note: z.string().nullable(),
  submittedByName: z.string().nullable(),
  submittedAt: isoInstant.nullable(),
  /** Why it was sent back or discarded. */
  reason: z.string().nullable(),
  decidedByName: z.string().nullable(),
  decidedAt: isoInstant.nullable(),
  publishedHash: sha256.nullable(),
});
export type RuleDraftRow = z.infer<typeof ruleDraftRow>;

export const ruleDraftView = ruleDraftRow.extend({
  /** Parts by name (`manifest`, `facts`, `indicators` …), as rules/schema describes them; may be unfinished. */
  package: z.record(z.string(), z.unknown()),
  actions: z.array(
    z.strictObject({ command: draftCommand, allowed: z.boolean(), reason: z.string().nullable() }),
  ),
});
export type RuleDraftView = z.infer<typeof ruleDraftView>;

export const createRuleDraftRequest = z.strictObject({
  /** The published package to start from. */
  from: sha256,
  /** Another year than the package's opens that year (dates and years shift); the same one makes a correction. */
  year,
});

/** What the wizard did, and what an editor should look at. `path` is a JSON pointer into the draft. */
export const ruleDraftCreated = z.strictObject({
  id: idParam,
  version: z.number().int(),
  shifted: z.array(z.strictObject({ path: z.string(), before: z.string(), after: z.string() })),
  checklist: z.array(z.strictObject({ path: z.string(), what: z.string(), now: z.string() })),
});
export type RuleDraftCreated = z.infer<typeof ruleDraftCreated>;

/** A JSON pointer; `@some.id` as a token names the member of a list by its id, `-` the place behind the last. */
const pointer = z.string().min(1).max(1_000);
export const draftOperation = z.discriminatedUnion('op', [
  z.strictObject({ op: z.enum(['add', 'replace', 'test']), path: pointer, value: z.json() }),
  z.strictObject({ op: z.literal('remove'), path: pointer }),
  z.strictObject({ op: z.literal('move'), from: pointer, path: pointer }),
]);
export type DraftOperation = z.infer<typeof draftOperation>;

export const patchRuleDraftRequest = z.strictObject({
  expectedVersion,
  /** All or none; a whole part is replaced by `{ "op": "replace", "path": "/facts", "value": … }`. */
  operations: z.array(draftOperation).min(1).max(200),
});

export const ruleDraftPatched = z.strictObject({
  version: z.number().int(),
  contentHash: sha256,
  updatedAt: isoInstant,
  /** Send these on this version, and everything just done is undone. */
  inverse: z.array(draftOperation),
});
export type RuleDraftPatched = z.infer<typeof ruleDraftPatched>;

export const ruleFault = z.strictObject({
  /** Dotted path into the files: `indicators.categories.2.indicators.0.fullMarks`. */
  path: z.string(),
  /** The same as a JSON pointer into the draft. */
  pointer: z.string(),
  /** Id of the innermost thing around it, where it has one. */
  subject: z.string().nullable(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
  /** What can be done about it at once: ask for the golden cases of the limit at `path`. */
  remedy: z.literal('limit_cases').optional(),
});
export const ruleDraftLint = z.strictObject({
  version: z.number().int(),
  contentHash: sha256,
  errors: z.number().int(),
  warnings: z.number().int(),
  faults: z.array(ruleFault),
});
export type RuleDraftLint = z.infer<typeof ruleDraftLint>;

const seen = { expectedVersion };
export const submitRuleDraftRequest = z.strictObject({ ...seen, note: text(2_000) });
export const withdrawRuleDraftRequest = z.strictObject(seen);
export const ruleDraftReasonRequest = z.strictObject({ ...seen, reason: text(2_000) });
export const publishRuleDraftRequest = z.strictObject({
  ...seen,
  /** Of the content the approver has read. */
  contentHash: sha256,
  /** Reports made from this day (Beijing) on use it; today or later. */
  effectiveFrom: isoDate,
});
export const ruleDraftPublished = z.strictObject({ hash: sha256 });

export const retireRulebookRequest = z.strictObject({ reason: text(2_000) });

/** Part `data` of an upload; the part `file` is the zip of a package folder. */
export const importRuleDraftData = z.strictObject({});

/** Two packages: a hash of a published one or the id of a draft each. */
const packageRef = z.union([sha256, idParam]);
export const ruleDiffQuery = z.strictObject({ before: packageRef, after: packageRef });

export const ruleDifference = z.strictObject({
  part: z.string(),
  partLabel: z.string(),
  kind: z.enum(['added', 'removed', 'moved', 'changed']),
  /** JSON pointer into the later package, of something removed into the earlier one. */
  path: z.string(),
  /** `指标 3.6 政府采购` */
  subject: z.string(),
  subjectId: z.string(),
  /** `每次退回扣分`; null when the whole thing was added, removed or moved. */
  field: z.string().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  /** Of changed texts: what stayed, went and came, in order. */
  words: z
    .array(z.strictObject({ kind: z.enum(['same', 'removed', 'added']), text: z.string() }))
    .nullable(),
  /** The whole line: `指标 3.6 政府采购：每次退回扣分 0.2 → 0.5` */
  line: z.string(),
});
export const ruleDiffView = z.strictObject({
  /** Of the later package, as its manifest says. */
  title: z.string(),
  before: z.string(),
  after: z.string(),
  differences: z.array(ruleDifference),
});
export type RuleDiffView = z.infer<typeof ruleDiffView>;
