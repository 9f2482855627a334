/** Reports and what is frozen of them at 送审. */
export const REPORT_TABLES: readonly string[] = [
  `CREATE TABLE report (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    year integer NOT NULL,
    revision integer NOT NULL,
    supersedes uuid,
    rulebook_hash text NOT NULL,
    stage text NOT NULL,
    version integer NOT NULL,
    content jsonb NOT NULL,
    open_fields jsonb,
    submission_id uuid,
    created_at timestamptz(3) NOT NULL,
    updated_at timestamptz(3) NOT NULL,
    stage_since timestamptz(3) NOT NULL,
    CONSTRAINT report_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT report_revision_unique UNIQUE (bureau_id, organisation_id, year, revision),
    CONSTRAINT report_organisation_fk FOREIGN KEY (bureau_id, organisation_id)
      REFERENCES organisation (bureau_id, id),
    CONSTRAINT report_supersedes_fk FOREIGN KEY (bureau_id, supersedes) REFERENCES report (bureau_id, id),
    CONSTRAINT report_rulebook_fk FOREIGN KEY (bureau_id, rulebook_hash) REFERENCES rulebook (bureau_id, hash),
    CONSTRAINT report_stage_known CHECK
      (stage IN ('draft', 'committee_review', 'bureau_review', 'approved', 'archived')),
    CONSTRAINT report_beyond_draft_is_submitted CHECK (stage = 'draft' OR submission_id IS NOT NULL),
    CONSTRAINT report_revision_supersedes CHECK (revision >= 1 AND (revision = 1) = (supersedes IS NULL)),
    CONSTRAINT report_version_counted CHECK (version >= 0),
    CONSTRAINT report_year_plausible CHECK (year BETWEEN 2000 AND 2999),
    CONSTRAINT report_content_is_an_object CHECK (jsonb_typeof(content) = 'object'),
    CONSTRAINT report_open_fields_is_a_list CHECK (jsonb_typeof(open_fields) = 'array')
  )`,
  `CREATE UNIQUE INDEX report_superseded_once ON report (bureau_id, supersedes)`,
  `CREATE INDEX report_rulebook_idx ON report (bureau_id, rulebook_hash)`,
  `COMMENT ON TABLE report IS 'One year of one organisation; a revision after approval is a new row that supersedes'`,

  `CREATE TABLE submission (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    number integer NOT NULL,
    content_hash text NOT NULL,
    snapshot jsonb NOT NULL,
    snapshot_canonical text NOT NULL,
    evaluation jsonb NOT NULL,
    score numeric NOT NULL,
    converted numeric,
    grade text,
    submitted_by uuid NOT NULL,
    submitted_at timestamptz(3) NOT NULL,
    CONSTRAINT submission_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT submission_number_unique UNIQUE (bureau_id, report_id, number),
    CONSTRAINT submission_of_report_unique UNIQUE (bureau_id, report_id, id),
    CONSTRAINT submission_content_unique UNIQUE (bureau_id, report_id, id, content_hash),
    CONSTRAINT submission_report_fk FOREIGN KEY (bureau_id, report_id) REFERENCES report (bureau_id, id),
    CONSTRAINT submission_submitted_by_fk FOREIGN KEY (bureau_id, submitted_by)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT submission_number_counted CHECK (number >= 1),
    CONSTRAINT submission_hash_is_of_snapshot CHECK
      (content_hash = encode(sha256(convert_to(snapshot_canonical, 'UTF8')), 'hex')),
    CONSTRAINT submission_snapshot_is_canonical CHECK (snapshot = snapshot_canonical::jsonb),
    CONSTRAINT submission_score_is_evaluated CHECK
      (score = (evaluation #>> '{score,score}')::numeric
       AND converted IS NOT DISTINCT FROM (evaluation #>> '{score,converted}')::numeric
       AND grade IS NOT DISTINCT FROM evaluation #>> '{score,grade}')
  )`,
  `COMMENT ON TABLE submission IS 'Content, waivers, evidence and score frozen at submission; snapshot_canonical is the text the content hash is of'`,

  // Either may be written first within a transaction.
  `ALTER TABLE report ADD CONSTRAINT report_submission_fk FOREIGN KEY (bureau_id, id, submission_id)
    REFERENCES submission (bureau_id, report_id, id) DEFERRABLE INITIALLY DEFERRED`,

  `CREATE TABLE attachment (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    kind text NOT NULL,
    indicator_id text,
    filename text NOT NULL,
    media_type text NOT NULL,
    size integer NOT NULL,
    sha256 text NOT NULL,
    uploaded_by uuid NOT NULL,
    uploaded_at timestamptz(3) NOT NULL,
    removed_at timestamptz(3),
    CONSTRAINT attachment_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT attachment_of_report_unique UNIQUE (bureau_id, report_id, id),
    CONSTRAINT attachment_report_fk FOREIGN KEY (bureau_id, report_id) REFERENCES report (bureau_id, id),
    CONSTRAINT attachment_uploaded_by_fk FOREIGN KEY (bureau_id, uploaded_by)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT attachment_kind_known CHECK (kind IN ('evidence', 'minutes')),
    CONSTRAINT attachment_named CHECK (filename <> '' AND media_type <> ''),
    CONSTRAINT attachment_size_counted CHECK (size >= 0),
    CONSTRAINT attachment_sha256_is_one CHECK (sha256 ~ '^[0-9a-f]{64}$')
  )`,
  `COMMENT ON TABLE attachment IS 'Evidence and minutes: what is known of a file; its bytes are in the blob store'`,
];
