import { z } from 'zod';
import { decimalText, expectedVersion, idParam, text, yearQuery } from './common.js';
import { organisationKind, stage } from './vocabulary.js';

/** Rules and reports: golden cases made from reports, and drafts moved to corrected rules. */

export const caseSourcesQuery = z.strictObject({
  year: yearQuery.optional(),
  /** Part of the unit's name. */
  search: z.string().trim().min(1).max(120).optional(),
});

export const caseSources = z.strictObject({
  items: z.array(
    z.strictObject({
      id: idParam,
      organisationName: z.string(),
      organisationKind,
      year: z.number().int(),
      revision: z.number().int(),
      stage,
      stageLabel: z.string(),
      converted: decimalText.nullable(),
      gradeLabel: z.string().nullable(),
    }),
  ),
});
export type CaseSources = z.infer<typeof caseSources>;

export const makeCaseRequest = z.strictObject({ reportId: idParam });

/** To be added to the draft's examples by whoever asked for it, once looked at. */
export const ruleCase = z.strictObject({
  /** As rules/schema/example.schema.json describes it. */
  example: z.record(z.string(), z.unknown()),
  /** Ids of facts of the report that have no place in the draft. */
  left: z.array(z.string()),
});
export type RuleCase = z.infer<typeof ruleCase>;

/** What golden cases of a draft expect and does not come out, for its editor to accept line by line. */
export const caseChanges = z.strictObject({
  items: z.array(
    z.strictObject({
      /** Id of the example. */
      example: z.string(),
      title: z.string(),
      /** Keys below the example's `expect`. */
      place: z.array(z.string()),
      label: z.string(),
      expected: z.string(),
      actual: z.string(),
      /** Absent where nothing can be expected: a check that cannot be decided. */
      value: z.union([z.string(), z.boolean(), z.null(), z.array(z.string())]).optional(),
    }),
  ),
});
export type CaseChanges = z.infer<typeof caseChanges>;

const score = z.strictObject({
  status: z.enum(['complete', 'incomplete', 'faulty']),
  score: decimalText,
  converted: decimalText.nullable(),
  gradeLabel: z.string().nullable(),
});

/** What the places of a draft come to with one report's figures. */
export const ruleTrialQuery = z.strictObject({ reportId: idParam });
export const ruleTrial = z.strictObject({
  /** Of the draft that was tried. */
  version: z.number().int(),
  values: z.array(
    z.strictObject({
      /** Dotted path into the files, as lint gives it. */
      path: z.string(),
      /** `missing`: the report lacks what is read. `fault`: the rule cannot be computed, say divides by zero. */
      kind: z.enum(['value', 'missing', 'fault']),
      text: z.string(),
    }),
  ),
  /** Null while the draft has an error. */
  score: score.nullable(),
});
export type RuleTrial = z.infer<typeof ruleTrial>;

export const outdatedDraftsQuery = z.strictObject({
  /** Id of the last report seen. */
  after: idParam.optional(),
});

export const outdatedDrafts = z.strictObject({
  items: z.array(
    z.strictObject({
      reportId: idParam,
      organisationName: z.string(),
      revision: z.number().int(),
      /** Sent along with the move. */
      version: z.number().int(),
      /** Version of the rules it uses now. */
      rulebookVersion: z.string(),
      before: score,
      after: score,
      /** What was filled in and has no place in the new version: it is taken out. */
      dropped: z.array(z.string()),
      /** What the new version asks for besides. */
      asked: z.array(z.string()),
    }),
  ),
  next: z.string().nullable(),
});
export type OutdatedDrafts = z.infer<typeof outdatedDrafts>;

/** As many as a page has. */
export const MOST_MOVED = 50;
export const moveDraftsRequest = z.strictObject({
  reports: z
    .array(z.strictObject({ reportId: idParam, expectedVersion }))
    .min(1, '请至少选择一份草稿')
    .max(MOST_MOVED, `一次最多转用 ${String(MOST_MOVED)} 份`),
  reason: text(500),
});

export const movedDrafts = z.strictObject({
  moved: z.array(idParam),
  refused: z.array(z.strictObject({ reportId: idParam, code: z.string(), message: z.string() })),
});
export type MovedDrafts = z.infer<typeof movedDrafts>;
