import type { Role } from '#libs/workflow';

/** 在用、已锁定、已停用: what is disabled is not called locked. */
export type UserState = 'active' | 'locked' | 'disabled';

/** Which of a bureau's accounts; what is left out asks for everything. */
export interface UserConditions {
  readonly id?: string;
  /** Part of the name or of the account. */
  readonly search?: string;
  /** Belongs to it, or holds a role there. */
  readonly organisationId?: string;
  readonly role?: Role | 'none';
  readonly state?: UserState;
  /** A lock that ends is over by itself. */
  readonly now: Date;
}

export interface UserFilter extends UserConditions {
  /** Keyset pagination: account of the last row seen. */
  readonly after?: string;
  readonly limit: number;
}
