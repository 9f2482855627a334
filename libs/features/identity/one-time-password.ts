import { randomInt } from 'node:crypto';

/** Without the letters and digits people mistake for one another on paper. */
const KINDS = ['abcdefghjkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789'] as const;
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** A random password to be handed over once: four groups of four, with small and capital letters and digits (90 bits). */
export function oneTimePassword(): string {
  const alphabet = KINDS.join('');
  const groups = Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP_LENGTH }, () => pick(alphabet)).join(''),
  );
  const password = groups.join('-');
  const complete = KINDS.every((kind) => new RegExp(`[${kind}]`).test(password));
  return complete ? password : oneTimePassword();
}

const pick = (alphabet: string): string => alphabet.charAt(randomInt(alphabet.length));
