import type { ArchiveScheme } from '../api/types.ts';

type Retention = ArchiveScheme['retention'];

export const RETENTION_LABELS: Readonly<Record<Retention, string>> = {
  permanent: '永久',
  y30: '30 年',
  y10: '10 年',
};

export const RETENTION_OPTIONS: readonly { readonly value: Retention; readonly label: string }[] = (
  Object.keys(RETENTION_LABELS) as Retention[]
).map((value) => ({ value, label: RETENTION_LABELS[value] }));
