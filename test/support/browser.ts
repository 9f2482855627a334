import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { chromium, type Browser, type Locator, type Page } from 'playwright-core';

import { packagedChromium } from '#libs/rendering';

import { BROWSER_CACHE } from './browser-cache.js';
import { PASSWORD } from './district.js';
import { repositoryRoot } from '#libs/config';

const SCREENSHOTS = join(repositoryRoot(), 'out', 'screenshots');

export const LAPTOP = { width: 1280, height: 800 };
/** For one step of a person on a machine that does much else. */
const MOST_WAIT_MS = 90_000;
export const TABLET = { width: 820, height: 1180 };

/** The packaged Chromium, the same that prints; nothing of the machine is needed. */
export async function launchBrowser(): Promise<Browser> {
  mkdirSync(BROWSER_CACHE, { recursive: true });
  const { executablePath, libraryFolder } = await packagedChromium(repositoryRoot(), BROWSER_CACHE);
  const { PATH = '' } = process.env;
  return chromium.launch({
    executablePath,
    args: ['--no-sandbox'],
    // Without a locale the browser calls every file with a Chinese name "download".
    env: {
      PATH,
      LANG: 'C.UTF-8',
      ...(libraryFolder === null ? {} : { LD_LIBRARY_PATH: libraryFolder }),
    },
  });
}

/**
 * A page in a browser profile of its own; it moves nothing, so that what is pressed stands still.
 * @param userAgent what the browser says it is; its own name where absent
 */
export async function openPage(browser: Browser, userAgent?: string): Promise<Page> {
  const context = await browser.newContext({
    ...(userAgent === undefined ? {} : { userAgent }),
    viewport: LAPTOP,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(MOST_WAIT_MS);
  return page;
}

/**
 * A person at a browser of their own.
 * @param home heading of the page they start on
 */
export async function signIn(
  browser: Browser,
  address: string,
  account: string,
  home = '自评报告',
  userAgent?: string,
): Promise<Page> {
  const page = await openPage(browser, userAgent);
  await page.goto(address);
  await page.getByLabel('账号').fill(account);
  await page.getByLabel('密码').fill(PASSWORD);
  await button(page, '登录').click();
  await page.getByRole('heading', { name: home }).first().waitFor();
  return page;
}

/** A button by its whole label; the component library puts a space between two characters. */
export const button = (within: Page | Locator, label: string): Locator =>
  within.getByRole('button', { name: new RegExp(`^${[...label].join('\\s*')}$`) });

/** The dialog that is open. */
export const dialog = (page: Page): Locator => page.locator('.ant-modal:visible').last();

/** Chooses from a list that opens below its field. */
export async function choose(page: Page, field: string, option: string): Promise<void> {
  const box = page.getByRole('combobox', { name: field }).last();
  await box.click();
  // A long list shows what it has room for: the rest is found by typing.
  if (await box.isEditable()) await box.fill(option);
  await page
    .locator('.ant-select-dropdown:visible .ant-select-item-option')
    .filter({ hasText: new RegExp(`^${option}$`) })
    .click();
}

/** Kept as output of the build, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SCREENSHOTS, { recursive: true });
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}

interface AxeViolation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/**
 * What axe finds serious or worse on the page as it stands, each as `rule: element`. What lies behind an open dialog
 * can neither be read nor reached, so then it is the uppermost dialog alone.
 */
export async function seriousFaults(page: Page): Promise<string[]> {
  const source = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
  await page.evaluate(readFileSync(source, 'utf8'));
  const run = `(() => {
    const dialogs = [...document.querySelectorAll('.ant-modal-wrap')].filter((one) => one.offsetHeight > 0);
    const place = dialogs.at(-1) ?? document;
    return axe.run(place, { resultTypes: ['violations'] }).then((found) => found.violations);
  })()`;
  const violations = await page.evaluate<AxeViolation[]>(run);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`);
}

/** How far the page can be scrolled sideways, in pixels; a page that fits cannot. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );

/**
 * Presses a bar of a chart. The very element that is found now: under the mouse a bar lights up, and looked for once more by
 * its colour it would be the sample of colour in the legend, or nothing.
 */
export async function pressBar(bar: Locator): Promise<void> {
  await bar.waitFor();
  const element = await bar.elementHandle();
  await element.click();
}

/** Pastes a text where the keyboard is, as Ctrl-V does with that text on the clipboard. */
export async function pasteText(page: Page, text: string): Promise<void> {
  await page.evaluate(`{
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', ${JSON.stringify(text)});
    const event = { clipboardData, bubbles: true, cancelable: true };
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', event));
  }`);
}
