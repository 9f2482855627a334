import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';

import type { Config } from '#libs/config';
import { buildDocument, EMPTY_RECORD, renderHtml } from '#libs/document';
import { beijingDate, ZipingError } from '#libs/kernel';
import { renderNarrative } from '#libs/rulebook';

import { createPrinter } from '../../worker/printer.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { ReportFile } from '../input.js';
import type { Output } from '../output.js';
import { evaluateFile } from './report.js';

export interface RenderTarget {
  readonly file: string;
  readonly now: Date;
}

/** `ziping report render <file> -o report.pdf`: the content as the unit's draft, printed. A name ending in .html gives the page. */
export async function reportRender(
  file: ReportFile,
  target: RenderTarget,
  config: Config,
  output: Output,
): Promise<ExitCode> {
  const html = renderHtml(await draftOf(file, target.now));
  const path = resolve(target.file);
  if (path.endsWith('.html')) {
    await save(path, html);
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
