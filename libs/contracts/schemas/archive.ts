import { z } from 'zod';
import { retention } from './archive-keeping.js';
import { entryDisposal } from './disposals.js';
import {
  decimalText,
  idParam,
  isoDate,
  isoInstant,
  limitQuery,
  sha256,
  yearQuery,
} from './common.js';
import { reportParams } from './reports.js';

/** A grade's id in the yearly package, such as `excellent`. */
export const gradeQuery = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, '须为等级代码');

export const archiveEntryView = z.strictObject({
  id: idParam,
  reportId: idParam,
  organisationName: z.string(),
  year: z.number().int(),
  revision: z.number().int(),
  contentHash: sha256,
  /** SM3 is null for entries from before the archive package was a bag. */
  files: z.array(
    z.strictObject({ name: z.string(), sha256, sm3: sha256.nullable(), size: z.number().int() }),
  ),
  manifestSha256: sha256,
  pages: z.number().int(),
  archivedAt: isoInstant,
  /** null: the files are there. */
  disposal: entryDisposal.nullable(),
});
export type ArchiveEntryView = z.infer<typeof archiveEntryView>;

/** Row of the list of archived reports; scores are those of the submission that was approved. */
export const archiveRow = z.strictObject({
  id: idParam,
  reportId: idParam,
  organisationId: idParam,
  organisationName: z.string(),
  year: z.number().int(),
  revision: z.number().int(),
  score: decimalText.nullable(),
  converted: decimalText.nullable(),
  gradeLabel: z.string().nullable(),
  /** With the bureau's adjustments: what was approved. null without any. */
  bureauConverted: decimalText.nullable(),
  bureauGradeLabel: z.string().nullable(),
  pages: z.number().int(),
  /** Bytes of all files together. */
  size: z.number().int(),
  archivedAt: isoInstant,
  /** A later revision of the same report is archived. */
  superseded: z.boolean(),
  /** 档号; null while its unit has no scheme. */
  number: z.string().nullable(),
  retention: retention.nullable(),
  /** null: for ever, or not numbered yet. */
  keptUntil: isoDate.nullable(),
  /** 冻结 */
  held: z.boolean(),
  /** 已销毁，或正在销毁 */
  disposed: z.boolean(),
});
export type ArchiveRow = z.infer<typeof archiveRow>;

/** What narrows the list. Days are Beijing's, both included; the grade is the one that counts. */
const archiveConditions = z.strictObject({
  year: yearQuery.optional(),
  organisationId: idParam.optional(),
  grade: gradeQuery.optional(),
  retention: retention.optional(),
  held: z
    .enum(['true', 'false'], '须为 true 或 false')
    .transform((held) => held === 'true')
    .optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
});
export type ArchiveConditions = z.infer<typeof archiveConditions>;

export const listArchiveQuery = archiveConditions.extend({
  after: idParam.optional(),
  limit: limitQuery,
});

/** What a list can be narrowed to: years, newest first; units by pinyin; grades, highest first. */
export const listFacets = z.strictObject({
  years: z.array(z.number().int()),
  organisations: z.array(z.strictObject({ id: idParam, name: z.string() })),
  grades: z.array(z.strictObject({ grade: z.string(), label: z.string() })),
});
export type ListFacetsView = z.infer<typeof listFacets>;

/** The list as a file: without pages. */
export const exportArchiveQuery = archiveConditions;

export const archiveFileParams = reportParams.extend({
  fileName: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/, '须为档案文件名'),
});

/** `inline` lets the browser show a PDF; every other file is downloaded whatever is asked for. */
export const archiveFileQuery = z.strictObject({
  disposition: z.enum(['attachment', 'inline']).default('attachment'),
});

/** One thing that verification looks at, in words, and how it ended; what could not be looked at was not run. */
export const verificationStep = z.strictObject({
  /** `disposal` and `registration` alone of an entry whose files were deleted by a list. */
  step: z.enum([
    'disposal',
    'manifest',
    'registration',
    'files',
    'signature',
    'content',
    'rulebook',
    'replay',
  ]),
  label: z.string(),
  outcome: z.enum(['passed', 'failed', 'not_run']),
  message: z.string(),
});

/** Outcome of checking an entry's bytes against manifest, database and rules. */
export const verificationView = z.strictObject({
  ok: z.boolean(),
  faults: z.array(
    z.strictObject({
      kind: z.enum([
        'missing',
        'changed',
        'extra',
        'unreadable',
        'unregistered',
        'content_hash',
        'rulebook_hash',
        'signature',
        'record',
        'replay',
      ]),
      file: z.string(),
      message: z.string(),
    }),
  ),
  filesChecked: z.number().int(),
  /** The files were deleted by an approved list: `ok` then says that chain and list are whole. */
  disposed: z.boolean(),
  steps: z.array(verificationStep),
});
export type VerificationView = z.infer<typeof verificationView>;

/** Days are Beijing's; `before` is the `next` of the page before. */
export const listArchiveRootsQuery = z.strictObject({
  before: isoDate.optional(),
  limit: limitQuery,
});

/** Vouches for all entries of the bureau up to the end of a day: whoever keeps it finds any later change of them. */
export const archiveRootView = z.strictObject({
  bureauId: idParam,
  day: isoDate,
  size: z.number().int(),
  /** Hash of the day's last link. */
  head: sha256,
  /** RFC 6962 Merkle root over the first `size` entries. */
  root: sha256,
  sealedAt: isoInstant,
});
export type ArchiveRootView = z.infer<typeof archiveRootView>;

/** The chain recomputed from its first link, with every root and every entry's row. */
export const archiveChainView = z.strictObject({
  ok: z.boolean(),
  faults: z.array(z.strictObject({ row: z.string(), message: z.string() })),
  size: z.number().int(),
  head: sha256,
  root: sha256,
});
export type ArchiveChainView = z.infer<typeof archiveChainView>;

const runFields = {
  /** `nightly`: nobody asked for it. */
  trigger: z.enum(['nightly', 'asked']),
  startedBy: z.string(),
  startedAt: isoInstant,
  /** Entries there were when it began, and how many of them are done. */
  total: z.number().int(),
  done: z.number().int(),
  /** Entries and rows with something wrong. */
  failing: z.number().int(),
};

/** Verification of everything the bureau has archived. */
export const archiveRunView = z.strictObject({
  running: z.strictObject(runFields).nullable(),
  /** The one finished last; null: there was none yet. */
  last: z
    .strictObject({
      ...runFields,
      finishedAt: isoInstant,
      /** The first of them; without a report where it is the chain or the audit trail. */
      findings: z.array(
        z.strictObject({ reportId: idParam.nullable(), subject: z.string(), message: z.string() }),
      ),
    })
    .nullable(),
});
export type ArchiveRunView = z.infer<typeof archiveRunView>;
