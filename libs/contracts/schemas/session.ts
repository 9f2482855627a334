import { z } from 'zod';
import { idParam, isoInstant } from './common.js';
import { organisationKind, role } from './vocabulary.js';

/** Sign-in. No rule on the password's form here: a wrong one is wrong, whatever it looks like. */
export const signInRequest = z.strictObject({
  account: z.string().min(1, '请填写账号').max(64),
  password: z.string().min(1, '请填写密码').max(200),
});

/** 等保: at least three of lower case, upper case, digits and marks. */
export const newPassword = z
  .string()
  .min(10, '密码至少 10 个字符')
  .max(200, '密码最多 200 个字符')
  .refine(
    (password) =>
      [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(password)).length >= 3,
    '密码须含大写字母、小写字母、数字、符号中的至少三类',
  );

export const changePasswordRequest = z.strictObject({
  currentPassword: z.string().min(1, '请填写当前密码').max(200),
  newPassword,
});

export const grantView = z.strictObject({
  id: idParam,
  role,
  roleLabel: z.string(),
  organisationId: idParam,
  organisationName: z.string(),
});

/** Who is signed in, and in which roles. */
export const meView = z.strictObject({
  userId: idParam,
  account: z.string(),
  name: z.string(),
  organisation: z.strictObject({
    id: idParam,
    name: z.string(),
    shortName: z.string(),
    kind: organisationKind,
  }),
  bureau: z.strictObject({ id: idParam, name: z.string() }),
  grants: z.array(grantView),
  /** Signed in with a one-time password: nothing but changing it is possible. */
  mustChangePassword: z.boolean(),
  /** The installation holds the demo district. */
  demo: z.boolean(),
});
export type MeView = z.infer<typeof meView>;

export const sessionView = z.strictObject({
  /** Names the session without giving it away. */
  id: z.string(),
  current: z.boolean(),
  createdAt: isoInstant,
  lastSeenAt: isoInstant,
  expiresAt: isoInstant,
});
export type SessionView = z.infer<typeof sessionView>;

export const sessionParams = z.strictObject({
  sessionId: z.string().regex(/^[0-9a-f]{16}$/, '须为会话标识'),
});

/** One person of the demo, whom anybody may sign in as. */
const demoAccountView = z.strictObject({
  account: z.string(),
  name: z.string(),
  role,
  roleLabel: z.string(),
  organisationName: z.string(),
  /** Chinese, one line: what this person does. */
  does: z.string(),
});
export const demoAccountsView = z.strictObject({
  items: z.array(demoAccountView),
  /** The same for all of them; a demo holds nothing worth protecting. */
  password: z.string(),
});
export type DemoAccountsView = z.infer<typeof demoAccountsView>;
