import type pg from 'pg';
import type { DataSource } from 'typeorm';

import { translating } from './errors.js';
import type { ExecuteSql } from './jobs/index.js';

/**
 * Single statements on any free connection of the data source, as the job runner needs them. Past TypeORM, which cannot
 * take several statements in one text.
 */
export function executeSqlOnPool(dataSource: DataSource): ExecuteSql {
  return (text, values) => {
    const { master } = dataSource.driver as unknown as { readonly master: pg.Pool };
    return translating(() => master.query(text, values && [...values]));
  };
}
