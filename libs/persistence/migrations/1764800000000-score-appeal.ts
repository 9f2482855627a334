import type { MigrationInterface, QueryRunner } from 'typeorm';

import { guardsOf } from './initial/guards.js';

const COMMANDS_BEFORE = `'edit', 'waive_check', 'submit', 'withdraw', 'record_meeting', 'committee_pass',
  'committee_return', 'annotate', 'adjust_score', 'bureau_return', 'approve', 'archive', 'revise'`;

const commandsKnown = (commands: string): readonly string[] => [
  'ALTER TABLE decision DROP CONSTRAINT decision_command_known',
  `ALTER TABLE decision ADD CONSTRAINT decision_command_known CHECK (command IN (${commands}))`,
];

/** What the bureau fills in when it answers; everything else of an appeal is fixed. */
const ANSWER = ['reply', 'replied_by', 'replied_by_name', 'replied_at'];

const TABLE: readonly string[] = [
  `ALTER TABLE score_adjustment
    ADD CONSTRAINT score_adjustment_of_report_unique UNIQUE (bureau_id, report_id, id)`,
  `CREATE TABLE score_appeal (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    adjustment_id uuid NOT NULL,
    text text NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    reply text,
    replied_by uuid,
    replied_by_name text,
    replied_at timestamptz(3),
    CONSTRAINT score_appeal_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT score_appeal_once UNIQUE (bureau_id, adjustment_id),
    CONSTRAINT score_appeal_adjustment_fk FOREIGN KEY (bureau_id, report_id, adjustment_id)
      REFERENCES score_adjustment (bureau_id, report_id, id),
    CONSTRAINT score_appeal_author_fk FOREIGN KEY (bureau_id, author_id)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT score_appeal_replied_by_fk FOREIGN KEY (bureau_id, replied_by)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT score_appeal_says_something CHECK (btrim(text) <> ''),
    CONSTRAINT score_appeal_answered_whole CHECK
      (num_nulls(reply, replied_by, replied_by_name, replied_at) IN (0, 4) AND btrim(coalesce(reply, '-')) <> '')
  )`,
  `CREATE INDEX score_appeal_report_idx ON score_appeal (bureau_id, report_id, created_at)`,
  `COMMENT ON TABLE score_appeal IS 'Objections of the unit to adjustments of its score, with the answer of the bureau'`,
  ...guardsOf('score_appeal', ANSWER),
  `GRANT SELECT, INSERT ON score_appeal TO ziping_app`,
  `GRANT UPDATE (${ANSWER.join(', ')}) ON score_appeal TO ziping_app`,
];

const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM score_appeal) THEN
    RAISE EXCEPTION 'there are appeals, and they are not taken back';
  END IF;
END $$`;

/** 申诉 against an adjustment of the score, and the two decisions that make it. */
export class ScoreAppeal1764800000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const commands = commandsKnown(`${COMMANDS_BEFORE}, 'appeal_score', 'answer_appeal'`);
    for (const statement of [...TABLE, ...commands]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    for (const statement of commandsKnown(COMMANDS_BEFORE)) await runner.query(statement);
    await runner.query('DROP TABLE score_appeal');
    await runner.query(
      'ALTER TABLE score_adjustment DROP CONSTRAINT score_adjustment_of_report_unique',
    );
  }
}
