export const CHAIN_TABLES: readonly string[] = [
  `CREATE TABLE archive_link (
    bureau_id uuid NOT NULL,
    sequence bigint NOT NULL,
    entry_id uuid NOT NULL,
    day date NOT NULL,
    leaf text NOT NULL,
    previous_hash text NOT NULL,
    hash text NOT NULL,
    CONSTRAINT archive_link_pkey PRIMARY KEY (bureau_id, sequence),
    CONSTRAINT archive_link_entry_once UNIQUE (bureau_id, entry_id),
    CONSTRAINT archive_link_follows_once UNIQUE (bureau_id, previous_hash),
    CONSTRAINT archive_link_entry_fk FOREIGN KEY (bureau_id, entry_id) REFERENCES archive_entry (bureau_id, id),
    CONSTRAINT archive_link_sequence_counted CHECK (sequence >= 1),
    CONSTRAINT archive_link_first_follows_nothing CHECK ((sequence = 1) = (previous_hash = repeat('0', 64))),
    CONSTRAINT archive_link_hashes_are_sha256 CHECK
      (leaf ~ '^[0-9a-f]{64}$' AND previous_hash ~ '^[0-9a-f]{64}$' AND hash ~ '^[0-9a-f]{64}$')
  )`,
  `CREATE INDEX archive_link_day_idx ON archive_link (bureau_id, day, sequence)`,
  `COMMENT ON TABLE archive_link IS 'Hash chain over the archive entries of a bureau; append-only'`,
  `CREATE TABLE archive_root (
    bureau_id uuid NOT NULL,
    day date NOT NULL,
    size integer NOT NULL,
    head text NOT NULL,
    root text NOT NULL,
    sealed_at timestamptz(3) NOT NULL,
    CONSTRAINT archive_root_pkey PRIMARY KEY (bureau_id, day),
    CONSTRAINT archive_root_grows UNIQUE (bureau_id, size),
    CONSTRAINT archive_root_over_something CHECK (size >= 1),
    CONSTRAINT archive_root_hashes_are_sha256 CHECK (head ~ '^[0-9a-f]{64}$' AND root ~ '^[0-9a-f]{64}$')
  )`,
  `COMMENT ON TABLE archive_root IS 'Merkle root over all archive entries of a bureau up to the end of a day; append-only'`,
];

/** One round trip, as with the audit trail: the look sees what the lock waited for. */
export const LOCK_TAIL: readonly string[] = [
  `CREATE FUNCTION lock_archive_tail(of_bureau uuid) RETURNS TABLE (sequence bigint, hash text, day date)
    LANGUAGE plpgsql VOLATILE AS $$
    BEGIN
      PERFORM pg_advisory_xact_lock(hashtextextended('archive_link:' || of_bureau, 0));
      RETURN QUERY SELECT l.sequence, l.hash, l.day FROM archive_link l WHERE l.bureau_id = of_bureau
        ORDER BY l.sequence DESC LIMIT 1;
    END $$`,
  `COMMENT ON FUNCTION lock_archive_tail(uuid) IS 'Last link of a bureau''s archive, locked against other appends until the transaction ends'`,
  `REVOKE ALL ON FUNCTION lock_archive_tail(uuid) FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION lock_archive_tail(uuid) TO ziping_app`,
];

/** Entries from before the chain, in the order they were archived; the hashes are those of features/archive/chain.ts. */
export const LINK_OLD_ENTRIES = `
DO $$
DECLARE
  entry record;
  bureau uuid;
  number bigint;
  before text;
  today date;
  of_entry text;
  of_link text;
BEGIN
  FOR entry IN SELECT * FROM archive_entry ORDER BY bureau_id, id LOOP
    IF bureau IS DISTINCT FROM entry.bureau_id THEN
      bureau := entry.bureau_id;
      number := 0;
      before := repeat('0', 64);
      today := '-infinity';
    END IF;
    number := number + 1;
    today := greatest(today, (entry.archived_at AT TIME ZONE 'Asia/Shanghai')::date);
    of_entry := encode(sha256(convert_to(concat_ws(E'\\n', entry.id, entry.report_id, entry.submission_id,
      entry.content_hash, entry.manifest_sha256, entry.pages,
      to_char(entry.archived_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')), 'UTF8')), 'hex');
    of_link := encode(sha256(convert_to(concat_ws(E'\\n', number, entry.id, to_char(today, 'YYYY-MM-DD'),
      of_entry, before), 'UTF8')), 'hex');
    INSERT INTO archive_link (bureau_id, sequence, entry_id, day, leaf, previous_hash, hash)
      VALUES (bureau, number, entry.id, today, of_entry, before, of_link);
    before := of_link;
  END LOOP;
END $$`;
