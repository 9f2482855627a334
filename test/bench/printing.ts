import { join } from 'node:path';

import { renderHtml } from '#libs/document';
import { documentOf } from '#libs/features/documents';
import { createPdfRenderer, type RenderedPdf } from '#libs/rendering';
import type { CompiledRulebook } from '#libs/rulebook';

import { approvedHistory } from '../support/approved-report.js';
import { repositoryRoot } from '#libs/config';

import { coldChromium, type ColdChromium } from './cold-chromium.js';
import { sideBySide, type Rounds } from './measure.js';
import { medians, type Section } from './section.js';

const WARM = 'ziping: warm renderer';
const MOST_MILLISECONDS = 250;
const LEAST_TIMES = 10;

export interface Printing {
  readonly section: Section;
  readonly browser: string;
}

/** (b) The sample's document from a warm renderer, against a browser started for it. */
export async function measurePrinting(
  rulebook: CompiledRulebook,
  rounds: Rounds,
): Promise<Printing> {
  const root = repositoryRoot();
  const cacheFolder = join(root, 'node_modules', '.cache', 'ziping-renderer');
  const html = await sampleHtml(rulebook);
  const renderer = createPdfRenderer({ root, cacheFolder, executablePath: null, fontFolder: null });
  try {
    const { browser, sandboxed } = await renderer.describe();
    const cold = await coldChromium({ root, cacheFolder, html, sandboxed });
    const warm = (): Promise<RenderedPdf> => renderer.render(html, ABOUT);
    const { pages, pdf } = await warm();
    const figures = await sideBySide(
      [
        { name: WARM, run: warm },
        { name: cold.name, run: () => cold.print() },
      ],
      rounds,
    ).finally(() => cold.close());
    return { browser, section: sectionOf(figures, cold, { pages, pdf, html }) };
  } finally {
    await renderer.close();
  }
}

const ABOUT = {
  title: '2024 年度部门整体绩效管理自评报告',
  author: '保定市徐水区户木乡人民政府',
  instant: new Date('2025-03-21T01:40:00Z'),
};

/** The approved sample, as the archive prints it. */
async function sampleHtml(rulebook: CompiledRulebook): Promise<string> {
  const history = await approvedHistory(rulebook);
  return renderHtml(await documentOf(history, rulebook, ABOUT.instant));
}

function sectionOf(
  figures: Section['figures'],
  { name, note }: ColdChromium,
  { pages, pdf, html }: RenderedPdf & { readonly html: string },
): Section {
  const [warm, cold] = medians(figures, WARM, name);
  const kib = (bytes: number): string => `${Math.round(bytes / 1024)} KiB`;
  return {
    title: `PDF of the sample (${pages} pages, ${kib(pdf.length)} from ${kib(Buffer.byteLength(html))} of HTML)`,
    unit: 'ms',
    figures,
    verdicts: [
      {
        measured: `${warm.toFixed(0)} ms warm`,
        aim: `< ${MOST_MILLISECONDS} ms`,
        met: warm < MOST_MILLISECONDS,
      },
      {
        measured: `${(cold / warm).toFixed(1)} × faster than cold`,
        aim: `≥ ${LEAST_TIMES} ×`,
        met: cold / warm >= LEAST_TIMES,
      },
    ],
    notes: [
      'both: the same fonts, index of fonts and HTML',
      note,
      'ziping: besides printing, a walled-in page of its own, missing glyphs looked for, tags and outline, fixed dates and identifier, the archive gate',
    ],
  };
}
