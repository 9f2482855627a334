import type { MigrationInterface, QueryRunner } from 'typeorm';

import { guardsOf } from './initial/guards.js';

const UP: readonly string[] = [
  `CREATE TABLE replay_run (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    started_at timestamptz(3) NOT NULL,
    finished_at timestamptz(3) NOT NULL,
    reports integer NOT NULL,
    differing integer NOT NULL,
    differences jsonb NOT NULL,
    CONSTRAINT replay_run_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT replay_run_counted CHECK (differing BETWEEN 0 AND reports),
    CONSTRAINT replay_run_takes_time CHECK (finished_at >= started_at),
    CONSTRAINT replay_run_differences_is_a_list CHECK (jsonb_typeof(differences) = 'array')
  )`,
  `COMMENT ON TABLE replay_run IS 'Every archived score computed again from its stored facts and package: how many differ'`,
  ...guardsOf('replay_run', []),
  'GRANT SELECT, INSERT ON replay_run TO ziping_app',

  `ALTER TABLE notice
    ALTER COLUMN sender_id DROP NOT NULL,
    DROP CONSTRAINT notice_kind_known,
    ADD CONSTRAINT notice_kind_known CHECK (kind IN ('urge', 'replay')),
    ADD CONSTRAINT notice_urge_is_somebodys CHECK (kind <> 'urge' OR sender_id IS NOT NULL)`,
  `COMMENT ON COLUMN notice.sender_id IS 'null: the system itself'`,
];

const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM replay_run) OR EXISTS (SELECT FROM notice WHERE kind = 'replay') THEN
    RAISE EXCEPTION 'scores were computed again, and what came of it is not taken back';
  END IF;
END $$`;

const DOWN: readonly string[] = [
  REFUSE_TO_DESTROY,
  `ALTER TABLE notice
    DROP CONSTRAINT notice_urge_is_somebodys,
    DROP CONSTRAINT notice_kind_known,
    ADD CONSTRAINT notice_kind_known CHECK (kind IN ('urge')),
    ALTER COLUMN sender_id SET NOT NULL`,
  'DROP TABLE replay_run',
];

/** What the nightly replay of archived scores found, and notices that nobody sent. */
export class Replay1765001200000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
