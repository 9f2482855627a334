import { describe, expect, it } from '@jest/globals';

import { newPassword } from '../../contracts/schemas/session.js';

import { oneTimePassword } from './one-time-password.js';

describe('one-time passwords', () => {
  it('meet the rules for passwords, and no two are alike', () => {
    const passwords = Array.from({ length: 200 }, () => oneTimePassword());
    for (const password of passwords) {
      expect(password).toMatch(/^[a-zA-Z2-9]{4}(-[a-zA-Z2-9]{4}){3}$/);
      expect(newPassword.safeParse(password).success).toBe(true);
      expect(password).not.toMatch(/[Ol1I0]/);
    }
    expect(new Set(passwords).size).toBe(passwords.length);
  });
});
