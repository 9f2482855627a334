import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { button, dialog, launchBrowser, screenshot, seriousFaults } from '../support/browser.js';
import {
  confirm,
  decide,
  file,
  Office,
  saved,
  section,
  stage,
  STAFF,
  STAFF_SECTION,
  tab,
  waiveErrors,
} from '../support/desk.js';
import { PASSWORD } from '../support/district.js';
import { MINUTES, ReportSteps } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';

const EVIDENCE = { ...MINUTES, filename: '银行账户备案表.pdf' };

let service: TestService;
let browser: Browser;
let office: Office;
let report: ReportSteps;
let page: Page;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  office = new Office(service, browser);
  report = await ReportSteps.create(service, 'east');
  await report.fill();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** The first category of the evidence tab that asks for something, opened. */
async function openEvidence(): Promise<void> {
  await tab(page, '佐证材料');
  await page
    .getByRole('button', { name: /^预算执行/ })
    .first()
    .click();
}

describe('the drafter’s desk in a browser', () => {
  it('takes evidence for an indicator and gives it back', async () => {
    page = await office.open('east.drafter');
    await openEvidence();
    const upload = page.getByRole('button', { name: /^上传文件：.*银行账户/ });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), upload.click()]);
    await chooser.setFiles(file(EVIDENCE));
    const link = page.getByRole('link', { name: EVIDENCE.filename });
    await link.waitFor();
    await screenshot(page, 'evidence');
    expect(await seriousFaults(page)).toEqual([]);
    const address = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
    const stored = await page.request.get(address);
    expect(await stored.body()).toEqual(Buffer.from(EVIDENCE.bytes));
    expect(stored.headers()['content-disposition']).toContain(
      encodeURIComponent(EVIDENCE.filename),
    );
    await button(page, `移除 ${EVIDENCE.filename}`).click();
    await confirm(page, '移除');
    await link.waitFor({ state: 'detached' });
  });

  it('refuses a file that is not what its name says, and says so', async () => {
    const upload = page.getByRole('button', { name: /^上传文件：.*银行账户/ });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), upload.click()]);
    await chooser.setFiles({
      name: '假.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from('x'),
    });
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('link', { name: '假.pdf' }).count()).toBe(0);
  });

  it('keeps why points were lost and what is done about it', async () => {
    await tab(page, '扣分与整改');
    const reason = page.getByLabel('扣分原因').first();
    await reason.fill('采购报表两次退回。');
    await saved(page);
    await screenshot(page, 'measures');
    expect(await seriousFaults(page)).toEqual([]);
    await page.reload();
    await tab(page, '扣分与整改');
    expect(await page.getByLabel('扣分原因').first().inputValue()).toBe('采购报表两次退回。');
  });

  it('rewrites a paragraph with live figures, and takes the rulebook’s text back', async () => {
    await tab(page, '正文');
    await page
      .getByRole('button', { name: /^改写：/ })
      .first()
      .click();
    const area = page.getByRole('textbox', { name: /^改写：/ });
    await area.fill('全乡实有在编{{staffing.actual}}名。');
    await saved(page);
    await page.getByText('已改写').waitFor();
    expect(await page.locator('.paragraph .chip').first().innerText()).toMatch(/^\d+$/);
    await screenshot(page, 'paragraphs');
    expect(await seriousFaults(page)).toEqual([]);
    await page.getByRole('button', { name: '恢复原文' }).click();
    await confirm(page, '恢复原文');
    await saved(page);
    await page.getByText('已改写').waitFor({ state: 'detached' });
  });

  it('reads what is typed into a cell, leads to it, and is content once it is mended', async () => {
    await tab(page, '填报内容');
    await section(page, STAFF_SECTION);
    const cell = page.locator('[id^="field-working_organs/"][id$="/name"]').first();
    const name = await cell.inputValue();
    await cell.fill(`${name}（含便民服务中心`);
    await saved(page);
    await tab(page, '校验');
    const doubt = page
      .getByRole('listitem')
      .filter({ hasText: '文字核查' })
      .filter({ hasText: '便民服务中心' });
    await doubt.waitFor();
    await section(page, '单位与年度');
    await doubt.getByRole('button').first().click();
    await cell.waitFor();
    await doubt.scrollIntoViewIfNeeded();
    await screenshot(page, 'typed-text');
    await page.locator('[id^="field-working_organs/"][id$="/name"]:focus').waitFor();
    await cell.fill(name);
    await saved(page);
    await doubt.waitFor({ state: 'detached' });
  });

  it('waives a failed check with a reason and takes the waiver back', async () => {
    await waiveErrors(page);
    await page.getByRole('button', { name: '撤销豁免' }).first().click();
    await confirm(page, '撤销豁免');
    const shut = page.locator('button:disabled').filter({ hasText: /^送\s*审$/ });
    await shut.waitFor();
    expect(await shut.getAttribute('title')).toContain('勾稽校验');
    await waiveErrors(page);
  });

  it('sends the report and withdraws it while nobody has acted', async () => {
    await decide(page, '送审');
    await stage(page, '党委会审议');
    await decide(page, '撤回', async () => {
      await dialog(page).getByLabel(/理由/).fill('还有一个数要核对。');
    });
    await stage(page, '填报');
    await tab(page, '填报内容');
    await section(page, STAFF_SECTION);
    expect(await page.locator(STAFF).isEnabled()).toBe(true);
  });

  it('loses nothing typed when the session ends meanwhile', async () => {
    await page.context().clearCookies();
    await page.locator(STAFF).fill('37');
    await dialog(page)
      .getByText(/重新登录后可以继续/)
      .waitFor();
    await screenshot(page, 'session-expired');
    await dialog(page).getByLabel('密码').fill(PASSWORD);
    await button(dialog(page), '重新登录').click();
    // What could not be stored meanwhile is stored by itself.
    await saved(page);
    await section(page, STAFF_SECTION);
    expect(await page.locator(STAFF).inputValue()).toBe('37');
    expect((await report.view()).content.facts['staffing.actual']).toBe('37');
  });

  it('goes on typing without a connection, and stores it when it is back', async () => {
    await page.context().setOffline(true);
    try {
      await page.locator(STAFF).fill('38');
      await page.getByText(/连接不上服务器/).waitFor();
      await screenshot(page, 'offline');
      await page.locator(STAFF).fill('39');
    } finally {
      await page.context().setOffline(false);
    }
    await saved(page);
    expect((await report.view()).content.facts['staffing.actual']).toBe('39');
  });

  it('puts two tabs together, and asks where both changed the same field', async () => {
    const other = await page.context().newPage();
    await other.goto(page.url());
    await section(other, STAFF_SECTION);
    const ESTABLISHMENT = '#field-staffing\\.establishment';
    await other.locator(ESTABLISHMENT).fill('45');
    await saved(other);
    await page.locator(STAFF).fill('41');
    await saved(page);
    const merged = (await report.view()).content.facts;
    expect([merged['staffing.establishment'], merged['staffing.actual']]).toEqual(['45', '41']);

    await other.locator(STAFF).fill('42');
    await other.getByText('未保存：他人也改了同一处').waitFor();
    await other.getByText('对方填写：41').waitFor();
    await screenshot(other, 'conflict');
    expect(await seriousFaults(other)).toEqual([]);
    expect(await other.locator(STAFF).inputValue()).toBe('42');
    await button(other, '保留我填写的').click();
    await saved(other);
    expect((await report.view()).content.facts['staffing.actual']).toBe('42');
    await button(other, '撤销').click();
    await saved(other);
    expect((await report.view()).content.facts['staffing.actual']).toBe('41');
    await other.close();
  });
});
