import { z } from 'zod';
import { gradeQuery } from './archive.js';
import {
  decimalText,
  expectedVersion,
  idParam,
  isoInstant,
  limitQuery,
  sha256,
  text,
  yearQuery,
} from './common.js';
import { publicCategory } from './open-data.js';
import { reportParams } from './reports.js';
import { role } from './vocabulary.js';

export const publicationStage = z.enum([
  'preparing',
  'blocked',
  'initial_review',
  'second_review',
  'final_review',
  'held',
  'published',
  'returned',
  'withdrawn',
  'superseded',
]);

const reviewStep = z.enum(['initial_review', 'second_review', 'final_review']);
const withheldPlace = z.strictObject({ place: z.string(), reason: z.string() });
const publicFile = z.strictObject({ name: z.string(), sha256, size: z.number().int() });

/** One button of a publication: whether the caller may press it now and, if not, why. */
const publicationAction = z.strictObject({
  command: z.enum(['request', 'pass', 'return', 'publish', 'withdraw']),
  allowed: z.boolean(),
  reason: z.string().nullable(),
});

/** One round of publication with its secrecy review. */
export const publicationRound = z.strictObject({
  id: idParam,
  stage: publicationStage,
  stageLabel: z.string(),
  /** What keeps the public version from being made; it is tried again without anybody asking. */
  trouble: z.string().nullable(),
  version: z.number().int(),
  title: z.string().nullable(),
  /** Personal data and the like that keep it from being published. */
  blockedBy: z.array(withheldPlace),
  withheld: z.array(withheldPlace),
  files: z.array(publicFile),
  pages: z.number().int().nullable(),
  pdfSha256: sha256.nullable(),
  requestedBy: z.string(),
  requestedAt: isoInstant,
  holdUntil: isoInstant.nullable(),
  publishedAt: isoInstant.nullable(),
  endedAt: isoInstant.nullable(),
  endReason: z.string().nullable(),
  reviews: z.array(
    z.strictObject({
      step: reviewStep,
      stepLabel: z.string(),
      verdict: z.enum(['pass', 'return']),
      opinion: z.string(),
      reviewer: z.string(),
      role,
      roleLabel: z.string(),
      at: isoInstant,
    }),
  ),
});

/** The latest round of a report, null before the first, and what the caller may do. */
export const publicationView = z.strictObject({
  round: publicationRound.nullable(),
  actions: z.array(publicationAction),
});
export type PublicationView = z.infer<typeof publicationView>;

export const reviewPublicationRequest = z.strictObject({
  expectedVersion,
  pdfSha256: sha256,
  verdict: z.enum(['pass', 'return']),
  opinion: text(1_000),
});
export const publishRequest = z.strictObject({ expectedVersion });
export const withdrawPublicationRequest = z.strictObject({ expectedVersion, reason: text(1_000) });

const fileName = z.enum(['report.pdf', 'report.json']);
export const publicationFileParams = reportParams.extend({ fileName });

/** A published report as anybody reads it. */
export const publishedReport = z.strictObject({
  id: idParam,
  bureauName: z.string(),
  organisationId: idParam,
  organisationName: z.string(),
  year: z.number().int(),
  revision: z.number().int(),
  title: z.string(),
  converted: decimalText.nullable(),
  gradeLabel: z.string().nullable(),
  categories: z.array(publicCategory),
  pages: z.number().int(),
  files: z.array(publicFile),
  publishedAt: isoInstant,
});
export type PublishedReport = z.infer<typeof publishedReport>;

export const listPublishedQuery = z.strictObject({
  year: yearQuery.optional(),
  organisationId: idParam.optional(),
  grade: gradeQuery.optional(),
  /** Looked for in title, unit and text. */
  words: z.string().trim().min(2, '至少 2 个字').max(40, '最多 40 个字').optional(),
  after: idParam.optional(),
  limit: limitQuery,
});

/** `year` of an address. */
export const openDataParams = z.strictObject({ year: yearQuery });

export const publishedParams = z.strictObject({ publicationId: idParam });
export const publishedFileParams = publishedParams.extend({ fileName });
export const documentParams = z.strictObject({ pdfSha256: sha256 });

/** As printed or typed: with dashes and blanks, in any case. */
const code = z
  .string()
  .max(60)
  .regex(/^[\s-]*[DGdg][0-9A-Za-z\s-]{26,}$/, '须为文件页脚的 27 位验证码');
export const codeParams = z.strictObject({ code });
/** Which document the file says in its metadata that it is. */
export const documentQuery = z.strictObject({ code: code.optional() });

/** What a PDF with this SHA-256 is worth; facts only of what was archived or published. `altered`: facts of what it says it is. */
export const documentVerdict = z.strictObject({
  verdict: z.enum(['authentic', 'altered', 'unknown', 'superseded', 'withdrawn']),
  message: z.string(),
  /** Of the PDF's digital signature, in words too; null of a code, which is no file, and of a file nobody knows. */
  signature: z
    .strictObject({
      state: z.enum(['valid', 'invalid', 'none', 'unavailable']),
      signer: z.string().nullable(),
      issuer: z.string().nullable(),
      /** The certificate vouches for itself. */
      selfMade: z.boolean(),
      certificateSha256: sha256.nullable(),
      message: z.string(),
    })
    .nullable(),
  document: z
    .strictObject({
      kind: z.enum(['archived', 'published']),
      bureauName: z.string(),
      organisationName: z.string(),
      year: z.number().int(),
      revision: z.number().int(),
      pages: z.number().int(),
      approvedAt: isoInstant,
      archivedAt: isoInstant,
      publishedAt: isoInstant.nullable(),
      endedAt: isoInstant.nullable(),
      /** What to read instead, or the published version of this. */
      /** The archived files were deleted after their retention, by this list; null: they are kept. */
      disposal: z.strictObject({ number: z.string(), at: isoInstant }).nullable(),
      currentPublicationId: idParam.nullable(),
    })
    .nullable(),
});
export type DocumentVerdict = z.infer<typeof documentVerdict>;
