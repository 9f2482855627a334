/**
 * The columns that may change after the row was written. Everything else is refused by a trigger, for the owner of the
 * tables as well. Rows are deleted from `session` alone.
 */
export const CHANGEABLE: Readonly<Record<string, readonly string[]>> = {
  organisation: ['parent_id', 'name', 'short_name', 'kind', 'district'],
  user_account: [
    'organisation_id',
    'name',
    'password_hash',
    'failed_attempts',
    'locked_until',
    'disabled_at',
  ],
  role_grant: ['ended_at'],
  session: ['last_seen_at'],
  rulebook: ['status'],
  report: [
    'stage',
    'version',
    'content',
    'open_fields',
    'submission_id',
    'updated_at',
    'stage_since',
  ],
  submission: [],
  attachment: ['removed_at'],
  committee_meeting: ['voided_at', 'void_reason'],
  decision: [],
  field_note: ['reply', 'resolved_at'],
  score_adjustment: ['revoked_at'],
  check_waiver: ['revoked_at'],
  archive_entry: [],
  audit_event: [],
};

export const DELETABLE: ReadonlySet<string> = new Set(['session']);

export const GUARD_FUNCTIONS: readonly string[] = [
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION '% of % is refused: these values never change', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
    END $$`,
  `COMMENT ON FUNCTION refuse_change() IS 'Trigger of everything that is written once'`,
];

/** Names the columns, so that an update of the others costs nothing. */
export function guardsOf(table: string, changeable: readonly string[]): readonly string[] {
  const guards = [guardColumns(table, changeable)];
  if (!DELETABLE.has(table)) {
    guards.push(
      `CREATE TRIGGER ${table}_kept BEFORE DELETE ON ${table}
        FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
      `CREATE TRIGGER ${table}_not_emptied BEFORE TRUNCATE ON ${table}
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
    );
  }
  return guards;
}

/** `UPDATE OF` lists what is fixed; PostgreSQL knows the columns of the table just created. */
function guardColumns(table: string, changeable: readonly string[]): string {
  const open = changeable.map((column) => `'${column}'`).join(', ');
  return `DO $guard$ BEGIN EXECUTE (
    SELECT format('CREATE TRIGGER ${table}_fixed BEFORE UPDATE OF %s ON ${table}
      FOR EACH ROW EXECUTE FUNCTION refuse_change()', string_agg(quote_ident(attname), ', ' ORDER BY attnum))
    FROM pg_attribute WHERE attrelid = '${table}'::regclass AND attnum > 0
      AND attname <> ALL (ARRAY[${open}]::name[]));
  END $guard$`;
}

export const GUARDS: readonly string[] = Object.entries(CHANGEABLE).flatMap(([table, columns]) =>
  guardsOf(table, columns),
);
