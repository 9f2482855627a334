import { z } from 'zod';

import type { ArchivedFile } from '#libs/features/ports';
import { sha256Hex } from '#libs/kernel';

import { fault, type ArchiveFault } from './fault.js';
import { parseJson } from './meaning.js';
import { FILE_NAMES } from './names.js';

/** A file that the archived report refers to and that is kept beside the archive, by its content. */
interface Referred {
  /** In words: 佐证材料《…》. */
  readonly label: string;
  readonly sha256: string;
}

/** Reads such a file by the SHA-256 of its bytes; null when it is not there. */
export type ReadEvidence = (sha256: string) => Promise<Uint8Array | null>;

const named = z.object({ filename: z.string(), sha256: z.string().regex(/^[0-9a-f]{64}$/) });
const contentSchema = z.object({ attachments: z.array(named) });
const decisionsSchema = z.object({ meetings: z.array(z.object({ minutes: named.nullable() })) });

/** Evidence from the report, minutes from its decisions; what cannot be read names none, and is a fault of its own. */
function referredIn(contents: ReadonlyMap<string, Uint8Array>): Referred[] {
  const content = contentSchema.safeParse(parseJson(contents.get(FILE_NAMES.content)));
  const decisions = decisionsSchema.safeParse(parseJson(contents.get(FILE_NAMES.decisions)));
  const evidence = content.data?.attachments ?? [];
  const minutes = decisions.data?.meetings.flatMap((meeting) => meeting.minutes ?? []) ?? [];
  const all = [
    ...evidence.map(({ filename, sha256 }) => ({ label: `佐证材料《${filename}》`, sha256 })),
    ...minutes.map(({ filename, sha256 }) => ({ label: `会议纪要《${filename}》`, sha256 })),
  ];
  return [...new Map(all.map((file) => [file.sha256, file])).values()];
}

/** Hashes again every file of evidence and every minutes the archived report refers to. */
export async function checkEvidence(
  contents: ReadonlyMap<string, Uint8Array>,
  read: ReadEvidence,
): Promise<{ readonly faults: readonly ArchiveFault[]; readonly checked: number }> {
  const faults: ArchiveFault[] = [];
  let checked = 0;
  for (const { label, sha256 } of referredIn(contents)) {
    const bytes = await read(sha256);
    if (bytes === null) {
      faults.push({ kind: 'missing', file: label, message: '文件缺失' });
      continue;
    }
    checked += 1;
    if (sha256Hex(bytes) !== sha256)
      faults.push({ kind: 'changed', file: label, message: '文件内容与送审、审议时的校验码不符' });
  }
  return { faults, checked };
}

const indexSchema = z.object({ files: z.array(named.extend({ file: z.string() })) });

/** Evidence and minutes the report refers to that the bag or its index leaves out. */
export function unlistedFaults(
  contents: ReadonlyMap<string, Uint8Array>,
  files: readonly ArchivedFile[],
): readonly ArchiveFault[] {
  const index = indexSchema.safeParse(parseJson(contents.get(FILE_NAMES.evidence)));
  if (!index.success) return [];
  const inBag = new Map(files.map(({ name, sha256 }) => [name, sha256]));
  const whole = index.data.files.filter(({ file, sha256 }) => inBag.get(file) === sha256);
  const listed = new Set(whole.map(({ sha256 }) => sha256));
  return referredIn(contents)
    .filter(({ sha256 }) => !listed.has(sha256))
    .map(({ label }) => fault('missing', label, '档案包中没有这个文件'));
}
