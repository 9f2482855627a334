import type {
  ArchiveEntryRecord,
  ArchiveLinkRecord,
  ArchiveRootRecord,
  Transaction,
} from '#libs/features/ports';
import { beijingDate, sha256Hex } from '#libs/kernel';

import { MerkleTree } from './merkle.js';

/** What the first entry of a bureau follows. */
export const NOTHING_BEFORE = '0'.repeat(64);

/**
 * SHA-256 of what is registered of an entry. The files are in the manifest, whose hash is here. Plain lines, so that an
 * auditor, and the migration that linked old entries, can compute it without this software.
 */
export function leafOf(entry: ArchiveEntryRecord): string {
  const { id, reportId, submissionId, contentHash, manifestSha256, pages, archivedAt } = entry;
  return sha256Hex(
    [id, reportId, submissionId, contentHash, manifestSha256, pages, archivedAt.toISOString()].join(
      '\n',
    ),
  );
}

/** SHA-256 of a link without its own hash. */
export function hashOfLink(link: Omit<ArchiveLinkRecord, 'hash' | 'bureauId'>): string {
  const { sequence, entryId, day, leaf, previousHash } = link;
  return sha256Hex([sequence, entryId, day, leaf, previousHash].join('\n'));
}

/**
 * Appends an entry to the chain of its bureau and seals the days that are over. Holds the chain's lock until the
 * transaction ends. A clock set back gives no day before the last one: order is the sequence's, not the clock's.
 */
export async function linkEntry(
  { archive }: Pick<Transaction, 'archive'>,
  entry: ArchiveEntryRecord,
): Promise<void> {
  const { bureauId } = entry;
  const last = await archive.lockTail(bureauId);
  const today = beijingDate(entry.archivedAt);
  const link = {
    bureauId,
    sequence: String(BigInt(last?.sequence ?? '0') + 1n),
    entryId: entry.id,
    day: last !== null && last.day > today ? last.day : today,
    leaf: leafOf(entry),
    previousHash: last?.hash ?? NOTHING_BEFORE,
  };
  if (last !== null && last.day < link.day) await sealBefore(archive, entry, link.day);
  await archive.insertLink({ ...link, hash: hashOfLink(link) });
}

/**
 * Writes the root of every day that is over and has none yet: over all entries of the bureau up to its end, so that one
 * root vouches for everything before it. Safe to repeat.
 * @returns the roots written now
 */
export async function sealDays(
  { archive }: Pick<Transaction, 'archive'>,
  bureauId: string,
  now: Date,
): Promise<readonly ArchiveRootRecord[]> {
  await archive.lockTail(bureauId);
  return sealBefore(archive, { bureauId, archivedAt: now }, beijingDate(now));
}

async function sealBefore(
  archive: Transaction['archive'],
  { bureauId, archivedAt }: Pick<ArchiveEntryRecord, 'bureauId' | 'archivedAt'>,
  today: string,
): Promise<readonly ArchiveRootRecord[]> {
  const days = await archive.daysToSeal(bureauId, today);
  const last = days.at(-1);
  if (last === undefined) return [];
  const leaves = await archive.leaves(bureauId, last.size);
  const tree = new MerkleTree();
  let grown = 0;
  const roots = days.map((day): ArchiveRootRecord => {
    for (; grown < day.size; grown += 1) tree.append(leaves[grown] ?? '');
    return { bureauId, ...day, root: tree.root(), sealedAt: archivedAt };
  });
  for (const root of roots) await archive.insertRoot(root);
  return roots;
}
