import { readDocxText } from './docx/text.js';
import { FileFault } from '#libs/untrusted';
import { formatOf, type ReportFormat } from './format.js';
import { READING_LIMITS } from './limits.js';
import { readPdfText } from './pdf/read.js';
import { readPlainText } from './plain-text.js';

/** A report somebody handed in, as text: a line a paragraph, table rows led by a tab with tabs between their cells. */
export interface ReadReport {
  readonly format: ReportFormat;
  readonly text: string;
}

/** Of a Chinese report, this share of letters at least is Chinese. */
const CHINESE_SHARE = 0.3;

/**
 * Reads a .docx, .pdf or text file. Nothing in the file is run, fetched or kept; time and memory are bounded by the limits.
 * Errors: `FileFault`.
 */
export async function readReportText(bytes: Uint8Array): Promise<ReadReport> {
  if (bytes.byteLength === 0) throw new FileFault('no_text', '文件是空的。');
  if (bytes.byteLength > READING_LIMITS.fileBytes)
    throw new FileFault('too_large', '文件超过 20 MB，请删去图片或拆分后重试。');
  const format = formatOf(bytes);
  const text = await textOf(format, bytes);
  refuseUnreadable(format, text);
  return { format, text };
}

async function textOf(format: ReportFormat, bytes: Uint8Array): Promise<string> {
  switch (format) {
    case 'docx':
      return readDocxText(bytes);
    case 'pdf':
      return readPdfText(bytes);
    case 'txt':
      return readPlainText(bytes);
  }
}

function refuseUnreadable(format: ReportFormat, text: string): void {
  if (text.length > READING_LIMITS.characters)
    throw new FileFault('too_large', '文字超过一百万字，请拆分后重试。');
  const letters = text.match(/[\p{L}]/gu)?.length ?? 0;
  if (letters === 0)
    throw new FileFault(
      'no_text',
      format === 'pdf'
        ? '这个 PDF 没有文字，可能是扫描件，请提供 Word 文件或可复制文字的 PDF。'
        : '文件里没有文字。',
    );
  const chinese = text.match(/[\u4e00-\u9fff]/g)?.length ?? 0;
  if (chinese < letters * CHINESE_SHARE)
    throw new FileFault('not_chinese', '文件不是中文报告，无法检查。');
}
