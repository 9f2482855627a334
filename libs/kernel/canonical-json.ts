import { createHash } from 'node:crypto';
import canonicalizeModule from 'canonicalize';

/** Any value JSON can hold. `undefined`, functions and non-finite numbers are not among them. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue | undefined };

// The package is CommonJS with a default export; under nodenext its types say the module, at run time it is the function.
const canonicalize = canonicalizeModule as unknown as (value: unknown) => string | undefined;

/**
 * RFC 8785 canonical JSON: the same value gives the same text whatever the order of its keys.
 * Keys whose value is `undefined` are left out.
 */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('a value without JSON form cannot be canonicalised');
  return text;
}

/** SHA-256 in lower-case hexadecimal, 64 characters. */
export function sha256Hex(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** SM3 (GB/T 32905-2016) in lower-case hexadecimal, 64 characters; the OpenSSL inside Node has it. */
export function sm3Hex(bytes: string | Uint8Array): string {
  return createHash('sm3').update(bytes).digest('hex');
}

/** SHA-256 of the canonical JSON of a value: the identity of packages, snapshots and audit events. */
export function contentHash(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
