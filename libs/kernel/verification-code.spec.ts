import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readVerificationCode, verificationCode } from './verification-code.js';

const ID = '018f3a5c-0000-7abc-8def-0123456789ab';

describe('verification codes', () => {
  it('give back what they were made of, for every id', () => {
    fc.assert(
      fc.property(
        fc.uuid(),
        fc.constantFrom('archived' as const, 'published' as const),
        (id, kind) => {
          const code = verificationCode({ kind, id });
          expect(code).toMatch(/^[DG][0-9A-HJKMNP-TV-Z]{26}$/);
          expect(readVerificationCode(code)).toEqual({ kind, id });
        },
      ),
    );
  });

  it('are read as people type them', () => {
    const code = verificationCode({ kind: 'archived', id: ID });
    const typed = ` ${code
      .toLowerCase()
      .replaceAll('1', 'l')
      .replaceAll('0', 'o')
      .replace(/(.{4})/g, '$1- ')} `;
    expect(readVerificationCode(typed)).toEqual({ kind: 'archived', id: ID });
  });

  it.each([
    '',
    'D',
    'X0123456789ABCDEFGHJKMNPQRS',
    'DU123456789ABCDEFGHJKMNPQRS',
    `D${'Z'.repeat(26)}`,
  ])('are not %j', (text) => {
    expect(readVerificationCode(text)).toBeNull();
  });
});
