import type {
  ArchiveLinkRecord,
  ArchiveRepository,
  ArchiveRootRecord,
  LinkedEntry,
  UnitOfWork,
} from '#libs/features/ports';

import { hashOfLink, leafOf, NOTHING_BEFORE } from './chain.js';
import { MerkleTree } from './merkle.js';
import { schemeFaults } from './schemes.js';

/** A root somebody kept from before; only what is given is compared. */
export type KnownRoot = Pick<ArchiveRootRecord, 'bureauId' | 'size' | 'root'>;

export interface ChainFault {
  /** The row, by table and key: `archive_link 3`, `archive_root 2025-03-10`. */
  readonly row: string;
  readonly message: string;
}

export interface ChainVerdict {
  readonly bureauId: string;
  readonly ok: boolean;
  readonly faults: readonly ChainFault[];
  /** Entries in the chain, the hash of its last link, and the root over all of them: a checkpoint to keep. */
  readonly size: number;
  readonly head: string;
  readonly root: string;
}

const PAGE = 500;

/**
 * Recomputes the chain of a bureau from its first link, every entry's leaf from its row, and every root; and holds what
 * belongs to no one entry, the schemes of its units, against the audit trail.
 * @param known roots kept elsewhere: a chain cut or written anew as a whole is found only by them
 */
export function verifyArchiveChain(
  unitOfWork: Pick<UnitOfWork, 'snapshot'>,
  bureauId: string,
  known: readonly KnownRoot[] = [],
): Promise<ChainVerdict> {
  return unitOfWork.snapshot(async (read) => {
    const { faults, ...chain } = await walkChain(read.archive, bureauId, known);
    const all = [...faults, ...(await schemeFaults(read, bureauId))];
    return { ...chain, ok: all.length === 0, faults: all };
  });
}

async function walkChain(
  archive: ArchiveRepository,
  bureauId: string,
  known: readonly KnownRoot[],
): Promise<Omit<ChainVerdict, 'ok'>> {
  const faults: ChainFault[] = [];
  const roots = await archive.roots(bureauId);
  const awaited = rootsBySize(
    roots,
    known.filter((root) => root.bureauId === bureauId),
  );
  const tree = new MerkleTree();
  let last: ArchiveLinkRecord | null = null;
  let size = 0;
  for (let page = await archive.links(bureauId, '0', PAGE); page.length > 0;) {
    for (const linked of page) {
      faults.push(...linkFaults(linked, last));
      tree.append(linked.link.leaf);
      size += 1;
      last = linked.link;
      faults.push(...rootFaults(awaited.get(size) ?? [], tree.root(), linked.link));
    }
    page = page.length < PAGE ? [] : await archive.links(bureauId, last?.sequence ?? '0', PAGE);
  }
  faults.push(...beyond(awaited, size), ...(await unlinkedFaults(archive, bureauId)));
  const head = last?.hash ?? NOTHING_BEFORE;
  return { bureauId, faults, size, head, root: tree.root() };
}

interface Awaited {
  readonly row: string;
  readonly root: string;
  /** Of a stored root: its own day and head. */
  readonly stored: ArchiveRootRecord | null;
}

function rootsBySize(
  roots: readonly ArchiveRootRecord[],
  known: readonly KnownRoot[],
): ReadonlyMap<number, readonly Awaited[]> {
  const bySize = new Map<number, Awaited[]>();
  const add = (size: number, awaited: Awaited): void => {
    bySize.set(size, [...(bySize.get(size) ?? []), awaited]);
  };
  for (const stored of roots) {
    add(stored.size, { row: `archive_root ${stored.day}`, root: stored.root, stored });
  }
  for (const { size, root } of known)
    add(size, { row: `所持校验根（${size} 份）`, root, stored: null });
  return bySize;
}

function linkFaults({ link, entry }: LinkedEntry, before: ArchiveLinkRecord | null): ChainFault[] {
  const row = `archive_link ${link.sequence}`;
  const faults: ChainFault[] = [];
  const sequence = BigInt(before?.sequence ?? '0') + 1n;
  if (BigInt(link.sequence) !== sequence) {
    faults.push({ row, message: `链条缺第 ${sequence} 环` });
  }
  if (link.previousHash !== (before?.hash ?? NOTHING_BEFORE)) {
    faults.push({ row, message: '与上一环的校验码接不上' });
  }
  if (link.hash !== hashOfLink(link)) faults.push({ row, message: '本环内容与校验码不符' });
  if (before !== null && link.day < before.day) faults.push({ row, message: '日期早于上一环' });
  const entryRow = `archive_entry ${link.entryId}`;
  if (entry === null) faults.push({ row: entryRow, message: '档案登记缺失' });
  else if (leafOf(entry) !== link.leaf) {
    faults.push({ row: entryRow, message: '档案登记与入链时的不符' });
  }
  return faults;
}

function rootFaults(
  awaited: readonly Awaited[],
  root: string,
  link: ArchiveLinkRecord,
): ChainFault[] {
  return awaited.flatMap((expected) => {
    const { row, stored } = expected;
    if (expected.root !== root)
      return [{ row, message: '校验根与重新计算的不符：此前的档案被改动过' }];
    const agrees = stored === null || (stored.head === link.hash && stored.day === link.day);
    return agrees ? [] : [{ row, message: '校验根的日期或链头与链条不符' }];
  });
}

/** Roots over more entries than there are: the end of the chain was cut off. */
function beyond(
  awaited: ReadonlyMap<number, readonly Awaited[]>,
  size: number,
): readonly ChainFault[] {
  return [...awaited]
    .filter(([of]) => of > size || of < 1)
    .flatMap(([of, roots]) =>
      roots.map(({ row }) => ({ row, message: `涵盖 ${of} 份档案，链上只有 ${size} 份` })),
    );
}

async function unlinkedFaults(
  archive: ArchiveRepository,
  bureauId: string,
): Promise<readonly ChainFault[]> {
  const unlinked = await archive.unlinked(bureauId);
  return unlinked.map((id) => ({ row: `archive_entry ${id}`, message: '档案不在链上' }));
}
