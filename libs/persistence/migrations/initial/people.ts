/** Organisations, people, their roles and sessions, and the rulebooks they work by. */
export const PEOPLE_TABLES: readonly string[] = [
  `CREATE TABLE organisation (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    parent_id uuid,
    name text NOT NULL,
    short_name text NOT NULL,
    kind text NOT NULL,
    district text NOT NULL,
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT organisation_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT organisation_parent_fk FOREIGN KEY (bureau_id, parent_id) REFERENCES organisation (bureau_id, id),
    CONSTRAINT organisation_bureau_fk FOREIGN KEY (bureau_id, bureau_id) REFERENCES organisation (bureau_id, id),
    CONSTRAINT organisation_name_unique UNIQUE (bureau_id, name),
    CONSTRAINT organisation_kind_known CHECK
      (kind IN ('bureau', 'township', 'town', 'subdistrict', 'ethnic_township', 'department')),
    CONSTRAINT organisation_bureau_is_itself CHECK ((kind = 'bureau') = (id = bureau_id)),
    CONSTRAINT organisation_not_own_parent CHECK (parent_id <> id),
    CONSTRAINT organisation_named CHECK (name <> '' AND short_name <> '' AND district <> '')
  )`,
  `CREATE INDEX organisation_parent_idx ON organisation (bureau_id, parent_id)`,
  `COMMENT ON TABLE organisation IS 'Reporting units and their finance bureau, whose id is the bureau_id of every row of its district'`,

  `CREATE TABLE user_account (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    account text NOT NULL,
    name text NOT NULL,
    password_hash text NOT NULL,
    failed_attempts integer NOT NULL,
    locked_until timestamptz(3),
    disabled_at timestamptz(3),
    created_at timestamptz(3) NOT NULL,
    CONSTRAINT user_account_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT user_account_account_unique UNIQUE (account),
    CONSTRAINT user_account_organisation_fk FOREIGN KEY (bureau_id, organisation_id)
      REFERENCES organisation (bureau_id, id),
    CONSTRAINT user_account_named CHECK (account <> '' AND name <> ''),
    CONSTRAINT user_account_password_hashed CHECK (password_hash LIKE '$argon2id$%'),
    CONSTRAINT user_account_attempts_counted CHECK (failed_attempts >= 0)
  )`,
  `CREATE INDEX user_account_organisation_idx ON user_account (bureau_id, organisation_id)`,
  `COMMENT ON TABLE user_account IS 'People who sign in; the account is unique in the whole installation, as nobody names a bureau at sign-in'`,

  `CREATE TABLE role_grant (
    bureau_id uuid NOT NULL,
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    organisation_id uuid NOT NULL,
    role text NOT NULL,
    granted_by uuid,
    granted_at timestamptz(3) NOT NULL,
    ended_at timestamptz(3),
    CONSTRAINT role_grant_pkey PRIMARY KEY (bureau_id, id),
    CONSTRAINT role_grant_user_fk FOREIGN KEY (bureau_id, user_id) REFERENCES user_account (bureau_id, id),
    CONSTRAINT role_grant_granted_by_fk FOREIGN KEY (bureau_id, granted_by) REFERENCES user_account (bureau_id, id),
    CONSTRAINT role_grant_organisation_fk FOREIGN KEY (bureau_id, organisation_id)
      REFERENCES organisation (bureau_id, id),
    CONSTRAINT role_grant_role_known CHECK (role IN ('drafter', 'committee_secretary', 'bureau_reviewer',
      'bureau_approver', 'rule_editor', 'rule_approver', 'archivist', 'system_admin', 'security_admin', 'auditor'))
  )`,
  `CREATE UNIQUE INDEX role_grant_held_once ON role_grant (bureau_id, user_id, organisation_id, role)
    WHERE ended_at IS NULL`,
  `COMMENT ON TABLE role_grant IS 'Roles held at an organisation; a grant ends and stays on record'`,

  `CREATE TABLE session (
    token_hash text NOT NULL,
    bureau_id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamptz(3) NOT NULL,
    last_seen_at timestamptz(3) NOT NULL,
    expires_at timestamptz(3) NOT NULL,
    CONSTRAINT session_pkey PRIMARY KEY (token_hash),
    CONSTRAINT session_user_fk FOREIGN KEY (bureau_id, user_id) REFERENCES user_account (bureau_id, id),
    CONSTRAINT session_token_hashed CHECK (token_hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT session_expires_later CHECK (expires_at > created_at)
  )`,
  `CREATE INDEX session_user_idx ON session (user_id)`,
  `COMMENT ON TABLE session IS 'Who is signed in; holds the hash of the token, never the token'`,

  `CREATE TABLE rulebook (
    bureau_id uuid NOT NULL,
    hash text NOT NULL,
    year integer NOT NULL,
    version text NOT NULL,
    status text NOT NULL,
    package jsonb NOT NULL,
    published_at timestamptz(3) NOT NULL,
    CONSTRAINT rulebook_pkey PRIMARY KEY (bureau_id, hash),
    CONSTRAINT rulebook_version_unique UNIQUE (bureau_id, year, version),
    CONSTRAINT rulebook_bureau_fk FOREIGN KEY (bureau_id, bureau_id) REFERENCES organisation (bureau_id, id),
    CONSTRAINT rulebook_hash_is_sha256 CHECK (hash ~ '^[0-9a-f]{64}$'),
    CONSTRAINT rulebook_status_known CHECK (status IN ('published', 'retired')),
    CONSTRAINT rulebook_version_is_semantic CHECK (version ~ '^[0-9]{1,9}[.][0-9]{1,9}[.][0-9]{1,9}$'),
    CONSTRAINT rulebook_is_an_object CHECK (jsonb_typeof(package) = 'object')
  )`,
  `COMMENT ON TABLE rulebook IS 'Published yearly packages; only the status ever changes'`,
];
