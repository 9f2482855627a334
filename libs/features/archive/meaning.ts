import { z } from 'zod';

import { canonicalJson, contentHash, sha256Hex } from '#libs/kernel';
import {
  compilePackage,
  evaluate,
  ORGANISATION_KINDS,
  reportContentSchema,
  rulebookPackageSchema,
  type CompiledRulebook,
  type EvaluationInput,
  type ScoreRun,
} from '#libs/rulebook';

import { fault, type ArchiveFault } from './fault.js';
import type { ArchiveManifest } from './manifest.js';
import { FILE_NAMES } from './names.js';

export type Compile = (bytes: Uint8Array) => CompiledRulebook | null;

/** Whether the files belong together: content to decision, rulebook to manifest, score to both. */
export async function meaningFaults(
  manifest: ArchiveManifest,
  contents: ReadonlyMap<string, Uint8Array>,
  compile: Compile,
): Promise<ArchiveFault[]> {
  const [content, rulebook, score] = [
    FILE_NAMES.content,
    FILE_NAMES.rulebook,
    FILE_NAMES.score,
  ].map((name) => contents.get(name));
  if (content === undefined || rulebook === undefined || score === undefined) return [];
  const faults: ArchiveFault[] = [];
  if (sha256Hex(content) !== manifest.contentHash) {
    faults.push(fault('content_hash', FILE_NAMES.content, '报告内容与审议、审定时的校验码不符'));
  }
  const compiled = compile(rulebook);
  if (compiled?.packageHash !== manifest.rulebook.hash) {
    faults.push(fault('rulebook_hash', FILE_NAMES.rulebook, '规则包与清单的校验码不符'));
  }
  const input = snapshotInput(content);
  if (input === null)
    faults.push(fault('unreadable', FILE_NAMES.content, '报告内容不是约定的格式'));
  if (compiled !== null && input !== null) {
    const again = await rescore(compiled, input);
    if (sha256Hex(canonicalJson(again)) !== sha256Hex(score)) {
      faults.push(fault('replay', FILE_NAMES.score, '按归档的规则重新计算，得分与归档的不符'));
    }
  }
  return faults;
}

/** The score computed anew. What other organisations are called is in no package, and no score depends on it. */
async function rescore(compiled: CompiledRulebook, input: EvaluationInput): Promise<ScoreRun> {
  return (await evaluate(compiled, input)).score;
}

/** null when the bytes are no rulebook that compiles. */
export function compileArchived(bytes: Uint8Array): CompiledRulebook | null {
  const parsed = rulebookPackageSchema.safeParse(parseJson(bytes));
  if (!parsed.success || contentHash(parsed.data) !== sha256Hex(bytes)) return null;
  try {
    return compilePackage(parsed.data);
  } catch {
    return null; // a package with lint faults was never published
  }
}

/** Of the snapshot, what the score depends on; unknown keys belong to the decision and are kept by the hash. */
const scoredSchema = z.object({
  organisation: z.object({
    name: z.string(),
    shortName: z.string(),
    kind: z.enum(ORGANISATION_KINDS),
    district: z.string(),
  }),
  year: z.number().int(),
  content: reportContentSchema,
});

/** null when the bytes are no snapshot. */
export function snapshotInput(bytes: Uint8Array): EvaluationInput | null {
  return scoredSchema.safeParse(parseJson(bytes)).data ?? null;
}

/** undefined for what is no JSON in UTF-8. */
export function parseJson(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
