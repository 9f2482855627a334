import type { VerificationMark } from '#libs/document';
import { verificationCode, type CodedDocument } from '#libs/kernel';

/**
 * What is printed on every page of a document so that anybody can ask after it. null without a public address.
 * The address is part of what is rendered, and is kept with it: another origin gives other bytes.
 */
export function verificationMark(
  origin: string | undefined,
  document: CodedDocument,
): VerificationMark | null {
  if (origin === undefined) return null;
  const code = verificationCode(document);
  return { code, address: `${origin}/public/verify/${code}` };
}
