import type { Browser, HTTPRequest, Page } from 'puppeteer-core';

/** `about:blank` is where a page begins; `data:` never leaves it. */
const HARMLESS_URL = /^(?:data:|about:blank$)/;

/**
 * Prints one page in a context of its own, without script and without network. Page size and margins are the style sheet's.
 * Waits as long as it takes: the caller holds the deadline and ends the browser.
 */
export async function printPage(browser: Browser, html: string): Promise<Uint8Array> {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  await isolate(page);
  await page.setContent(html, { waitUntil: 'load', timeout: 0 });
  const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true, timeout: 0 });
  await context.close();
  return pdf;
}

async function isolate(page: Page): Promise<void> {
  page.on('request', settle);
  await Promise.all([page.setJavaScriptEnabled(false), page.setRequestInterception(true), page.setOfflineMode(true)]);
}

/** A request settled too late (its page is gone) has nobody left to tell. */
function settle(request: HTTPRequest): void {
  const settled = HARMLESS_URL.test(request.url()) ? request.continue() : request.abort('blockedbyclient');
  settled.catch(() => undefined);
}
