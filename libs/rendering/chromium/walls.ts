import type { CDPSession, HTTPRequest, Page } from 'puppeteer-core';

/**
 * What keeps a page in, each on its own (a spec takes them away one by one):
 * - `policy`: a content security policy before anything of the page that could be fetched;
 * - `script`: no JavaScript;
 * - `interception`: every request is refused before it is made;
 * - `offline`: the page believes that there is no network;
 * - `resolver`: no host has an address;
 * - `proxy`: every connection goes to a proxy that is not there.
 */
export type Wall = 'policy' | 'script' | 'interception' | 'offline' | 'resolver' | 'proxy';

export const WALLS: ReadonlySet<Wall> = new Set<Wall>([
  'policy',
  'script',
  'interception',
  'offline',
  'resolver',
  'proxy',
]);

/** The walls that are flags of the browser. */
export const WALL_FLAGS: Readonly<Partial<Record<Wall, readonly string[]>>> = {
  resolver: ['--host-resolver-rules=MAP * ~NOTFOUND'],
  proxy: ['--proxy-server=http://127.0.0.1:9', '--proxy-bypass-list=<-loopback>'],
};

/** The walls that stand around one page. */
const PAGE_WALLS: Readonly<
  Partial<Record<Wall, (page: Page, session: CDPSession) => Promise<void>>>
> = {
  script: (page) => page.setJavaScriptEnabled(false),
  interception: (page) => {
    page.on('request', settle);
    return page.setRequestInterception(true);
  },
  offline: goOffline,
};

/**
 * Puts the walls around a page before anything is in it.
 * @param session one of the page's own
 */
export async function wallIn(
  page: Page,
  session: CDPSession,
  walls: ReadonlySet<Wall>,
): Promise<void> {
  const builders = [...walls].flatMap((wall) => PAGE_WALLS[wall] ?? []);
  await Promise.all(builders.map((build) => build(page, session)));
}

/**
 * The browser says that a page is offline before its network process has heard of it, so a request made at once could still go
 * out. Emptying the cache of the page's context, where nothing is yet, is done by that process and after what it was told before.
 */
async function goOffline(page: Page, session: CDPSession): Promise<void> {
  await page.setOfflineMode(true);
  await session.send('Network.clearBrowserCache');
}

/** `about:blank` is where a page begins; `data:` never leaves it. */
const HARMLESS_URL = /^(?:data:|about:blank$)/;

/** A request settled too late (its page is gone) has nobody left to tell. */
function settle(request: HTTPRequest): void {
  const settled = HARMLESS_URL.test(request.url())
    ? request.continue()
    : request.abort('blockedbyclient');
  settled.catch(() => undefined);
}
