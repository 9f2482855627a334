import type {
  ArchiveFilingRecord,
  ArchiveSchemeRecord,
  Retention,
  Transaction,
} from '#libs/features/ports';
import { beijingDate } from '#libs/kernel';

/** Code in the 档号 (DA/T 22), and years; null: for ever. */
const RETENTION: Readonly<Record<Retention, { code: string; years: number | null }>> = {
  permanent: { code: 'Y', years: null },
  y30: { code: 'D30', years: 30 },
  y10: { code: 'D10', years: 10 },
};
const ITEM_DIGITS = 4;

/** 全宗号-门类·年度-保管期限-件号 (DA/T 13, DA/T 22). */
export function archiveNumber(
  filing: Pick<ArchiveFilingRecord, 'fonds' | 'category' | 'year' | 'retention' | 'item'>,
): string {
  const { fonds, category, year, retention, item } = filing;
  const number = String(item).padStart(ITEM_DIGITS, '0');
  return `${fonds}-${category}·${String(year)}-${RETENTION[retention].code}-${number}`;
}

/** Retention counts from the first day of the year after; null: kept for ever. */
export function keptUntil(year: number, retention: Retention): string | null {
  const { years } = RETENTION[retention];
  return years === null ? null : `${String(year + 1 + years)}-01-01`;
}

type Filed = Pick<Transaction, 'archive' | 'archiveKeeping' | 'jobs'>;

/**
 * Gives an entry its 档号 by its unit's scheme; without a scheme it stays unnumbered until the archivist makes one. Within
 * the transaction of archiving, after the entry was linked: the chain's lock keeps numbers without gap or double. Leaves a job that puts the number into the package.
 */
export async function fileEntry(
  { archiveKeeping, jobs }: Pick<Filed, 'archiveKeeping' | 'jobs'>,
  entry: { readonly id: string; readonly archivedAt: Date },
  scheme: ArchiveSchemeRecord | null,
  filedAt: Date,
): Promise<void> {
  if (scheme === null) return;
  const { bureauId, fonds, category, retention } = scheme;
  const year = Number(beijingDate(entry.archivedAt).slice(0, 4));
  const series = { bureauId, fonds, category, year, retention };
  const counted = { ...series, item: (await archiveKeeping.lastItem(series)) + 1 };
  await archiveKeeping.insertFiling({
    ...counted,
    entryId: entry.id,
    number: archiveNumber(counted),
    keptUntil: keptUntil(year, retention),
    filedAt,
    labelledAt: null,
  });
  await jobs.enqueue({ name: 'label-archive', data: { bureauId } });
}

/**
 * Numbers what a unit has archived so far without a number.
 * @returns how many
 */
export async function fileBacklog(
  { archive, archiveKeeping, jobs }: Filed,
  scheme: ArchiveSchemeRecord,
): Promise<number> {
  const { bureauId, organisationId, changedAt } = scheme;
  await archive.lockTail(bureauId);
  const entries = await archiveKeeping.unfiled(bureauId, organisationId);
  for (const entry of entries) await fileEntry({ archiveKeeping, jobs }, entry, scheme, changedAt);
  return entries.length;
}
