import type { MigrationInterface, QueryRunner } from 'typeorm';

import { guardsOf } from './initial/guards.js';
import { PUBLICATION_CHANGES, PUBLICATION_TABLES } from './publication/tables.js';

/** What was public once stays on record: taking the schema back must not be the way to lose it. */
const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM publication) THEN
    RAISE EXCEPTION 'the schema holds publications and is not taken back';
  END IF;
END $$`;

/** Public renditions with their secrecy review, and archived PDFs found by their SHA-256. */
export class Publication1764600000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...PUBLICATION_TABLES,
      ...guardsOf('publication', PUBLICATION_CHANGES),
      ...guardsOf('secrecy_review', []),
      'GRANT SELECT, INSERT ON publication, secrecy_review TO ziping_app',
      `GRANT UPDATE (${PUBLICATION_CHANGES.join(', ')}) ON publication TO ziping_app`,
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    await runner.query('DROP INDEX archive_entry_files_idx');
    await runner.query('DROP TABLE secrecy_review');
    await runner.query('DROP TABLE publication');
  }
}
