import { CHANGEABLE, DELETABLE } from './guards.js';

const ROLE = 'ziping_app';

/** Two databases of one cluster may be migrated at once: whoever is second finds the role there. */
const CREATE_ROLE = `
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${ROLE}') THEN CREATE ROLE ${ROLE} NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
END $$`;

/** Who migrates usually runs the application as well, with fewer rights. */
const JOIN_ROLE = `
DO $$ BEGIN
  IF NOT pg_has_role(current_user, '${ROLE}', 'MEMBER') THEN GRANT ${ROLE} TO CURRENT_USER; END IF;
END $$`;

/** What the application may do, and no more; the triggers say the same again for everybody. */
export const RIGHTS: readonly string[] = [
  CREATE_ROLE,
  JOIN_ROLE,
  `GRANT USAGE ON SCHEMA public TO ${ROLE}`,
  ...Object.entries(CHANGEABLE).flatMap(([table, columns]) => [
    `GRANT SELECT, INSERT${DELETABLE.has(table) ? ', DELETE' : ''} ON ${table} TO ${ROLE}`,
    ...(columns.length === 0
      ? []
      : [`GRANT UPDATE (${columns.join(', ')}) ON ${table} TO ${ROLE}`]),
  ]),
  `REVOKE ALL ON FUNCTION lock_audit_tail(uuid) FROM PUBLIC`,
  `GRANT EXECUTE ON FUNCTION lock_audit_tail(uuid) TO ${ROLE}`,
];
