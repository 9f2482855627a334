import type { ArchiveEntryRecord } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';

import type { Installation } from '../../worker/installation.js';

const PAGE = 100;

type Reading = Pick<Installation, 'unitOfWork'>;

/** Every entry of every bureau, newest first. */
export async function* entriesOf({ unitOfWork }: Reading): AsyncGenerator<ArchiveEntryRecord> {
  const { archive, organisations } = unitOfWork.read;
  for (const { id: bureauId } of await organisations.bureaus()) {
    let after: string | null = null;
    do {
      const page: readonly ArchiveEntryRecord[] = await archive.list(bureauId, after, PAGE);
      yield* page;
      after = page.length < PAGE ? null : (page.at(-1)?.id ?? null);
    } while (after !== null);
  }
}

/** By the id of the entry or of its report. Errors: `archive.not_found`. */
export async function findEntry(from: Reading, id: string): Promise<ArchiveEntryRecord> {
  for await (const entry of entriesOf(from)) {
    if (id === entry.id || id === entry.reportId) return entry;
  }
  throw new ZipingError('archive.not_found', `没有档案 ${id}。`);
}
