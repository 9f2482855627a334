/** A report without a deadline, or without a score, stands at the end of the list: the repository sorts by the same. */
export const REPORT_COLUMNS: readonly string[] = [
  `ALTER TABLE report
    ADD COLUMN due_on date,
    ADD COLUMN open_errors integer,
    ADD COLUMN failing_checks jsonb,
    ADD COLUMN score numeric,
    ADD COLUMN converted numeric,
    ADD COLUMN grade text,
    ADD COLUMN grade_label text,
    ADD CONSTRAINT report_open_errors_counted CHECK (open_errors >= 0),
    ADD CONSTRAINT report_failing_checks_is_a_list CHECK (jsonb_typeof(failing_checks) = 'array'),
    ADD CONSTRAINT report_checks_known_together CHECK ((open_errors IS NULL) = (failing_checks IS NULL))`,
  `CREATE INDEX report_due_idx ON report (bureau_id, (COALESCE(due_on, DATE 'infinity')), id)`,
  `CREATE INDEX report_best_idx ON report (bureau_id, (COALESCE(converted, -1)), id)`,
  `CREATE INDEX report_worst_idx ON report (bureau_id, (COALESCE(converted, 1000)), id)`,
  `CREATE INDEX report_year_stage_idx ON report (bureau_id, year, stage)`,
  `COMMENT ON COLUMN report.due_on IS 'Day in Beijing after which the report is late in its stage'`,
  `COMMENT ON COLUMN report.open_errors IS 'Failing error checks nobody waived; null where nothing was evaluated since this is kept'`,
];

export const SCORES: readonly string[] = [
  `CREATE TABLE indicator_score (
    bureau_id uuid NOT NULL,
    submission_id uuid NOT NULL,
    indicator_id text NOT NULL,
    position integer NOT NULL,
    number text NOT NULL,
    label text NOT NULL,
    category text NOT NULL,
    status text NOT NULL,
    score numeric,
    applicable_full_marks numeric NOT NULL,
    CONSTRAINT indicator_score_pkey PRIMARY KEY (bureau_id, submission_id, indicator_id),
    CONSTRAINT indicator_score_submission_fk FOREIGN KEY (bureau_id, submission_id)
      REFERENCES submission (bureau_id, id),
    CONSTRAINT indicator_score_status_known CHECK (status IN ('scored', 'not_applicable', 'missing', 'error'))
  )`,
  `COMMENT ON TABLE indicator_score IS 'Indicators of a submission''s evaluation as rows, for sums over the district'`,
  ...keptAsWritten('indicator_score'),
];

export const NOTICES: readonly string[] = [
  `CREATE TABLE notice (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    recipient_id uuid NOT NULL,
    report_id uuid NOT NULL,
    kind text NOT NULL,
    stage text NOT NULL,
    message text NOT NULL,
    sender_id uuid NOT NULL,
    sender_name text NOT NULL,
    sent_at timestamptz(3) NOT NULL,
    read_at timestamptz(3),
    CONSTRAINT notice_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT notice_recipient_fk FOREIGN KEY (bureau_id, recipient_id) REFERENCES user_account (bureau_id, id),
    CONSTRAINT notice_sender_fk FOREIGN KEY (bureau_id, sender_id) REFERENCES user_account (bureau_id, id),
    CONSTRAINT notice_report_fk FOREIGN KEY (bureau_id, report_id) REFERENCES report (bureau_id, id),
    CONSTRAINT notice_kind_known CHECK (kind IN ('urge')),
    CONSTRAINT notice_stage_known CHECK
      (stage IN ('draft', 'committee_review', 'bureau_review', 'approved', 'archived')),
    CONSTRAINT notice_says_something CHECK (message <> '' AND sender_name <> '')
  )`,
  `CREATE INDEX notice_recipient_idx ON notice (bureau_id, recipient_id, id)`,
  `CREATE INDEX notice_unread_idx ON notice (bureau_id, recipient_id) WHERE read_at IS NULL`,
  `CREATE INDEX notice_report_idx ON notice (bureau_id, report_id, stage, sent_at)`,
  `COMMENT ON TABLE notice IS 'What somebody was told within the application: reminders (催办) of the bureau, one row a person'`,
  `CREATE TRIGGER notice_fixed BEFORE UPDATE OF bureau_id, id, recipient_id, report_id, kind, stage, message,
    sender_id, sender_name, sent_at ON notice FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  ...neverRemoved('notice'),
];

export const RIGHTS: readonly string[] = [
  `GRANT UPDATE (due_on, open_errors, failing_checks, score, converted, grade, grade_label) ON report TO ziping_app`,
  `GRANT SELECT, INSERT ON indicator_score, notice TO ziping_app`,
  `GRANT UPDATE (read_at) ON notice TO ziping_app`,
];

/**
 * Reports that are there already: scores out of their submissions, deadlines out of their year's rules. Open errors of
 * drafts stay unknown until the next change; what was submitted had none.
 */
export const FILL: readonly string[] = [
  `UPDATE report r SET score = s.score, converted = s.converted, grade = s.grade,
      grade_label = s.evaluation #>> '{score,gradeLabel}'
    FROM (SELECT DISTINCT ON (bureau_id, report_id) * FROM submission ORDER BY bureau_id, report_id, number DESC) s
    WHERE s.bureau_id = r.bureau_id AND s.report_id = r.id`,
  `INSERT INTO indicator_score
    SELECT s.bureau_id, s.id, i.value ->> 'id', i.ordinality, i.value ->> 'number', i.value ->> 'label',
      i.value ->> 'category', i.value ->> 'status', (i.value ->> 'score')::numeric,
      (i.value ->> 'applicableFullMarks')::numeric
    FROM submission s, jsonb_array_elements(s.evaluation #> '{score,indicators}') WITH ORDINALITY i`,
  `UPDATE report r SET due_on = (r.stage_since AT TIME ZONE 'Asia/Shanghai')::date + (g.value ->> 'days')::integer
    FROM rulebook b, jsonb_array_elements(b.package #> '{workflow,stages}') g
    WHERE b.bureau_id = r.bureau_id AND b.hash = r.rulebook_hash AND g.value ->> 'id' = r.stage`,
  `UPDATE report r SET open_errors = 0, failing_checks = '[]' WHERE stage <> 'draft'`,
];

function neverRemoved(table: string): readonly string[] {
  return [
    `CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    `CREATE TRIGGER ${table}_not_emptied BEFORE TRUNCATE ON ${table}
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ];
}

function keptAsWritten(table: string): readonly string[] {
  return [
    `CREATE TRIGGER ${table}_fixed BEFORE UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    ...neverRemoved(table),
  ];
}
