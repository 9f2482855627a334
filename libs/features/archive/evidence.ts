import { z } from 'zod';

import { sha256Hex } from '#libs/kernel';

import { FILE_NAMES } from './names.js';
import type { ArchiveFault } from './fault.js';

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
  const content = contentSchema.safeParse(parsed(contents.get(FILE_NAMES.content)));
  const decisions = decisionsSchema.safeParse(parsed(contents.get(FILE_NAMES.decisions)));
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

function parsed(bytes: Uint8Array | undefined): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch {
    return undefined;
  }
}
