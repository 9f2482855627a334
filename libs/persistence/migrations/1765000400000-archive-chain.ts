import type { MigrationInterface, QueryRunner } from 'typeorm';

import { REFUSE_TO_DESTROY } from './1764000000000-initial.js';
import { CHAIN_TABLES, LINK_OLD_ENTRIES, LOCK_TAIL } from './archive-chain/statements.js';
import { guardsOf } from './initial/guards.js';

/** One hash chain over the archive of a bureau, and a Merkle root a day. */
export class ArchiveChain1765000400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      ...CHAIN_TABLES,
      ...LOCK_TAIL,
      LINK_OLD_ENTRIES,
      ...guardsOf('archive_link', []),
      ...guardsOf('archive_root', []),
      'GRANT SELECT, INSERT ON archive_link, archive_root TO ziping_app',
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    await runner.query('DROP FUNCTION lock_archive_tail(uuid)');
    await runner.query('DROP TABLE archive_root');
    await runner.query('DROP TABLE archive_link');
  }
}
