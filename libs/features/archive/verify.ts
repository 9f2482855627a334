import { z } from 'zod';

import type { ArchivedFile } from '#libs/features/ports';
import { canonicalJson, contentHash, sha256Hex } from '#libs/kernel';
import {
  compilePackage,
  evaluate,
  ORGANISATION_KINDS,
  reportContentSchema,
  rulebookPackageSchema,
  type CompiledRulebook,
  type EvaluationInput,
} from '#libs/rulebook';

import { checkEvidence, type ReadEvidence } from './evidence.js';
import type { ArchiveFault } from './fault.js';
import { manifestSchema, type ArchiveManifest } from './manifest.js';
import { FILE_NAMES, MANIFEST_NAME } from './names.js';

/** Where an archive's files are read from: the store, or a folder somebody was given. */
export interface ArchiveFiles {
  /** null when the file is not there. */
  read(name: string): Promise<Uint8Array | null>;
  /** Names of everything in the entry's folder; left out where nobody can look. */
  readonly list?: () => Promise<readonly string[]>;
  /** Evidence and minutes, which are kept beside the archive; left out where only the entry's folder is at hand. */
  readonly evidence?: ReadEvidence;
}

/** What the database says of an entry; for an exported folder nothing is known beforehand. */
export interface RegisteredEntry {
  readonly contentHash: string;
  readonly manifestSha256: string;
  readonly files: readonly ArchivedFile[];
}

export interface Verification {
  readonly ok: boolean;
  readonly faults: readonly ArchiveFault[];
  /** null when the manifest itself is gone or unreadable. */
  readonly manifest: ArchiveManifest | null;
  /** Files read and hashed. */
  readonly filesChecked: number;
}

/**
 * Checks an archived report from its bytes alone: every file against the manifest, the manifest against what is
 * registered, the content against the hash that was decided on, and the score by computing it again. All faults at once.
 */
export type VerifyArchive = (
  files: ArchiveFiles,
  registered: RegisteredEntry | null,
) => Promise<Verification>;

/** A verifier that compiles each rulebook it meets once: a year's reports share theirs. */
export function createArchiveVerifier(): VerifyArchive {
  const compiled = new Map<string, CompiledRulebook | null>();
  const compile: Compile = (bytes) => {
    const hash = sha256Hex(bytes);
    const known = compiled.get(hash);
    if (known !== undefined) return known;
    const rulebook = compileArchived(bytes);
    compiled.set(hash, rulebook);
    return rulebook;
  };
  return (files, registered) => verify(files, registered, compile);
}

type Compile = (bytes: Uint8Array) => CompiledRulebook | null;

async function verify(
  files: ArchiveFiles,
  registered: RegisteredEntry | null,
  compile: Compile,
): Promise<Verification> {
  const manifestBytes = await files.read(MANIFEST_NAME);
  if (manifestBytes === null) {
    return failed([fault('missing', MANIFEST_NAME, '清单缺失，其余文件无从核对')]);
  }
  const faults: ArchiveFault[] = [];
  if (registered !== null && sha256Hex(manifestBytes) !== registered.manifestSha256) {
    faults.push(fault('changed', MANIFEST_NAME, '清单与登记的校验码不符'));
  }
  const parsed = manifestSchema.safeParse(parseJson(manifestBytes));
  if (!parsed.success) {
    return failed([...faults, fault('unreadable', MANIFEST_NAME, '清单不是约定的格式')]);
  }
  const manifest = parsed.data;
  faults.push(...registrationFaults(manifest, registered));
  const contents = new Map<string, Uint8Array>();
  for (const expected of manifest.files) {
    const bytes = await files.read(expected.name);
    if (bytes !== null) contents.set(expected.name, bytes);
    faults.push(...fileFaults(expected, bytes));
  }
  faults.push(...(await extraFaults(manifest, files)));
  faults.push(...(await meaningFaults(manifest, contents, compile)));
  const { evidence = null } = files;
  const beside = evidence === null ? NOTHING_BESIDE : await checkEvidence(contents, evidence);
  faults.push(...beside.faults);
  const filesChecked = contents.size + 1 + beside.checked;
  return { ok: faults.length === 0, faults, manifest, filesChecked };
}

const NOTHING_BESIDE = { faults: [], checked: 0 } as const;

function failed(faults: readonly ArchiveFault[]): Verification {
  return { ok: false, faults, manifest: null, filesChecked: 0 };
}

function fault(kind: ArchiveFault['kind'], file: string, message: string): ArchiveFault {
  return { kind, file, message };
}

function registrationFaults(
  manifest: ArchiveManifest,
  registered: RegisteredEntry | null,
): ArchiveFault[] {
  const required = Object.values(FILE_NAMES);
  const listed = new Set(manifest.files.map(({ name }) => name));
  const faults = required
    .filter((name) => !listed.has(name))
    .map((name) => fault('missing', name, '清单未列此文件'));
  if (registered === null) return faults;
  if (registered.contentHash !== manifest.contentHash) {
    faults.push(fault('unregistered', MANIFEST_NAME, '清单的内容校验码与登记不符'));
  }
  if (canonicalJson(registered.files) !== canonicalJson(manifest.files)) {
    faults.push(fault('unregistered', MANIFEST_NAME, '清单所列文件与登记不符'));
  }
  return faults;
}

/** Whatever lies in the folder besides what the manifest names: somebody put it there afterwards. */
async function extraFaults(
  manifest: ArchiveManifest,
  { list }: ArchiveFiles,
): Promise<ArchiveFault[]> {
  const expected = new Set([MANIFEST_NAME, ...manifest.files.map(({ name }) => name)]);
  const found = (await list?.()) ?? [];
  return found
    .filter((name) => !expected.has(name))
    .map((name) => fault('extra', name, '清单中没有这个文件'));
}

function fileFaults(expected: ArchivedFile, bytes: Uint8Array | null): ArchiveFault[] {
  if (bytes === null) return [fault('missing', expected.name, '文件缺失')];
  if (bytes.byteLength !== expected.size) {
    const sizes = `应为 ${expected.size} 字节，实为 ${bytes.byteLength} 字节`;
    return [fault('changed', expected.name, `文件大小不符：${sizes}`)];
  }
  if (sha256Hex(bytes) !== expected.sha256) {
    return [fault('changed', expected.name, '文件内容与清单的校验码不符')];
  }
  return [];
}

/** Whether the files belong together: content to decision, rulebook to manifest, score to both. */
async function meaningFaults(
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
    const again = canonicalJson((await evaluate(compiled, input)).score);
    if (sha256Hex(again) !== sha256Hex(score)) {
      faults.push(fault('replay', FILE_NAMES.score, '按归档的规则重新计算，得分与归档的不符'));
    }
  }
  return faults;
}

/** null when the bytes are no rulebook that compiles. */
function compileArchived(bytes: Uint8Array): CompiledRulebook | null {
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

function snapshotInput(bytes: Uint8Array): EvaluationInput | null {
  return scoredSchema.safeParse(parseJson(bytes)).data ?? null;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
