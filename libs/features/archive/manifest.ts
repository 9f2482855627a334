import { z } from 'zod';

import type { ArchivedFile } from '#libs/features/ports';
import { canonicalJson, sha256Hex, sm3Hex } from '#libs/kernel';

/** A file on its way into the archive. */
export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** `manifest.json`: what the entry is, what made its PDF, and the hash and size of every file. */
export const manifestSchema = z.strictObject({
  format: z.union([z.literal(1), z.literal(2)]),
  /** Name of the finance bureau; since format 2. */
  bureau: z.string().optional(),
  report: z.strictObject({
    id: z.uuid(),
    revision: z.number().int().min(1),
    organisation: z.string(),
    year: z.number().int(),
  }),
  submission: z.strictObject({ id: z.uuid(), number: z.number().int().min(1) }),
  /** SHA-256 of report.json: what the committee and the bureau decided on. */
  contentHash: sha256Schema,
  rulebook: z.strictObject({ hash: sha256Schema, year: z.number().int(), version: z.string() }),
  /** ISO 8601; also the date inside the PDF. */
  approvedAt: z.iso.datetime(),
  document: z.strictObject({
    pages: z.number().int().min(1),
    /** Chromium and the like, with versions. */
    renderer: z.string().min(1),
    /** Address in the code on every page: with it the same bytes can be printed again. */
    verification: z.string().optional(),
    /** Of the certificate the PDF is signed with; absent: it is not signed. */
    certificateSha256: sha256Schema.optional(),
    fonts: z.array(z.strictObject({ name: z.string(), sha256: sha256Schema })),
  }),
  files: z.array(
    z.strictObject({
      name: z.string(),
      sha256: sha256Schema,
      /** Since format 2. */
      sm3: sha256Schema.optional(),
      size: z.number().int().min(0),
    }),
  ),
});
/** Of format 1 the archive has entries from before bags; new entries are of format 2. */
export type ArchiveManifest = z.infer<typeof manifestSchema>;

const encoder = new TextEncoder();

/** A value as the canonical JSON that is stored and hashed. */
export function jsonFile(name: string, value: unknown): NewFile {
  return { name, bytes: encoder.encode(canonicalJson(value)) };
}

export function describeFile({ name, bytes }: NewFile): ArchivedFile {
  return { name, sha256: sha256Hex(bytes), sm3: sm3Hex(bytes), size: bytes.byteLength };
}
