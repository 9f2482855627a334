import type { OrganisationKind } from '#libs/rulebook';
import type { Role } from '#libs/workflow';

/** Units, people and their sessions, as the application sees them. */

export interface OrganisationRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly shortName: string;
  readonly kind: OrganisationKind | 'bureau';
  readonly district: string;
  /** Names it had before, in the order they were recorded. */
  readonly formerNames: readonly FormerName[];
  /** ISO date since when the present name holds; null: from the beginning. */
  readonly namedSince: string | null;
  /** The organisation it was merged into, and the ISO date since when. Both or neither. */
  readonly mergedInto: string | null;
  readonly mergedOn: string | null;
  readonly createdAt: Date;
}

/** A name that no longer holds. Dates are ISO dates, `until` is the first day of the name that followed. */
export interface FormerName {
  readonly name: string;
  readonly shortName: string;
  readonly kind: OrganisationRecord['kind'];
  readonly since: string | null;
  readonly until: string;
  /** Document the change rests on. */
  readonly basis: string;
  readonly recordedBy: string;
  /** ISO instant: reports made before it were made under this name. */
  readonly recordedAt: string;
}

/** An organisation as it begins: without a history. */
export type NewOrganisationRecord = Omit<
  OrganisationRecord,
  'formerNames' | 'namedSince' | 'mergedInto' | 'mergedOn'
>;

export interface UserRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly organisationId: string;
  readonly account: string;
  readonly name: string;
  /** argon2id, PHC string. */
  readonly passwordHash: string;
  readonly failedAttempts: number;
  readonly lockedUntil: Date | null;
  readonly disabledAt: Date | null;
  /** Has a one-time password: nothing is possible but to replace it. */
  readonly mustChangePassword: boolean;
  readonly createdAt: Date;
}

/** A role held at an organisation; roles at the bureau reach its whole district. */
export interface RoleGrantRecord {
  readonly id: string;
  readonly bureauId: string;
  readonly userId: string;
  readonly organisationId: string;
  readonly role: Role;
  readonly grantedBy: string | null;
  readonly grantedAt: Date;
}

export interface SessionRecord {
  /** SHA-256 of the token; the token itself is only in the cookie. */
  readonly tokenHash: string;
  readonly bureauId: string;
  readonly userId: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
}
