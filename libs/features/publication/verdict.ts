import type { KnownDocument } from '#libs/features/ports';
import { beijingDate } from '#libs/kernel';

/** 真实、已被改动、未知、已被新版替代、已撤回 */
export interface Verdict {
  readonly verdict: 'authentic' | 'altered' | 'unknown' | 'superseded' | 'withdrawn';
  readonly message: string;
}

type Standing = Pick<KnownDocument, 'publication' | 'revised'>;
type Disposed = Pick<KnownDocument, 'disposalNumber' | 'disposedAt'>;

/** What a document is worth stays as it is when the archive's own copy is gone; that it is gone is said. */
export function withDisposal(verdict: Verdict, document: Disposed | null): Verdict {
  const { disposalNumber = null, disposedAt = null } = document ?? {};
  if (disposalNumber === null || disposedAt === null) return verdict;
  const gone = `档案保管期满，归档的文件已于 ${beijingDate(disposedAt)} 按 ${disposalNumber} 清册销毁，登记和校验码仍在。`;
  return { ...verdict, message: `${verdict.message}${gone}` };
}

/** What a PDF is worth, in words. `null`: nobody archived or published such bytes. */
export function verdictOf(document: Standing | null): Verdict {
  if (document === null) {
    return {
      verdict: 'unknown',
      message: '没有归档或公开过内容完全相同的文件：它可能被改动过，也可能不是本系统出具的。',
    };
  }
  if (document.publication === 'withdrawn') {
    return { verdict: 'withdrawn', message: '文件是真实的，但已撤回公开，不应再使用。' };
  }
  if (document.publication === 'superseded' || document.revised) {
    return { verdict: 'superseded', message: '文件是真实的，但已被新版替代，请使用新版。' };
  }
  return { verdict: 'authentic', message: '文件真实：与归档或公开的文件逐字节相同，没有改动。' };
}

/** Of a file that says it is a document that exists, and is not that document's bytes. */
export const ALTERED: Verdict = {
  verdict: 'altered',
  message:
    '文件带有下列文件的验证码，内容却与归档或公开的那一份不同：它被改动过，或者被软件另存过，不能作为凭据。',
};

/**
 * What a code found on paper is worth: it names a document that exists. Whether the paper says what the document says is for
 * the reader to compare, and this is said.
 */
export function codeVerdictOf(document: Standing | null): Verdict {
  if (document === null) {
    const message = '没有这个验证码：请核对是否输错；如无误，这份文件不是本系统出具的。';
    return { verdict: 'unknown', message };
  }
  const found = verdictOf(document);
  if (found.verdict !== 'authentic') return found;
  const message =
    '验证码属于下列文件。验证码只说明有这份文件：纸面内容请与公开版核对，电子文件请把 PDF 拖到下方逐字节核对。';
  return { verdict: 'authentic', message };
}
