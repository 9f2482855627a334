import { FileFault } from '#libs/untrusted';

/** UTF-8, UTF-16 with its mark, or GB 18030, as Chinese text files are saved. Errors: `corrupt`. */
export function readPlainText(bytes: Uint8Array): string {
  const marked = byteOrderMark(bytes);
  const labels = marked === null ? ['utf-8', 'gb18030'] : [marked];
  for (const label of labels) {
    try {
      const text = new TextDecoder(label, { fatal: true }).decode(bytes);
      if (!text.includes('\u0000')) return text;
    } catch {
      // The next encoding, if there is one.
    }
  }
  throw new FileFault('corrupt', '文件不是文本，请另存为 .docx 或 UTF-8 的 .txt 后重试。');
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}
