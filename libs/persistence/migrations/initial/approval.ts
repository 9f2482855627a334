/** What the committee and the bureau say about a submission; meetings and decisions are tied to its very content. */
export const APPROVAL_TABLES: readonly string[] = [
  `CREATE TABLE committee_meeting (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    submission_id uuid NOT NULL,
    content_hash text NOT NULL,
    held_on date NOT NULL,
    title text NOT NULL,
    chair text NOT NULL,
    entitled integer NOT NULL,
    present jsonb NOT NULL,
    non_voting jsonb NOT NULL,
    recused jsonb NOT NULL,
    votes_for integer NOT NULL,
    votes_against integer NOT NULL,
    abstained integer NOT NULL,
    resolution text NOT NULL,
    minutes_attachment_id uuid NOT NULL,
    quorate boolean NOT NULL,
    carried boolean NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamptz(3) NOT NULL,
    voided_at timestamptz(3),
    void_reason text,
    CONSTRAINT committee_meeting_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT committee_meeting_of_report_unique UNIQUE (bureau_id, report_id, id),
    CONSTRAINT committee_meeting_content_fk FOREIGN KEY (bureau_id, report_id, submission_id, content_hash)
      REFERENCES submission (bureau_id, report_id, id, content_hash),
    CONSTRAINT committee_meeting_minutes_fk FOREIGN KEY (bureau_id, report_id, minutes_attachment_id)
      REFERENCES attachment (bureau_id, report_id, id),
    CONSTRAINT committee_meeting_recorded_by_fk FOREIGN KEY (bureau_id, recorded_by)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT committee_meeting_names_are_lists CHECK (jsonb_typeof(present) = 'array'
      AND jsonb_typeof(non_voting) = 'array' AND jsonb_typeof(recused) = 'array'),
    CONSTRAINT committee_meeting_attendance CHECK (jsonb_array_length(present) BETWEEN 0 AND entitled),
    CONSTRAINT committee_meeting_votes CHECK (votes_for >= 0 AND votes_against >= 0 AND abstained >= 0
      AND votes_for + votes_against + abstained <= jsonb_array_length(present)),
    CONSTRAINT committee_meeting_void_has_reason CHECK ((voided_at IS NULL) = (void_reason IS NULL))
  )`,
  `CREATE INDEX committee_meeting_submission_idx ON committee_meeting (bureau_id, report_id, submission_id)`,
  `COMMENT ON TABLE committee_meeting IS 'Party committee meetings on a submission; void once the content changed after them'`,

  `CREATE TABLE decision (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    submission_id uuid,
    content_hash text,
    command text NOT NULL,
    from_stage text NOT NULL,
    to_stage text NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    actor_role text NOT NULL,
    reason text,
    fields jsonb NOT NULL,
    meeting_id uuid,
    decided_at timestamptz(3) NOT NULL,
    CONSTRAINT decision_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT decision_report_fk FOREIGN KEY (bureau_id, report_id) REFERENCES report (bureau_id, id),
    CONSTRAINT decision_content_fk FOREIGN KEY (bureau_id, report_id, submission_id, content_hash)
      REFERENCES submission (bureau_id, report_id, id, content_hash),
    CONSTRAINT decision_meeting_fk FOREIGN KEY (bureau_id, report_id, meeting_id)
      REFERENCES committee_meeting (bureau_id, report_id, id),
    CONSTRAINT decision_actor_fk FOREIGN KEY (bureau_id, actor_id) REFERENCES user_account (bureau_id, id),
    CONSTRAINT decision_command_known CHECK (command IN ('edit', 'waive_check', 'submit', 'withdraw',
      'record_meeting', 'committee_pass', 'committee_return', 'annotate', 'adjust_score', 'bureau_return',
      'approve', 'archive', 'revise')),
    CONSTRAINT decision_from_stage_known CHECK
      (from_stage IN ('draft', 'committee_review', 'bureau_review', 'approved', 'archived')),
    CONSTRAINT decision_to_stage_known CHECK
      (to_stage IN ('draft', 'committee_review', 'bureau_review', 'approved', 'archived')),
    CONSTRAINT decision_actor_role_known CHECK (actor_role IN ('system', 'drafter', 'committee_secretary',
      'bureau_reviewer', 'bureau_approver', 'rule_editor', 'rule_approver', 'archivist', 'system_admin',
      'security_admin', 'auditor')),
    CONSTRAINT decision_system_is_nobody CHECK ((actor_role = 'system') = (actor_id IS NULL)),
    CONSTRAINT decision_content_is_submitted CHECK ((submission_id IS NULL) = (content_hash IS NULL)),
    CONSTRAINT decision_approval_is_of_content CHECK
      (content_hash IS NOT NULL OR command NOT IN ('submit', 'committee_pass', 'approve', 'archive')),
    CONSTRAINT decision_return_has_reason CHECK
      (command NOT IN ('committee_return', 'bureau_return') OR btrim(coalesce(reason, '')) <> ''),
    CONSTRAINT decision_pass_has_meeting CHECK (command <> 'committee_pass' OR meeting_id IS NOT NULL),
    CONSTRAINT decision_fields_is_a_list CHECK (jsonb_typeof(fields) = 'array')
  )`,
  `CREATE INDEX decision_report_idx ON decision (bureau_id, report_id, decided_at)`,
  `COMMENT ON TABLE decision IS 'Who decided what, when, on which exact content; append-only'`,

  `CREATE TABLE field_note (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    submission_id uuid NOT NULL,
    field text NOT NULL,
    text text NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    reply text,
    resolved_at timestamptz(3),
    CONSTRAINT field_note_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT field_note_submission_fk FOREIGN KEY (bureau_id, report_id, submission_id)
      REFERENCES submission (bureau_id, report_id, id),
    CONSTRAINT field_note_author_fk FOREIGN KEY (bureau_id, author_id) REFERENCES user_account (bureau_id, id),
    CONSTRAINT field_note_says_something CHECK (field <> '' AND btrim(text) <> ''),
    CONSTRAINT field_note_resolved_by_reply CHECK ((reply IS NULL) = (resolved_at IS NULL))
  )`,
  `CREATE INDEX field_note_report_idx ON field_note (bureau_id, report_id, created_at)`,
  `COMMENT ON TABLE field_note IS 'Notes of the bureau pinned to a field, with the answer of the reporting unit'`,

  `CREATE TABLE score_adjustment (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    submission_id uuid NOT NULL,
    indicator_id text NOT NULL,
    self_score numeric NOT NULL,
    bureau_score numeric NOT NULL,
    reason text NOT NULL,
    basis text NOT NULL,
    author_id uuid NOT NULL,
    author_name text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    revoked_at timestamptz(3),
    CONSTRAINT score_adjustment_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT score_adjustment_submission_fk FOREIGN KEY (bureau_id, report_id, submission_id)
      REFERENCES submission (bureau_id, report_id, id),
    CONSTRAINT score_adjustment_author_fk FOREIGN KEY (bureau_id, author_id)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT score_adjustment_has_reason CHECK (btrim(reason) <> '' AND btrim(basis) <> '')
  )`,
  `CREATE INDEX score_adjustment_report_idx ON score_adjustment (bureau_id, report_id, created_at)`,
  `COMMENT ON TABLE score_adjustment IS 'Scores of the bureau beside the self-scores, with reason and basis'`,

  `CREATE TABLE check_waiver (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    check_key text NOT NULL,
    message text NOT NULL,
    reason text NOT NULL,
    waived_by uuid NOT NULL,
    waived_by_name text NOT NULL,
    waived_at timestamptz(3) NOT NULL,
    revoked_at timestamptz(3),
    CONSTRAINT check_waiver_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT check_waiver_report_fk FOREIGN KEY (bureau_id, report_id) REFERENCES report (bureau_id, id),
    CONSTRAINT check_waiver_waived_by_fk FOREIGN KEY (bureau_id, waived_by)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT check_waiver_has_reason CHECK (check_key <> '' AND btrim(reason) <> '')
  )`,
  `CREATE INDEX check_waiver_report_idx ON check_waiver (bureau_id, report_id, waived_at)`,
  `COMMENT ON TABLE check_waiver IS 'Failed checks set aside with a reason; holds while the check says the same'`,
];
