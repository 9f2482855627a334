import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page, Route } from 'playwright-core';

import { repositoryRoot } from '#libs/config';

import { docxFile, documentXml, paragraph } from '../../libs/reading/testing/docx-file.js';
import {
  button,
  dialog,
  LAPTOP,
  launchBrowser,
  screenshot,
  seriousFaults,
  sidewaysScroll,
  signIn,
  TABLET,
} from '../support/browser.js';
import { ReportSteps } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';

const REPORT = documentXml(
  paragraph('承平县河湾镇人民政府'),
  paragraph('2023年度部门整体绩效自评报告'),
  paragraph('2023年部门预算总收入856.40万元，其中财政拨款800.40万元，其他收入11.00万元。'),
  ...Array.from({ length: 60 }, (_, index) =>
    paragraph(`按照要求落实第${String(index + 1)}项任务。`),
  ),
  paragraph('&lt;img src=x onerror="document.title=\'ran\'"&gt;填报人联系电话13912345678。'),
);

let service: TestService;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  page = await signIn(browser, service.application.address, 'east.drafter');
}, 180_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

const hand = (name: string, bytes: Uint8Array) =>
  page.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from(bytes),
  });

it('checks a dropped report, shows each finding at its place, and gives it back with comments', async () => {
  await page.getByRole('link', { name: '文本核查' }).click();
  await page.getByRole('heading', { name: '文本核查' }).waitFor();
  await hand('空.txt', new Uint8Array());
  await page.getByRole('alert').getByText('文件是空的').waitFor();

  await hand('报告.docx', await docxFile(REPORT));
  await page.getByRole('heading', { name: /^报告\.docx：2 处意见$/ }).waitFor();
  const list = page.getByRole('list', { name: '核查意见' });
  const text = page.getByRole('region', { name: '文件的文字' });
  expect(await text.locator('mark').allTextContents()).toContain('13912345678');
  expect(await text.textContent()).toContain('<img src=x');

  await list.getByRole('button', { name: /13912345678/ }).click();
  const place = text.locator('mark.mark-active');
  expect(await place.textContent()).toBe('13912345678');
  expect(await text.evaluate((box: { scrollTop: number }) => box.scrollTop)).toBeGreaterThan(0);
  await screenshot(page, 'text-check');
  expect(await seriousFaults(page)).toEqual([]);

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, '导出 Word 批注').click(),
  ]);
  expect(file.suggestedFilename()).toBe('报告（核查）.docx');
  expect((await readFile(await file.path())).subarray(0, 2).toString()).toBe('PK');

  await page.getByLabel(/^错误 \d+ 处$/).uncheck();
  await list.getByRole('button', { name: /合计不符/ }).waitFor({ state: 'detached' });
  await page.getByLabel(/^错误 \d+ 处$/).check();
  await page.setViewportSize(TABLET);
  expect(await sidewaysScroll(page)).toBe(0);
  await screenshot(page, 'text-check-tablet');
  expect(await page.title()).not.toContain('ran');
}, 120_000);

const WRITTEN = join(repositoryRoot(), 'test', 'textcheck', 'sample', 'humu-2024-report.txt');
const STAFF = '#field-staffing\\.actual';

/** What the file was doubted for stays with its figures: it leads to them, marks them, and is set aside with a reason. */
async function doubtStays(): Promise<void> {
  await page.getByRole('tab', { name: /^校验/ }).click();
  const doubt = page
    .getByRole('listitem')
    .filter({ hasText: '5963.72 − 5953.47 = 10.25，文中为 10.23' })
    .filter({ hasText: '导入文件存疑' });
  await doubt.getByText('文件“报告.txt”中').waitFor();
  await doubt.scrollIntoViewIfNeeded();
  await screenshot(page, 'takeover-kept');
  await doubt.getByRole('button', { name: '资产总额（年末）', exact: true }).click();
  const field = page
    .locator('.ant-form-item')
    .filter({ has: page.locator('#field-assets\\.total') });
  await field.getByText('“报告.txt”存疑，请核对').waitFor();
  await screenshot(page, 'takeover-marked');
  expect(await seriousFaults(page)).toEqual([]);

  await doubt.getByRole('button', { name: /^说明理由后豁免/ }).click();
  await dialog(page).getByLabel('豁免理由').fill('已与资产负债表核对，原文的差额算错');
  await dialog(page).getByRole('button', { name: '豁免', exact: true }).click();
  await doubt.getByText('已豁免').waitFor();
  await field.getByText('“报告.txt”存疑，请核对').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^已填入的文件：报告\.txt/ }).click();
  await page.getByRole('list', { name: '存疑之处：报告.txt' }).getByText('已豁免').waitFor();
  const files = page.getByRole('list', { name: '存疑之处：报告.txt' });
  await files.getByText('已豁免').scrollIntoViewIfNeeded();
  await screenshot(page, 'takeover-files');
}

