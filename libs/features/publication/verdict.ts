import type { KnownDocument } from '#libs/features/ports';

/** 真实、已被改动或未知、已被新版替代、已撤回 */
export interface Verdict {
  readonly verdict: 'authentic' | 'unknown' | 'superseded' | 'withdrawn';
  readonly message: string;
}

type Standing = Pick<KnownDocument, 'publication' | 'revised'>;

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
