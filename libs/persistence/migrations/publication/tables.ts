/** Columns of a publication that change as it goes through preparation, review and publication. */
export const PUBLICATION_CHANGES: readonly string[] = [
  'stage',
  'version',
  'title',
  'converted',
  'grade',
  'grade_label',
  'blocked_by',
  'withheld',
  'files',
  'pages',
  'public_text',
  'pdf_sha256',
  'hold_until',
  'published_at',
  'ended_at',
  'end_reason',
  'superseded_by',
];

const STAGES = `'preparing', 'blocked', 'initial_review', 'second_review', 'final_review', 'held', 'published',
  'returned', 'withdrawn', 'superseded'`;
/** Stages in which a report has a publication under way, or out. */
const LIVE = `'preparing', 'initial_review', 'second_review', 'final_review', 'held', 'published'`;

export const PUBLICATION_TABLES: readonly string[] = [
  `CREATE TABLE publication (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    year integer NOT NULL,
    stage text NOT NULL,
    version integer NOT NULL,
    title text,
    converted numeric,
    grade text,
    grade_label text,
    blocked_by jsonb NOT NULL,
    withheld jsonb NOT NULL,
    files jsonb NOT NULL,
    pages integer,
    public_text text,
    pdf_sha256 text,
    requested_by uuid NOT NULL,
    requested_by_name text NOT NULL,
    requested_at timestamptz(3) NOT NULL,
    hold_until timestamptz(3),
    published_at timestamptz(3),
    ended_at timestamptz(3),
    end_reason text,
    superseded_by uuid,
    CONSTRAINT publication_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT publication_report_fk FOREIGN KEY (bureau_id, report_id) REFERENCES report (bureau_id, id),
    CONSTRAINT publication_organisation_fk FOREIGN KEY (bureau_id, organisation_id)
      REFERENCES organisation (bureau_id, id),
    CONSTRAINT publication_requested_by_fk FOREIGN KEY (bureau_id, requested_by)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT publication_stage_known CHECK (stage IN (${STAGES})),
    CONSTRAINT publication_pdf_is_sha256 CHECK (pdf_sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT publication_reviewed_is_rendered CHECK
      (stage IN ('preparing', 'blocked', 'withdrawn') OR num_nulls(title, public_text, pdf_sha256, pages) = 0),
    CONSTRAINT publication_held_until_known CHECK (stage NOT IN ('held', 'published') OR hold_until IS NOT NULL),
    CONSTRAINT publication_out_is_dated CHECK (stage NOT IN ('published', 'superseded') OR published_at IS NOT NULL),
    CONSTRAINT publication_ended_is_dated CHECK
      (stage NOT IN ('returned', 'withdrawn', 'superseded') OR ended_at IS NOT NULL)
  )`,
  `CREATE UNIQUE INDEX publication_live_once ON publication (bureau_id, report_id) WHERE stage IN (${LIVE})`,
  `CREATE UNIQUE INDEX publication_in_force_once ON publication (bureau_id, organisation_id, year)
    WHERE stage = 'published'`,
  `CREATE INDEX publication_report_idx ON publication (bureau_id, report_id, id)`,
  `CREATE INDEX publication_public_idx ON publication (bureau_id, id) WHERE stage = 'published'`,
  `CREATE INDEX publication_pdf_idx ON publication (pdf_sha256)`,
  `COMMENT ON TABLE publication IS 'One round of bringing a report before the public: rendition, review, hold, publication, end'`,

  `CREATE TABLE secrecy_review (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    publication_id uuid NOT NULL,
    step text NOT NULL,
    verdict text NOT NULL,
    opinion text NOT NULL,
    pdf_sha256 text NOT NULL,
    reviewer_id uuid NOT NULL,
    reviewer_name text NOT NULL,
    reviewer_role text NOT NULL,
    reviewed_at timestamptz(3) NOT NULL,
    CONSTRAINT secrecy_review_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT secrecy_review_step_once UNIQUE (bureau_id, publication_id, step),
    CONSTRAINT secrecy_review_different_people UNIQUE (bureau_id, publication_id, reviewer_id),
    CONSTRAINT secrecy_review_publication_fk FOREIGN KEY (bureau_id, publication_id)
      REFERENCES publication (bureau_id, id),
    CONSTRAINT secrecy_review_reviewer_fk FOREIGN KEY (bureau_id, reviewer_id)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT secrecy_review_step_known CHECK (step IN ('initial_review', 'second_review', 'final_review')),
    CONSTRAINT secrecy_review_verdict_known CHECK (verdict IN ('pass', 'return')),
    CONSTRAINT secrecy_review_says_something CHECK (btrim(opinion) <> ''),
    CONSTRAINT secrecy_review_of_a_rendition CHECK (pdf_sha256 ~ '^[0-9a-f]{64}$')
  )`,
  `COMMENT ON TABLE secrecy_review IS 'Steps of the secrecy review (初审, 复审, 批准), each by another person; never changes'`,

  // Anybody may ask by a PDF's SHA-256, whatever bureau archived it.
  `CREATE INDEX archive_entry_files_idx ON archive_entry USING gin (files jsonb_path_ops)`,
];
