import type { Browser, Page } from 'playwright-core';

import { launchBrowser, signIn } from '../support/browser.js';
import { ReportSteps, sampleContent } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';
import { figuresOf, type Figures } from './measure.js';
import type { Section } from './section.js';

const AIM_MS = 100;
const ROWS = 300;
/** The browser's Event Timing tells nothing of what was painted sooner; such keys count as this. */
const FINEST_MS = 16;

interface Row {
  readonly id: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** A filled report whose table of projects has hundreds of rows. */
async function largeReport(service: TestService): Promise<string> {
  const steps = await ReportSteps.create(service, 'east');
  await steps.fill();
  const sample = sampleContent().facts['projects'] as readonly Row[];
  // The rows of the sample stay: other tables name them.
  const added = Array.from({ length: ROWS - sample.length }, (_, place) => ({
    id: `project_${String(place + 101)}`,
    cells: sample[0]?.cells,
  }));
  const rows = [...sample, ...added];
  const drafter = await steps.drafter();
  const body = { ...steps.seen, set: { projects: rows } };
  await drafter.ok('patchFacts', { params: steps.params, body });
  return steps.id;
}

const OBSERVE = `{
  window.keys = [];
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries())
      if (name === 'keydown') window.keys.push(duration);
  }).observe({ type: 'event', durationThreshold: ${String(FINEST_MS)} });
}`;

/** Two frames after the last key everything it caused is painted and counted. */
const PAINTED =
  'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))';

/** Types figures at the pace of a quick hand and waits until they are saved, so that saving falls between keys too. */
async function typed(page: Page, field: string, rounds: number): Promise<readonly number[]> {
  await page.evaluate('window.keys = []');
  const input = page.locator(field).first();
  let keys = 0;
  for (let round = 0; round < rounds; round += 1) {
    await input.selectText();
    for (const key of ['1', '2', '5', 'Backspace', '4', '6', String(round % 10)]) {
      await input.press(key, { delay: 20 });
      keys += 1;
    }
    await page.getByRole('status').getByText('已保存', { exact: true }).waitFor();
  }
  await page.evaluate(PAINTED);
  const slow = await page.evaluate<number[]>('window.keys');
  return [...slow, ...Array.from({ length: keys - slow.length }, () => FINEST_MS)];
}

async function figuresIn(page: Page): Promise<readonly (Figures & { readonly worst: number })[]> {
  const results: (Figures & { readonly worst: number })[] = [];
  const places = [
    ['a field of the largest section', '预算编制管理', '#field-budget\\.income\\.general'],
    [
      `a cell of a table of ${String(ROWS)} rows`,
      /^部门整体绩效目标 /,
      '[data-cell^="project_"] textarea',
    ],
  ] as const;
  for (const [name, section, field] of places) {
    await page.getByRole('menuitem', { name: section }).click();
    await page.locator(field).first().waitFor();
    const samples = await typed(page, field, 8);
    results.push({ ...figuresOf(name, samples), worst: Math.max(...samples) });
  }
  return results;
}

async function measure(service: TestService, browser: Browser) {
  const id = await largeReport(service);
  const page = await signIn(browser, service.application.address, 'east.drafter');
  await page.goto(`${service.application.address}/reports/${id}`);
  await page.getByRole('tab', { name: '填报内容' }).waitFor();
  await page.evaluate(OBSERVE);
  return figuresIn(page);
}

/** From key to paint on the largest form, in the packaged browser over the built application. */
export async function measureInteraction(): Promise<Section> {
  const service = await startService();
  const browser = await launchBrowser();
  try {
    const figures = await measure(service, browser);
    return {
      title: 'Typing on the largest form, from key to paint',
      unit: 'ms',
      figures,
      verdicts: figures.map(({ name, median, worst }) => ({
        measured: `${name}: median ${String(median)} ms, worst ${String(worst)} ms`,
        aim: `under ${String(AIM_MS)} ms`,
        met: worst < AIM_MS,
      })),
      notes: [
        `Event Timing of the browser, steps of 8 ms; what was painted sooner counts as ${String(FINEST_MS)} ms.`,
        'The report is filled; every seventh key is followed by a save, and the page read again after it.',
      ],
    };
  } finally {
    await browser.close();
    await service.stop();
  }
}
