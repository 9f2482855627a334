import type { MigrationInterface, QueryRunner } from 'typeorm';

import { guardsOf } from './initial/guards.js';

/** How far a simulation has come. */
const CHANGES: readonly string[] = ['state', 'done', 'pending', 'tally', 'finished_at', 'failure'];

const UP: readonly string[] = [
  `CREATE TABLE rulebook_simulation (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    draft_id uuid NOT NULL,
    content_hash text NOT NULL,
    year integer NOT NULL,
    state text NOT NULL,
    total integer NOT NULL,
    done integer NOT NULL,
    pending jsonb NOT NULL,
    tally jsonb NOT NULL,
    tried jsonb NOT NULL,
    started_by_name text NOT NULL,
    started_at timestamptz(3) NOT NULL,
    finished_at timestamptz(3),
    failure text,
    CONSTRAINT rulebook_simulation_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT rulebook_simulation_draft_fk FOREIGN KEY (bureau_id, draft_id) REFERENCES rule_draft (bureau_id, id),
    CONSTRAINT rulebook_simulation_state_known CHECK (state IN ('queued', 'running', 'done', 'cancelled', 'failed')),
    CONSTRAINT rulebook_simulation_finished_whole CHECK
      ((state IN ('queued', 'running')) = (finished_at IS NULL)),
    CONSTRAINT rulebook_simulation_failed_whole CHECK ((state = 'failed') = (failure IS NOT NULL)),
    CONSTRAINT rulebook_simulation_done_whole CHECK (state <> 'done' OR (done = total AND pending = '[]')),
    CONSTRAINT rulebook_simulation_counted CHECK (done BETWEEN 0 AND total),
    CONSTRAINT rulebook_simulation_hash_is_sha256 CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT rulebook_simulation_pending_is_a_list CHECK (jsonb_typeof(pending) = 'array')
  )`,
  `CREATE INDEX rulebook_simulation_draft_idx ON rulebook_simulation (bureau_id, draft_id, id DESC)`,
  `CREATE UNIQUE INDEX rulebook_simulation_one_at_a_time ON rulebook_simulation (bureau_id, draft_id)
    WHERE state IN ('queued', 'running')`,
  `COMMENT ON TABLE rulebook_simulation IS
    'Drafts of rules tried on the reports of a year; publication asks for one of exactly what is published'`,
  ...guardsOf('rulebook_simulation', CHANGES),
  'GRANT SELECT, INSERT ON rulebook_simulation TO ziping_app',
  `GRANT UPDATE (${CHANGES.join(', ')}) ON rulebook_simulation TO ziping_app`,

  `CREATE TABLE rulebook_simulation_result (
    bureau_id uuid NOT NULL,
    simulation_id uuid NOT NULL,
    report_id uuid NOT NULL,
    name text NOT NULL,
    outcome text NOT NULL,
    distance numeric NOT NULL,
    grade_changed boolean NOT NULL,
    newly_failing integer NOT NULL,
    effect jsonb,
    CONSTRAINT rulebook_simulation_result_pkey PRIMARY KEY (bureau_id, simulation_id, report_id),
    CONSTRAINT rulebook_simulation_result_simulation_fk FOREIGN KEY (bureau_id, simulation_id)
      REFERENCES rulebook_simulation (bureau_id, id),
    CONSTRAINT rulebook_simulation_result_report_fk FOREIGN KEY (bureau_id, report_id)
      REFERENCES report (bureau_id, id),
    CONSTRAINT rulebook_simulation_result_outcome_known CHECK
      (outcome IN ('compared', 'unscorable', 'unfinished', 'failed')),
    CONSTRAINT rulebook_simulation_result_effect_whole CHECK ((outcome = 'failed') = (effect IS NULL)),
    CONSTRAINT rulebook_simulation_result_distance_told CHECK ((outcome = 'compared') = (distance >= 0))
  )`,
  `CREATE INDEX rulebook_simulation_result_distance_idx ON rulebook_simulation_result
    (bureau_id, simulation_id, distance DESC, report_id DESC)`,
  `COMMENT ON TABLE rulebook_simulation_result IS
    'Reports a draft of rules would change: score, grade, failing checks, or that they have no score any more'`,
  ...guardsOf('rulebook_simulation_result', []),
  'GRANT SELECT, INSERT ON rulebook_simulation_result TO ziping_app',
];

const REFUSE_TO_DESTROY = `
DO $$ BEGIN
  IF EXISTS (SELECT FROM rulebook_simulation) THEN
    RAISE EXCEPTION 'publications rest on simulations, and they are not taken back';
  END IF;
END $$`;

/** Drafts of rules tried on the reports of a year. */
export class Simulation1765001800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(REFUSE_TO_DESTROY);
    await runner.query('DROP TABLE rulebook_simulation_result');
    await runner.query('DROP TABLE rulebook_simulation');
  }
}
