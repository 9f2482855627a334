import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts page by page within a bureau, and names in the order people look them up (BY_PINYIN). */
export class Lists1764900100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX user_account_list_idx ON user_account (bureau_id, account)');
    await runner.query(
      'CREATE INDEX organisation_pinyin_idx ON organisation (bureau_id, name COLLATE "zh-Hans-x-icu", id)',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX organisation_pinyin_idx');
    await runner.query('DROP INDEX user_account_list_idx');
  }
}
