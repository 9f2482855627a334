import type { FindOptionsOrder, FindOptionsWhere } from 'typeorm';

import type { ReportJournal } from '#libs/features/ports';

import type { Row, Table } from './table.js';

interface OfReport {
  bureauId: string;
  id: string;
  reportId: string;
}

interface Shape<E, T> {
  /** Of the listing; the id breaks ties. */
  readonly order: FindOptionsOrder<E>;
  readonly toRecord: (entity: E) => T;
  readonly toEntity: (record: T) => Row<E>;
}

/** The row of a bureau, whatever table it is in. */
export function keyOf<E extends OfReport>(bureauId: string, id: string): FindOptionsWhere<E> {
  return { bureauId, id } as FindOptionsWhere<E>;
}

/** Rows that are added and read by report. */
export function journalOf<E extends OfReport, T>(
  table: Table<E>,
  { order, toRecord, toEntity }: Shape<E, T>,
): ReportJournal<T> {
  return {
    insert: (row) => table.insert(toEntity(row)),
    listByReport: async (bureauId, reportId) => {
      const where = { bureauId, reportId } as FindOptionsWhere<E>;
      const rows = await table.many({ where, order });
      return rows.map(toRecord);
    },
  };
}
