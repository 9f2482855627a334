import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Documents are found by the code printed on them, whatever bureau they are of. */
export class VerificationCodes1765000900000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX publication_id_idx ON publication (id)');
    await runner.query(
      'CREATE INDEX archive_entry_submission_idx ON archive_entry (submission_id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX archive_entry_submission_idx');
    await runner.query('DROP INDEX publication_id_idx');
  }
}
