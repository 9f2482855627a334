import { z } from 'zod';
import { idParam, isoDate, isoInstant, limitQuery, pageOf, text } from './common.js';
import { grantView, newPassword } from './session.js';
import { organisationKind, role, unitKind } from './vocabulary.js';

/** A name the organisation had: valid from `since` (null: from the beginning) until the day before `until`. */
const formerNameView = z.strictObject({
  name: z.string(),
  shortName: z.string(),
  kind: organisationKind,
  since: isoDate.nullable(),
  until: isoDate,
  /** Document the change rests on. */
  basis: z.string(),
  recordedBy: z.string(),
  recordedAt: isoInstant,
});

export const organisationView = z.strictObject({
  id: idParam,
  /** The organisation above it in the tree; null only for the bureau. */
  parentId: idParam.nullable(),
  name: z.string(),
  shortName: z.string(),
  kind: organisationKind,
  district: z.string(),
  /** Since when the name holds; null: from the beginning. */
  namedSince: isoDate.nullable(),
  formerNames: z.array(formerNameView),
  /** A merged organisation is read but starts nothing new. */
  merged: z.strictObject({ into: idParam, intoName: z.string(), on: isoDate }).nullable(),
});
export type OrganisationView = z.infer<typeof organisationView>;

export const createOrganisationRequest = z.strictObject({
  name: text(100),
  shortName: text(40),
  kind: unitKind,
  district: text(60),
  /** 主管部门; left out: directly below the bureau. */
  parentId: idParam.optional(),
});
export type CreateOrganisationRequest = z.infer<typeof createOrganisationRequest>;

export const organisationParams = z.strictObject({ organisationId: idParam });

/** 更名: reports made before keep the name they were made under. */
export const renameOrganisationRequest = z.strictObject({
  name: text(100),
  shortName: text(40),
  /** A 乡 that becomes a 镇 changes its kind with its name; left out: as before. */
  kind: unitKind.optional(),
  /** First day of the new name, today at the latest. */
  effectiveOn: isoDate,
  basis: text(200),
});

/** 撤并: the organisation stays readable and starts no report any more. */
export const mergeOrganisationRequest = z.strictObject({
  intoId: idParam,
  effectiveOn: isoDate,
  basis: text(200),
});

export const userView = z.strictObject({
  id: idParam,
  account: z.string(),
  name: z.string(),
  organisationId: idParam,
  organisationName: z.string(),
  grants: z.array(grantView),
  locked: z.boolean(),
  /** Has a one-time password not yet replaced. */
  mustChangePassword: z.boolean(),
  disabledAt: isoInstant.nullable(),
  createdAt: isoInstant,
});
export type UserView = z.infer<typeof userView>;

const MOST_SEARCHED = 60;

/** What narrows the list of accounts; what is left out asks for everything. */
export const exportUsersQuery = z.strictObject({
  /** Part of the name or of the account. */
  search: z
    .string()
    .trim()
    .min(1)
    .max(MOST_SEARCHED, `最多 ${String(MOST_SEARCHED)} 个字`)
    .optional(),
  /** Belongs to it, or holds a role there. */
  organisationId: idParam.optional(),
  role: z.union([role, z.literal('none')]).optional(),
  state: z.enum(['active', 'locked', 'disabled']).optional(),
});

export const listUsersQuery = exportUsersQuery.extend({
  userId: idParam.optional(),
  /** Account of the last row of the page before. */
  after: z.string().min(1).max(63).optional(),
  limit: limitQuery,
});

export type ListUsersQuery = z.infer<typeof listUsersQuery>;

/** Accounts in their order, and how many there are on all pages together. */
export const userPage = pageOf(userView).extend({ total: z.number().int() });
export type UserPage = z.infer<typeof userPage>;

/** A new account has no role: granting them is somebody else's office. */
export const createUserRequest = z.strictObject({
  account: z
    .string()
    .regex(
      /^[a-z][a-z0-9._-]{1,62}$/,
      '账号须以小写字母开头，由小写字母、数字、点、横线组成，2 至 63 位',
    ),
  name: text(40),
  organisationId: idParam,
  /** Left out: the server makes a one-time password and answers it, this once. */
  password: newPassword.optional(),
});
export type CreateUserRequest = z.infer<typeof createUserRequest>;

export const createdUser = z.strictObject({ id: idParam, oneTimePassword: z.string().nullable() });
export const oneTimePassword = z.strictObject({ oneTimePassword: z.string() });

export const userParams = z.strictObject({ userId: idParam });
export const grantParams = z.strictObject({ userId: idParam, grantId: idParam });
export const createGrantRequest = z.strictObject({ role, organisationId: idParam });
export type CreateGrantRequest = z.infer<typeof createGrantRequest>;