it('fills a report from one that is written already, each figure confirmed beside its words, with one undo', async () => {
  const report = await ReportSteps.create(service, 'east');
  await page.setViewportSize(LAPTOP);
  await page.goto(`${service.application.address}/reports/${report.id}`);
  await page.getByRole('menuitem', { name: '机构设置和人员配备' }).click();
  await page.locator(STAFF).fill('70');
  await page.getByRole('status').getByText('已保存', { exact: true }).waitFor();

  await button(page, '从已有报告填入').click();
  const refused = (route: Route): Promise<void> => route.abort();
  await page.route('**/takeover', refused);
  await dialog(page)
    .locator('input[type=file]')
    .setInputFiles({ name: '报告.txt', mimeType: 'text/plain', buffer: readFileSync(WRITTEN) });
  // The connection fails: the file stays chosen.
  await dialog(page).getByText('连接不上服务器').waitFor();
  await dialog(page).getByText('已选择 报告.txt').waitFor();
  await page.unroute('**/takeover', refused);
  await button(page, '重试').click();
  await dialog(page)
    .getByText(/^读出 \d+ 项/)
    .waitFor();
  // What is typed stays unless its writer says otherwise.
  const row = dialog(page).getByRole('row', { name: /^填入：实有在编人数/ });
  expect(await row.getByText(/实有在编干部职工/).textContent()).toContain('实有在编干部职工72名');
  expect(await row.getByRole('checkbox').isChecked()).toBe(false);
  await screenshot(page, 'takeover');
  // What the text check says of the file is read here as well, before anything is ticked.
  await dialog(page)
    .getByRole('button', { name: /^文件中有 \d+ 处数字或文字存疑/ })
    .click();
  const doubts = dialog(page).getByRole('list', { name: '文件中存疑之处' });
  await doubts.getByText('5963.72 − 5953.47 = 10.25，文中为 10.23').waitFor();
  await screenshot(page, 'takeover-doubts');
  await dialog(page)
    .getByRole('button', { name: /^文件中有 \d+ 处/ })
    .click();
  // A table is looked at row by row before it is ticked.
  const organs = dialog(page).getByRole('row', { name: /填入：工作机构/ });
  await organs.getByRole('button').click();
  const read = dialog(page).getByRole('table', { name: '读出的行：工作机构' });
  await read.getByText('退役军人服务站', { exact: true }).waitFor();
  await screenshot(page, 'takeover-rows');
  expect(await seriousFaults(page)).toEqual([]);
  expect(await sidewaysScroll(page)).toBe(0);

  await dialog(page).getByRole('checkbox', { name: '填入：编制数' }).check();
  await dialog(page)
    .getByRole('button', { name: /^填入所选 \d{2,} 项$/ })
    .click();
  await page.getByText(/^已填入 \d{2,} 项，可用“撤销”一次找回/).waitFor();
  await page.getByRole('status').getByText('已保存', { exact: true }).waitFor();
  const stored = async () => (await report.view()).content.facts;
  expect(await stored()).toMatchObject({ 'staffing.actual': '70', 'staffing.establishment': '51' });

  await doubtStays();

  await button(page, '撤销').click();
  await page.getByRole('status').getByText('已保存', { exact: true }).waitFor();
  expect(Object.keys(await stored())).toEqual(['staffing.actual']);
}, 120_000);
