import { afterEach, describe, expect, it } from '@jest/globals';

import type { PdfRenderer, RendererEvent, RendererSettings } from '#libs/rendering';

import { childBrowsers } from '../support/child-browsers.js';
import { joined, readPdf } from '../support/pdf-text.js';
import { PRINT_OPTIONS, testRenderer } from '../support/test-renderer.js';

/** Seconds; enough for a small page on a busy machine. */
const PATIENCE = 10;
const SMALL = '<!doctype html><p>小文件</p>';
/** Far more than may be printed, and more than can be in the time. */
const BOMB = `<!doctype html><table>${'<tr><td>一<td>二<td>三'.repeat(100_000)}</table>`;
const LONG = `<!doctype html>${'<p>一二三四五六七八九十'.repeat(4_000)}`;

describe('a renderer in trouble', () => {
  let renderer: PdfRenderer | undefined;
  const events: RendererEvent[] = [];

  function start(settings: Partial<RendererSettings> = {}): PdfRenderer {
    events.length = 0;
    renderer = testRenderer({ onEvent: (event) => events.push(event), ...settings });
    return renderer;
  }

  const count = (type: RendererEvent['type']) =>
    events.filter((event) => event.type === type).length;
  const textOf = async (printer: PdfRenderer) =>
    joined(await readPdf((await printer.render(SMALL, PRINT_OPTIONS)).pdf));

  afterEach(async () => {
    await renderer?.close();
    expect(childBrowsers()).toEqual([]);
  });

  it('ends a browser that no longer answers, and prints the next one with another', async () => {
    const printer = start({ timeoutSeconds: PATIENCE });
    expect(await textOf(printer)).toBe('小文件');
    const [stuck] = childBrowsers();
    process.kill(-(stuck ?? 0), 'SIGSTOP');
    await expect(printer.render(SMALL, PRINT_OPTIONS)).rejects.toMatchObject({
      code: 'render.timeout',
    });
    expect(await textOf(printer)).toBe('小文件');
    expect(childBrowsers()).toHaveLength(1);
    expect(childBrowsers()).not.toContain(stuck);
    expect(events).toContainEqual(
      expect.objectContaining({ type: 'browser_retired', reason: 'timeout' }),
    );
  });

  it('refuses a document nobody could print, and prints the next one', async () => {
    const printer = start({ timeoutSeconds: PATIENCE });
    await expect(printer.render(BOMB, PRINT_OPTIONS)).rejects.toMatchObject({
      code: expect.stringMatching(/^render\.(?:timeout|failed)$/) as unknown,
    });
    expect(await textOf(printer)).toBe('小文件');
  });

  it('survives the death of its browser in the middle of a print', async () => {
    const printer = start();
    await printer.render(SMALL, PRINT_OPTIONS);
    const [browser] = childBrowsers();
    const printing = printer.render(LONG, PRINT_OPTIONS);
    await new Promise((resolve) => setImmediate(resolve));
    process.kill(-(browser ?? 0), 'SIGKILL');
    expect((await printing).pages).toBeGreaterThan(50);
    expect(count('render_retried')).toBe(1);
    expect(count('browser_started')).toBe(2);
  });

  it('starts anew when its browser died while nothing was printed', async () => {
    const printer = start();
    await printer.render(SMALL, PRINT_OPTIONS);
    process.kill(-(childBrowsers()[0] ?? 0), 'SIGKILL');
    expect(await textOf(printer)).toBe('小文件');
  });

  it('replaces its browser after so many prints', async () => {
    const printer = start({ rendersPerBrowser: 2 });
    const first = await printer.render(SMALL, PRINT_OPTIONS);
    await printer.render(SMALL, PRINT_OPTIONS);
    const third = await printer.render(SMALL, PRINT_OPTIONS);
    expect(third.pdf).toEqual(first.pdf);
    expect(count('browser_started')).toBe(2);
    expect(events).toContainEqual({ type: 'browser_retired', renders: 2, reason: 'worn' });
  });

  it('prints 500 pages, each with what belongs on it, and not one more', async () => {
    const printer = start();
    const sheets = (count: number): string =>
      Array.from({ length: count }, (_, index) => `<p>第${String(index + 1)}页</p>`).join('');
    const style = '<style>p + p { break-before: page }</style>';
    const page = (count: number): string => `<!doctype html>${style}${sheets(count)}`;
    const { pdf, pages } = await printer.render(page(500), PRINT_OPTIONS);
    expect(pages).toBe(500);
    const texts = (await readPdf(pdf)).map((sheet) => joined([sheet]));
    expect([texts[0], texts[249], texts[499]]).toEqual(['第1页', '第250页', '第500页']);
    await expect(printer.render(page(501), PRINT_OPTIONS)).rejects.toMatchObject({
      message: expect.stringContaining('共 501 页，超过上限 500 页') as unknown,
    });
  });

  it('refuses more pages than allowed, and goes on', async () => {
    const printer = start({ pageLimit: 3 });
    await expect(printer.render(LONG, PRINT_OPTIONS)).rejects.toMatchObject({
      code: 'render.failed',
    });
    expect(await textOf(printer)).toBe('小文件');
  });

  it.each([
    ['as it is', '<p>𪚥</p>'],
    ['by its number', '<p>&#x2a6a5;&#173733;</p>'],
  ])('names a character that no font has, given %s', async (_how, html) => {
    await expect(start().render(html, PRINT_OPTIONS)).rejects.toMatchObject({
      code: 'render.glyph_missing',
      message: expect.stringContaining('U+2A6A5') as unknown,
      details: { characters: ['𪚥'] },
    });
  });

  it('says that a browser does not start', async () => {
    await expect(
      start({ executablePath: '/bin/false' }).render(SMALL, PRINT_OPTIONS),
    ).rejects.toMatchObject({ code: 'render.failed' });
  });

  it('prints nothing once closed', async () => {
    const printer = start();
    await printer.close();
    await expect(printer.render(SMALL, PRINT_OPTIONS)).rejects.toMatchObject({
      code: 'render.failed',
    });
  });
});
