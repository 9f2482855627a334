import { randomBytes } from 'node:crypto';

import { sha256Hex } from '#libs/kernel';

const TOKEN_BYTES = 32;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const PUBLIC_ID_LENGTH = 16;

/** 256 random bits, as the cookie carries them. They are kept nowhere. */
export function newToken(): string {
  return randomBytes(TOKEN_BYTES).toString('base64url');
}

/** What is stored of a token. null for something that never was one. */
export function tokenHashOf(token: string): string | null {
  return TOKEN.test(token) ? sha256Hex(token) : null;
}

/** Names a session in lists: the beginning of its token's hash, which opens nothing. */
export function publicIdOf(tokenHash: string): string {
  return tokenHash.slice(0, PUBLIC_ID_LENGTH);
}
