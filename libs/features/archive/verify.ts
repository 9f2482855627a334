import type { ArchivedFile, DisposalOfEntry } from '#libs/features/ports';
import { canonicalJson, sha256Hex, sm3Hex } from '#libs/kernel';
import type { CompiledRulebook } from '#libs/rulebook';

import { bagTags, TAG_NAMES } from './bag.js';
import { checkEvidence, unlistedFaults, type ReadEvidence } from './evidence.js';
import { fault, type ArchiveFault } from './fault.js';
import { manifestSchema, type ArchiveManifest, type NewFile } from './manifest.js';
import { compileArchived, meaningFaults, parseJson, type Compile } from './meaning.js';
import { looseLabelFaults } from './label.js';
import { FILE_NAMES, LABEL_NAME, MANIFEST_NAME, payloadPath, type ArchiveFormat } from './names.js';
import { signatureFaults } from './signature.js';

/** Where an archive's files are read from: the store, or a folder somebody was given. */
export interface ArchiveFiles {
  /** By the path in the entry's folder: `data/report.pdf`. null when the file is not there. */
  read(path: string): Promise<Uint8Array | null>;
  /** Paths of everything in the entry's folder; left out where nobody can look. */
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
  /** The approved list by which the files are or are being deleted; absent: they are to be there. */
  readonly disposal?: DisposalOfEntry;
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

async function verify(
  files: ArchiveFiles,
  registered: RegisteredEntry | null,
  compile: Compile,
): Promise<Verification> {
  const manifestBytes = await readManifest(files);
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
  const { contents, filesRead, ...found } = await readAll(manifest, manifestBytes, files);
  faults.push(...found.faults);
  faults.push(...(await extraFaults(manifest, files)));
  if (registered === null) {
    faults.push(...looseLabelFaults(await files.read(LABEL_NAME), manifestBytes));
  }
  if (manifest.format > 1) faults.push(...unlistedFaults(contents, manifest.files));
  faults.push(...(await signatureFaults(manifest, contents.get(FILE_NAMES.pdf))));
  faults.push(...(await meaningFaults(manifest, contents, compile)));
  const { evidence = null } = files;
  const beside = evidence === null ? NOTHING_BESIDE : await checkEvidence(contents, evidence);
  faults.push(...beside.faults);
  const filesChecked = filesRead + beside.checked;
  return { ok: faults.length === 0, faults, manifest, filesChecked };
}

/** Every file the manifest and the bag name; those that verification looks into are kept. */
async function readAll(manifest: ArchiveManifest, manifestBytes: Uint8Array, files: ArchiveFiles) {
  const contents = new Map<string, Uint8Array>();
  const faults: ArchiveFault[] = [];
  let filesRead = 1;
  const take = async (path: string, faultsOf: (bytes: Uint8Array | null) => ArchiveFault[]) => {
    const bytes = await files.read(path);
    if (bytes !== null) filesRead += 1;
    faults.push(...faultsOf(bytes));
    return bytes;
  };
  for (const expected of manifest.files) {
    const path = payloadPath(manifest.format, expected.name);
    const bytes = await take(path, (found) => fileFaults(expected, found));
    // Evidence may be large and is only hashed.
    if (bytes !== null && UNDERSTOOD.has(expected.name)) contents.set(expected.name, bytes);
  }
  const tags = manifest.format === 1 ? [] : bagTags(manifest, manifestBytes);
  for (const tag of tags) await take(tag.name, (found) => tagFaults(tag, found));
  return { contents, faults, filesRead };
}

/** Looked into and not only hashed. */
const UNDERSTOOD: ReadonlySet<string> = new Set(Object.values(FILE_NAMES));

/** Where the manifest lies says which format the entry has; what the manifest says of it must agree. */
async function readManifest(files: ArchiveFiles): Promise<Uint8Array | null> {
  const inBag = await files.read(payloadPath(2, MANIFEST_NAME));
  return inBag ?? files.read(payloadPath(1, MANIFEST_NAME));
}

/** Files of a bag follow from its manifest: they are written anew and compared. */
function tagFaults(expected: NewFile, bytes: Uint8Array | null): ArchiveFault[] {
  if (bytes === null) return [fault('missing', expected.name, '文件缺失')];
  if (sha256Hex(bytes) === sha256Hex(expected.bytes)) return [];
  return [fault('changed', expected.name, '文件内容与按清单应有的不符')];
}

const NOTHING_BESIDE = { faults: [], checked: 0 } as const;

function failed(faults: readonly ArchiveFault[]): Verification {
  return { ok: false, faults, manifest: null, filesChecked: 0 };
}

function requiredOf(format: ArchiveFormat): readonly string[] {
  return Object.values(FILE_NAMES).filter((name) => format > 1 || name !== FILE_NAMES.evidence);
}

function registrationFaults(
  manifest: ArchiveManifest,
  registered: RegisteredEntry | null,
): ArchiveFault[] {
  const required = requiredOf(manifest.format);
  const listed = new Set(manifest.files.map(({ name }) => name));
  const faults = required
    .filter((name) => !listed.has(name))
    .map((name) => fault('missing', name, '清单未列此文件'));
  if (registered === null) return faults;
  if (registered.contentHash !== manifest.contentHash) {
    faults.push(
      fault('unregistered', MANIFEST_NAME, '清单的内容校验码与登记（archive_entry）不符'),
    );
  }
  if (canonicalJson(registered.files) !== canonicalJson(manifest.files)) {
    faults.push(fault('unregistered', MANIFEST_NAME, '清单所列文件与登记（archive_entry）不符'));
  }
  return faults;
}

/** Whatever lies in the folder besides what the manifest names: somebody put it there afterwards. */
async function extraFaults(
  manifest: ArchiveManifest,
  { list }: ArchiveFiles,
): Promise<ArchiveFault[]> {
  const { format } = manifest;
  const payload = [MANIFEST_NAME, ...manifest.files.map(({ name }) => name)];
  const expected = new Set([
    ...payload.map((name) => payloadPath(format, name)),
    ...(format === 1 ? [] : TAG_NAMES),
    LABEL_NAME, // held against what is registered of it, where that is known
  ]);
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
  const same =
    sha256Hex(bytes) === expected.sha256 &&
    (expected.sm3 === undefined || sm3Hex(bytes) === expected.sm3);
  if (!same) {
    return [fault('changed', expected.name, '文件内容与清单的校验码不符')];
  }
  return [];
}
