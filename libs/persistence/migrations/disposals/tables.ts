/** Written by the second officer's decision, and when the last file is gone. */
export const DECISION_COLUMNS: readonly string[] = [
  'verdict',
  'verdict_opinion',
  'decided_by',
  'decided_by_name',
  'decided_at',
  'completed_at',
];
/** Written while the files of an entry are deleted: before the first, and after the last. */
export const ITEM_COLUMNS: readonly string[] = ['begun_at', 'destroyed_at'];

export const DISPOSAL_TABLES: readonly string[] = [
  `CREATE TABLE disposal_list (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    year integer NOT NULL,
    ordinal integer NOT NULL,
    number text NOT NULL,
    opinion text NOT NULL,
    content_hash text NOT NULL,
    proposed_by uuid NOT NULL,
    proposed_by_name text NOT NULL,
    proposed_at timestamptz(3) NOT NULL,
    verdict text,
    verdict_opinion text,
    decided_by uuid,
    decided_by_name text,
    decided_at timestamptz(3),
    completed_at timestamptz(3),
    CONSTRAINT disposal_list_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT disposal_list_ordinal_once UNIQUE (bureau_id, year, ordinal),
    CONSTRAINT disposal_list_proposed_by_fk FOREIGN KEY (bureau_id, proposed_by)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT disposal_list_decided_by_fk FOREIGN KEY (bureau_id, decided_by)
      REFERENCES user_account (bureau_id, id),
    CONSTRAINT disposal_list_content_is_sha256 CHECK (content_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT disposal_list_verdict_known CHECK (verdict IN ('approve', 'return')),
    CONSTRAINT disposal_list_decided_whole CHECK
      (num_nulls(verdict, verdict_opinion, decided_by, decided_by_name, decided_at) IN (0, 5)),
    CONSTRAINT disposal_list_by_two_people CHECK (decided_by <> proposed_by),
    CONSTRAINT disposal_list_completed_is_approved CHECK
      (completed_at IS NULL OR coalesce(verdict = 'approve', false))
  )`,
  `COMMENT ON TABLE disposal_list IS 'Entries proposed for disposal after their retention, and the second officer''s decision'`,
  `CREATE TABLE disposal_item (
    bureau_id uuid NOT NULL,
    list_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    report_id uuid NOT NULL,
    organisation_name text NOT NULL,
    year integer NOT NULL,
    revision integer NOT NULL,
    number text NOT NULL,
    retention text NOT NULL,
    kept_until date NOT NULL,
    pages integer NOT NULL,
    size bigint NOT NULL,
    manifest_sha256 text NOT NULL,
    begun_at timestamptz(3),
    destroyed_at timestamptz(3),
    CONSTRAINT disposal_item_pkey PRIMARY KEY (bureau_id, list_id, entry_id),
    CONSTRAINT disposal_item_list_fk FOREIGN KEY (bureau_id, list_id) REFERENCES disposal_list (bureau_id, id),
    CONSTRAINT disposal_item_entry_fk FOREIGN KEY (bureau_id, entry_id) REFERENCES archive_entry (bureau_id, id),
    CONSTRAINT disposal_item_retention_ends CHECK (retention <> 'permanent'),
    CONSTRAINT disposal_item_begun_before_destroyed CHECK (destroyed_at IS NULL OR begun_at IS NOT NULL)
  )`,
  'CREATE INDEX disposal_item_entry_idx ON disposal_item (bureau_id, entry_id)',
  `COMMENT ON TABLE disposal_item IS 'An entry on a disposal list as it was when listed, and when its files were deleted'`,
];
