import { readFile } from 'node:fs/promises';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import {
  button,
  choose,
  dialog,
  LAPTOP,
  launchBrowser,
  pressBar,
  screenshot,
  seriousFaults,
  sidewaysScroll,
  signIn,
  TABLET,
} from '../support/browser.js';
import { ReportSteps } from '../support/report-steps.js';
import { firstSheet } from '../support/sheets.js';
import { startService, type TestService } from '../support/service.js';

/** The unit that has sent its report to the bureau, and the one that has only begun. */
const AT_BUREAU = '保定市徐水区户木乡人民政府';
const BEGUN = '保定市徐水区瀑河乡人民政府';

const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0';

let service: TestService;
let browser: Browser;
const pages = new Map<string, Page>();

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  const east = await ReportSteps.create(service, 'east');
  await east.reachBureau();
  await ReportSteps.create(service, 'west');
}, 120_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** Somebody at their own browser, signed in once. */
async function at(account: string): Promise<Page> {
  const known = pages.get(account);
  if (known !== undefined) return known;
  const page = await signIn(browser, service.application.address, account);
  pages.set(account, page);
  return page;
}

async function open(account: string, path: string): Promise<Page> {
  const page = await at(account);
  await page.goto(`${service.application.address}${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const row = (page: Page, name: string) => page.getByRole('row', { name: new RegExp(name) });

/** The first sheet of a downloaded file, each row as texts. */
async function downloaded(page: Page, press: () => Promise<void>): Promise<string[][]> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return firstSheet(await readFile(await download.path()));
}

describe('the bureau’s queue in a browser', () => {
  it('narrows by stage, name and deadline, says so in chips, and keeps it in the address', async () => {
    const page = await open('bureau_reviewer', '/reports');
    await row(page, AT_BUREAU).waitFor();
    await row(page, BEGUN).waitFor();
    await screenshot(page, 'bureau-queue');
    expect(await seriousFaults(page)).toEqual([]);

    await page.getByRole('button', { name: /^财政局审核\s*1$/ }).click();
    await row(page, BEGUN).waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('stage')).toBe('bureau_review');
    await page.reload();
    await row(page, AT_BUREAU).waitFor();
    expect(await row(page, BEGUN).count()).toBe(0);
    await page.getByRole('button', { name: '取消筛选：财政局审核' }).click();
    await row(page, BEGUN).waitFor();

    await page.getByLabel('按单位名称查找').fill('瀑河');
    await page.keyboard.press('Enter');
    await row(page, AT_BUREAU).waitFor({ state: 'detached' });
    await choose(page, '按单位类别筛选', '镇');
    await page.getByText('没有符合筛选条件的报告。可以取消部分筛选后再看。').waitFor();
    await screenshot(page, 'bureau-queue-nothing');
    expect(await seriousFaults(page)).toEqual([]);
    await button(page, '清除全部筛选').click();
    await row(page, AT_BUREAU).waitFor();
  });

  it('exports what is shown', async () => {
    const page = await open('bureau_reviewer', `/reports?search=${encodeURIComponent('户木')}`);
    await row(page, AT_BUREAU).waitFor();
    const rows = await downloaded(page, () => button(page, '导出 .xlsx').click());
    expect(rows.length).toBe(2);
    expect(rows[0]).toEqual(
      expect.arrayContaining(['自评换算得分', '财政局换算得分', '财政局等级']),
    );
    expect(rows[1]?.[0]).toBe(AT_BUREAU);
  });

  it('says what could not be read, and does not show it as an empty list', async () => {
    const page = await at('bureau_reviewer');
    await page.route('**/api/v1/reports?*', (route) => route.fulfill({ status: 502, body: '' }));
    await open('bureau_reviewer', '/reports');
    const again = button(page, '重试');
    await again.waitFor();
    expect(await page.getByText('还没有报告').count()).toBe(0);
    await page.unroute('**/api/v1/reports?*');
    await again.click();
    await row(page, AT_BUREAU).waitFor();
  });

  it('leads from one report of the list to the next', async () => {
    const page = await open('bureau_reviewer', '/reports?sort=name');
    await page.getByRole('link', { name: AT_BUREAU }).click();
    await page.getByText('第 1 份，共 2 份').waitFor();
    await page.getByRole('link', { name: '下一份' }).click();
    await page.getByRole('heading', { name: new RegExp(BEGUN) }).waitFor();
    await page.getByRole('link', { name: '回到清单' }).click();
    await row(page, BEGUN).waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('name');
  });

  it('reminds those who are waited for, after saying whom, and not twice a day', async () => {
    const page = await open('bureau_reviewer', '/reports');
    await page.getByLabel('选择已显示的全部报告').check();
    await button(page, '催办所选（2）').click();
    await dialog(page).getByText('将提醒以下 1 份报告的办理人').waitFor();
    await dialog(page).getByText('以下 1 份报告不催办').waitFor();
    await dialog(page)
      .getByText(/west\.drafter（填报人）/)
      .waitFor();
    await dialog(page).getByLabel(/^附言/).fill('有困难请联系绩效股。');
    await screenshot(page, 'urge');
    expect(await seriousFaults(page)).toEqual([]);
    await button(dialog(page), '发送催办').click();
    await page.getByText('已催办 1 份报告，提醒 1 人').waitFor();
    await dialog(page).waitFor({ state: 'hidden' });

    await page.getByLabel(`选择：${BEGUN}`).check();
    await button(page, '催办所选（1）').click();
    await dialog(page).getByText('本环节一天内已催办过').waitFor();
    // Its name may still begin with that of the spinner of the first sending.
    const sending = dialog(page).getByRole('button', { name: /发送催办$/ });
    expect(await sending.isDisabled()).toBe(true);
  });

  it('reaches the drafter, who reads it and comes to the report', async () => {
    const page = await open('west.drafter', '/reports');
    await page.getByRole('button', { name: '通知，1 条未读' }).click();
    await page.getByText(/有困难请联系绩效股。/).waitFor();
    await screenshot(page, 'notices');
    expect(await seriousFaults(page)).toEqual([]);
    await page
      .locator('.ant-drawer')
      .getByRole('link', { name: new RegExp(BEGUN) })
      .click();
    await page.getByRole('heading', { name: new RegExp(BEGUN) }).waitFor();
    await page.getByRole('button', { name: '通知', exact: true }).waitFor();
    const other = await open('east.drafter', '/reports');
    expect(await other.getByRole('button', { name: '通知', exact: true }).count()).toBe(1);
  });
});

describe('the overview in a browser', () => {
  it('shows the district, and every figure leads to its reports', async () => {
    const page = await open('bureau_approver', '/overview');
    await page.getByRole('table', { name: '报送进度' }).waitFor();
    await row(page, BEGUN).first().waitFor();
    await page.getByText(/目前只有一个年度的报告/).waitFor();
    await screenshot(page, 'overview');
    expect(await seriousFaults(page)).toEqual([]);

    const bars = page.getByRole('img', { name: /^换算得分分布柱形图/ });
    expect(await bars.locator('svg').count()).toBe(1);
    const score = page
      .getByRole('table', { name: '得分分布' })
      .getByRole('row', { name: /95–100/ });
    expect(await score.getByRole('cell').last().innerText()).toBe('1');
    await score.getByRole('link').click();
    await page.getByText('换算得分 95 及以上').waitFor();
    await row(page, AT_BUREAU).waitFor();
    expect(await row(page, BEGUN).count()).toBe(0);
  });

  it('leads from a weak indicator and a failed check to the reports they are about', async () => {
    const page = await open('bureau_approver', '/overview');
    const weakest = page.getByRole('table', { name: '薄弱指标' }).getByRole('link').first();
    const label = await weakest.innerText();
    await weakest.click();
    await page.getByText(`未得满分：${label}`, { exact: true }).waitFor();
    await row(page, AT_BUREAU).waitFor();
    expect(await row(page, BEGUN).count()).toBe(0);

    await page.goBack();
    const failed = page.getByRole('table', { name: '常见校验问题' }).getByRole('link').first();
    const check = await failed.innerText();
    await failed.click();
    await page.getByText(`校验未通过：${check}`, { exact: true }).waitFor();
    await page.locator('tbody').getByRole('link').first().waitFor();
  });

  it('leads from a bar to the reports it counts', async () => {
    const page = await open('bureau_approver', '/overview');
    const bars = page.getByRole('img', { name: /^换算得分分布柱形图/ });
    await pressBar(bars.locator('path[fill="#1a4f8b"]').last());
    await page.getByText('换算得分 95 及以上').waitFor();
  });

  it('does so in Edge, too, where the drawing hears of a press before the page does', async () => {
    const { address } = service.application;
    const page = await signIn(browser, address, 'bureau_approver', '自评报告', EDGE);
    await page.goto(`${address}/overview`);
    const bars = page.getByRole('img', { name: /^换算得分分布柱形图/ });
    await pressBar(bars.locator('path[fill="#1a4f8b"]').last());
    await page.getByText('换算得分 95 及以上').waitFor();
    await page.context().close();
  });

  it('exports a table', async () => {
    const page = await open('bureau_approver', '/overview');
    const rows = await downloaded(page, () => button(page, '导出 .xlsx：报送进度').click());
    expect(rows.map(([name]) => name)).toEqual(['单位', AT_BUREAU, BEGUN]);
    expect(rows.find(([name]) => name === BEGUN)).toContain('填报');
  });

  it('fits a tablet, as the queue does', async () => {
    const page = await open('bureau_approver', '/overview');
    await page.setViewportSize(TABLET);
    await page.getByRole('table', { name: '薄弱指标' }).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    await screenshot(page, 'overview-tablet');
    await page.goto(`${service.application.address}/reports`);
    await row(page, BEGUN).waitFor();
    expect(await sidewaysScroll(page)).toBe(0);
    await screenshot(page, 'bureau-queue-tablet');
    await page.setViewportSize(LAPTOP);
  });

  it('stays closed to a unit', async () => {
    const page = await open('east.drafter', '/reports');
    expect(await page.getByRole('link', { name: '全区总览' }).count()).toBe(0);
    await page.goto(`${service.application.address}/overview`);
    await page.getByText('您没有打开这个页面的权限').waitFor();
  });
});
