import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { Config } from '#libs/config';
import { buildDocument, EMPTY_RECORD, renderDocx, renderHtml } from '#libs/document';
import { beijingDate, ZipingError } from '#libs/kernel';
import { renderNarrative } from '#libs/rulebook';

import { createPrinter } from '../../worker/printer.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { ReportFile } from '../input.js';
import type { Output } from '../output.js';
import { evaluateFile } from './report.js';

export interface RenderOptions {
  readonly output?: string;
  readonly docx?: boolean;
}

interface RenderTarget {
  readonly file: string;
  readonly format: 'pdf' | 'html' | 'docx';
  readonly now: Date;
}

/** What to write, and where: `--docx` says so, otherwise the file's name does. */
export function renderTarget({ output, docx = false }: RenderOptions, now: Date): RenderTarget {
  const file = output ?? (docx ? 'report.docx' : 'report.pdf');
  const format = docx || file.endsWith('.docx') ? 'docx' : file.endsWith('.html') ? 'html' : 'pdf';
  return { file, format, now };
}

/** `ziping report render <file> -o report.pdf`: the content as the unit's draft, printed; or as a page, or as a Word file. */
export async function reportRender(
  file: ReportFile,
  target: RenderTarget,
  config: Config,
  output: Output,
): Promise<ExitCode> {
  const model = await draftOf(file, target.now);
  const html = renderHtml(model);
  const path = resolve(target.file);
  if (target.format !== 'pdf') {
    await save(path, target.format === 'docx' ? await renderDocx(model) : html);
    output.result({ file: path }, [`已写入 ${path}`]);
    return EXIT.ok;
  }
  output.progress('正在排版打印……');
  const printer = createPrinter(config);
  try {
    const { organisation } = file.input;
    const title = `${organisation.name}${file.input.year}年度部门整体绩效管理自评报告`;
    const request = { html, title, author: organisation.name, instant: target.now };
    const { pdf, pages, renderer } = await printer.print(request);
    await save(path, pdf);
    output.result({ file: path, pages, size: pdf.byteLength, renderer }, [
      `已写入 ${path}：${pages} 页，${pdf.byteLength} 字节`,
    ]);
    return EXIT.ok;
  } finally {
    await printer.close();
  }
}

async function draftOf({ rulebook, input }: ReportFile, now: Date) {
  const evaluation = await evaluateFile({ rulebook, input });
  return buildDocument({
    status: 'draft',
    narrative: renderNarrative(rulebook, evaluation, input.content),
    measures: input.content.measures,
    organisation: input.organisation,
    year: input.year,
    evaluation,
    signedOn: beijingDate(now),
    record: EMPTY_RECORD,
  });
}

async function save(path: string, data: string | Uint8Array): Promise<void> {
  try {
    await writeFile(path, data);
  } catch (error) {
    throw new ZipingError('request.invalid', `无法写入 ${path}。`, { path, cause: error });
  }
}
