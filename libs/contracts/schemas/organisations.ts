import { z } from 'zod';
import { idParam, isoInstant, text } from './common.js';
import { grantView, newPassword } from './session.js';
import { organisationKind, role, unitKind } from './vocabulary.js';

export const organisationView = z.strictObject({
  id: idParam,
  name: z.string(),
  shortName: z.string(),
  kind: organisationKind,
  district: z.string(),
});
export type OrganisationView = z.infer<typeof organisationView>;

export const createOrganisationRequest = z.strictObject({
  name: text(100),
  shortName: text(40),
  kind: unitKind,
  district: text(60),
});
export type CreateOrganisationRequest = z.infer<typeof createOrganisationRequest>;

export const userView = z.strictObject({
  id: idParam,
  account: z.string(),
  name: z.string(),
  organisationId: idParam,
  organisationName: z.string(),
  grants: z.array(grantView),
  locked: z.boolean(),
  disabledAt: isoInstant.nullable(),
  createdAt: isoInstant,
});
export type UserView = z.infer<typeof userView>;

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
  password: newPassword,
});
export type CreateUserRequest = z.infer<typeof createUserRequest>;

export const userParams = z.strictObject({ userId: idParam });
export const grantParams = z.strictObject({ userId: idParam, grantId: idParam });
export const createGrantRequest = z.strictObject({ role, organisationId: idParam });
export type CreateGrantRequest = z.infer<typeof createGrantRequest>;
