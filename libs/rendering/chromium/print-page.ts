import type { Browser, BrowserContext, CDPSession, HTTPRequest, Page } from 'puppeteer-core';

/** An empty page in a context of its own, walled in, waiting for its one document. */
interface PreparedPage {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly session: CDPSession;
}

/** `about:blank` is where a page begins; `data:` never leaves it. */
const HARMLESS_URL = /^(?:data:|about:blank$)/;

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

  constructor(private readonly browser: Browser) {}

  /** Waits as long as it takes: the caller holds the deadline and ends the browser. */
  async print(html: string): Promise<Uint8Array> {
    const { context, page, session } = await this.take();
    await page.setContent(html, { waitUntil: 'load', timeout: 0 });
    const { data } = await session.send('Page.printToPDF', PRINT);
    // Nobody has to wait for the page to be cleared away; a browser that cannot do it is found dead by the next.
    context.close().catch(() => undefined);
    this.spare ??= this.prepareQuietly();
    return Buffer.from(data, 'base64');
  }

  private take(): Promise<PreparedPage> {
    const spare = this.spare;
    this.spare = null;
    return spare ?? prepare(this.browser);
  }

  /** A spare that cannot be made is an error only for whoever takes it. */
  private prepareQuietly(): Promise<PreparedPage> {
    const spare = prepare(this.browser);
    spare.catch(() => undefined);
    return spare;
  }
}

/** Without script and without network. */
async function prepare(browser: Browser): Promise<PreparedPage> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  page.on('request', settle);
  const [session] = await Promise.all([
    page.createCDPSession(),
    page.setJavaScriptEnabled(false),
    page.setRequestInterception(true),
    page.setOfflineMode(true),
  ]);
  return { context, page, session };
}

/** A request settled too late (its page is gone) has nobody left to tell. */
function settle(request: HTTPRequest): void {
  const settled = HARMLESS_URL.test(request.url())
    ? request.continue()
    : request.abort('blockedbyclient');
  settled.catch(() => undefined);
}
