import type { MigrationInterface, QueryRunner } from 'typeorm';

import { DISPOSAL_RULES } from './disposals/rules.js';
import { DECISION_COLUMNS, DISPOSAL_TABLES, ITEM_COLUMNS } from './disposals/tables.js';
import { guardsOf } from './initial/guards.js';

const UP: readonly string[] = [
  ...DISPOSAL_TABLES,
  ...guardsOf('disposal_list', DECISION_COLUMNS),
  ...guardsOf('disposal_item', ITEM_COLUMNS),
  ...DISPOSAL_RULES,
  'GRANT SELECT, INSERT ON disposal_list, disposal_item TO ziping_app',
  `GRANT UPDATE (${DECISION_COLUMNS.join(', ')}) ON disposal_list TO ziping_app`,
  `GRANT UPDATE (${ITEM_COLUMNS.join(', ')}) ON disposal_item TO ziping_app`,
];

const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM disposal_list) THEN
    RAISE EXCEPTION 'files were proposed for disposal, and the record of it is not taken back';
  END IF;
END $$`;

/** 鉴定销毁: lists of entries whose retention is over, who consented, and what became of their files. */
export class Disposals1765002000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    await runner.query('DROP TRIGGER publication_not_of_disposed ON publication');
    await runner.query('DROP TRIGGER archive_hold_not_of_disposed ON archive_hold');
    await runner.query('DROP TABLE disposal_item, disposal_list');
    for (const name of ['refuse_disposed', 'check_disposal_item', 'check_disposal_verdict'])
      await runner.query(`DROP FUNCTION ${name}()`);
    await runner.query('DROP FUNCTION disposal_objection(uuid, uuid, uuid, date)');
  }
}
