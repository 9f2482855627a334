import type { Browser, BrowserContext, CDPSession, Page } from 'puppeteer-core';

import { withPolicy } from './policy.js';
import { wallIn, type Wall } from './walls.js';

/** An empty page in a context of its own, walled in, waiting for its one document. */
interface PreparedPage {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly session: CDPSession;
}

/**
 * Page size and margins are the style sheet's. The file comes in one answer: piece by piece, as puppeteer has it, costs the browser more.
 */
const PRINT = {
  preferCSSPageSize: true,
  printBackground: true,
  generateTaggedPDF: true,
  generateDocumentOutline: true,
  transferMode: 'ReturnAsBase64',
} as const;

/**
 * Prints documents, each on a page and in a context that nothing was printed in before. The next page is made ready while nobody
 * waits for it: opening one takes as long as filling it.
 */
export class PagePrinter {
  private spare: Promise<PreparedPage> | null = null;

  constructor(
    private readonly browser: Browser,
    private readonly walls: ReadonlySet<Wall>,
  ) {}

  /** Waits as long as it takes: the caller holds the deadline and ends the browser. */
  async print(html: string): Promise<Uint8Array> {
    const { context, page, session } = await this.take();
    const walled = this.walls.has('policy') ? withPolicy(html) : html;
    await page.setContent(walled, { waitUntil: 'load', timeout: 0 });
    const { data } = await session.send('Page.printToPDF', PRINT);
    // Nobody has to wait for the page to be cleared away; a browser that cannot do it is found dead by the next.
    context.close().catch(() => undefined);
    this.spare ??= this.prepareQuietly();
    return Buffer.from(data, 'base64');
  }

  private take(): Promise<PreparedPage> {
    const spare = this.spare;
    this.spare = null;
    return spare ?? prepare(this.browser, this.walls);
  }

  /** A spare that cannot be made is an error only for whoever takes it. */
  private prepareQuietly(): Promise<PreparedPage> {
    const spare = prepare(this.browser, this.walls);
    spare.catch(() => undefined);
    return spare;
  }
}

/** Opens a page and walls it in. */
async function prepare(browser: Browser, walls: ReadonlySet<Wall>): Promise<PreparedPage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const session = await page.createCDPSession();
  await wallIn(page, session, walls);
  return { context, page, session };
}
