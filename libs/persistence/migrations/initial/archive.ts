/** What is kept for decades. */
export const ARCHIVE_TABLES: readonly string[] = [
  `CREATE TABLE archive_entry (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    report_id uuid NOT NULL,
    submission_id uuid NOT NULL,
    content_hash text NOT NULL,
    files jsonb NOT NULL,
    manifest_sha256 text NOT NULL,
    pages integer NOT NULL,
    archived_at timestamptz(3) NOT NULL,
    CONSTRAINT archive_entry_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT archive_entry_report_unique UNIQUE (bureau_id, report_id),
    CONSTRAINT archive_entry_content_fk FOREIGN KEY (bureau_id, report_id, submission_id, content_hash)
      REFERENCES submission (bureau_id, report_id, id, content_hash),
    CONSTRAINT archive_entry_manifest_is_sha256 CHECK (manifest_sha256 ~ '^[0-9a-f]{64}$'),
    CONSTRAINT archive_entry_holds_files CHECK
      (jsonb_typeof(files) = 'array' AND jsonb_array_length(files) >= 1),
    CONSTRAINT archive_entry_has_pages CHECK (pages >= 1)
  )`,
  `COMMENT ON TABLE archive_entry IS 'The archived document of an approved report, once; sums of its files; never changes'`,

  // No foreign keys: an event stands by itself, and may be about somebody who was never let in.
  `CREATE TABLE audit_event (
    bureau_id uuid NOT NULL,
    sequence bigint NOT NULL,
    at timestamptz(3) NOT NULL,
    actor_id uuid,
    actor_name text NOT NULL,
    action text NOT NULL,
    subject_type text NOT NULL,
    subject_id text NOT NULL,
    details jsonb NOT NULL,
    request_id text,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT audit_event_pkey PRIMARY KEY (bureau_id, sequence),
    CONSTRAINT audit_event_follows_once UNIQUE (bureau_id, previous_hash),
    CONSTRAINT audit_event_sequence_counted CHECK (sequence >= 1),
    CONSTRAINT audit_event_first_follows_nothing CHECK ((sequence = 1) = (previous_hash = repeat('0', 64))),
    CONSTRAINT audit_event_hashes_are_sha256 CHECK
      (hash ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT audit_event_details_is_an_object CHECK (jsonb_typeof(details) = 'object')
  )`,
  `CREATE INDEX audit_event_subject_idx ON audit_event (bureau_id, subject_id, sequence)`,
  `CREATE INDEX audit_event_action_idx ON audit_event (bureau_id, action, sequence)`,
  `COMMENT ON TABLE audit_event IS 'Everything that happened, one hash chain a bureau; append-only'`,

  // One round trip. The lock and the look are two statements in here, so the look sees what the lock waited for.
  `CREATE FUNCTION lock_audit_tail(of_bureau uuid) RETURNS TABLE (sequence bigint, hash text)
    LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended('audit_event:' || of_bureau, 0));
      RETURN QUERY SELECT e.sequence, e.hash FROM audit_event e WHERE e.bureau_id = of_bureau
        ORDER BY e.sequence DESC LIMIT 1;
    END $$`,
  `COMMENT ON FUNCTION lock_audit_tail(uuid) IS 'Last event of a bureau, locked against other appends until the transaction ends'`,
];
