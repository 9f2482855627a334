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

const limitCase = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** The value typed, and what the limit is held against then. */
  typed: z.string(),
  figure: z.string(),
  expected: z.array(z.strictObject({ label: z.string(), value: z.string() })),
});

/** At most one of the two: without either, the first example that shows a difference. */
export const makeLimitCasesRequest = z
  .strictObject({
    /** Place of the limit, as the hint for it says: `indicators.grades.0`. */
    path: z.string().min(1).max(1_000),
    /** The example of the draft to start from. */
    exampleId: z.string().min(1).max(200).optional(),
    /** A report to start from: it becomes an example of its own, without its unit. */
    reportId: idParam.optional(),
  })
  .refine(({ exampleId, reportId }) => exampleId === undefined || reportId === undefined, {
    message: '示例与报告只能选一个',
    path: ['reportId'],
  });

/** The golden cases exactly on a limit and just across it, to be added by whoever asked for them, once looked at. */
export const limitCases = z.strictObject({
  /** The example they start from. */
  base: z.strictObject({ id: z.string(), title: z.string() }).nullable(),
  pair: z
    .strictObject({
      limit: z.string(),
      rule: z.string(),
      /** What is changed, as the form calls it. */
      turned: z.string(),
      before: z.string().nullable(),
      /** Answers changed in both besides, which bring a score near its limit. */
      besides: z.array(z.strictObject({ label: z.string(), value: z.string() })),
      /** False where both sides come to the same: the rule is not in force in that example. */
      differ: z.boolean(),
      on: limitCase,
      beyond: limitCase,
    })
    .nullable(),
  /** Why there is no pair, and what to do by hand. */
  why: z.string().nullable(),
  /** All to be added, in this order. As rules/schema/example.schema.json describes them. */
  examples: z.array(z.record(z.string(), z.unknown())),
  /** Ids of facts of the report that have no place in the draft. */
  left: z.array(z.string()),
});
export type LimitCases = z.infer<typeof limitCases>;

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

/** One part of the text, with one report's figures. */
export const ruleTextTrialQuery = z.strictObject({
  reportId: idParam,
  /** Dotted path into the files: the title, the signature, a block of the body, or an annex. */
  place: z
    .string()
    .regex(/^narrative\.(title|signature|body\.\d{1,4}|appendices\.\d{1,2})$/, '不是正文中的一处'),
});
export const ruleTextTrial = z.strictObject({
  /** Of the draft that was tried. */
  version: z.number().int(),
  /** `hidden`: its condition does not hold, or data for it are missing. `empty`: there is nothing in it to be printed. */
  outcome: z.enum(['printed', 'hidden', 'empty']),
  /** A page of its own, what is missing marked; null unless printed. */
  html: z.string().nullable(),
  /** The report words this paragraph itself; the draft's text is shown. */
  rewritten: z.boolean(),
  /** Name of the table that is read row by row, where the report has not filled it in. */
  missingTable: z.string().nullable(),
});
export type RuleTextTrial = z.infer<typeof ruleTextTrial>;

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
