import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import excel from 'exceljs';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';

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
import { reportPriorYear } from '../support/prior-year.js';
import { ReportSteps, sampleContent } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';

const ACTUAL = '#field-staffing\\.actual';

let service: TestService;
let browser: Browser;
let page: Page;
let report: ReportSteps;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  report = await ReportSteps.create(service, 'east');
  const { working_organs: organs, ...sample } = sampleContent().facts;
  const facts = Object.fromEntries(
    Object.entries(sample).filter(([id]) => id !== 'staffing.actual'),
  );
  const drafter = await report.drafter();
  const body = { expectedVersion: report.version, set: facts };
  await drafter.ok('patchFacts', { params: report.params, body });
  await reportPriorYear(service, {
    'staffing.actual': '30',
    working_organs: organs,
    'profile.village_count': '20',
  });
  page = await signIn(browser, service.application.address, 'east.drafter');
}, 180_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

const saved = () => page.getByRole('status').getByText('已保存', { exact: true }).waitFor();
const stored = async () =>
  (await (await report.drafter()).ok('getReport', { params: report.params })).content.facts;

async function open(): Promise<void> {
  await page.goto(`${service.application.address}/reports/${report.id}`);
  await page.getByRole('menuitem', { name: '机构设置和人员配备' }).click();
  await page.locator(ACTUAL).waitFor();
}

/** Presses a download button and reads the workbook that comes. */
async function downloaded(label: string): Promise<excel.Workbook> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: label }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^户木乡2024年度.*\.xlsx$/);
  const workbook = new excel.Workbook();
  const bytes = await readFile(await file.path());
  await workbook.xlsx.load(
    bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  );
  return workbook;
}

async function choose(label: string, workbook: excel.Workbook): Promise<void> {
  await page.getByRole('button', { name: label }).click();
  await dialog(page)
    .locator('input[type=file]')
    .setInputFiles({
      name: '填报内容.xlsx',
      mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      buffer: Buffer.from(await workbook.xlsx.writeBuffer()),
    });
}

function factCell(workbook: excel.Workbook, id: string): excel.Cell {
  const sheet = workbook.getWorksheet('填报内容');
  const row = sheet?.getColumn(1).values.indexOf(id) ?? -1;
  if (sheet === undefined || row < 1) throw new Error(`no fact ${id}`);
  return sheet.getCell(row, 4);
}

/** Both widths: nothing serious for axe, nothing to scroll sideways, a picture to look at. */
async function look(name: string): Promise<void> {
  for (const [size, width] of [
    [LAPTOP, 'laptop'],
    [TABLET, 'tablet'],
  ] as const) {
    await page.setViewportSize(size);
    await screenshot(page, `${name}-${width}`);
    expect(await seriousFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
  }
  await page.setViewportSize(LAPTOP);
}

describe('spreadsheets and last year’s values in the form', () => {
  it('shows last year’s value, carries one over, and fills all empty fields with one undo', async () => {
    await open();
    await page.getByText('上年数：30名').waitFor();
    await page.getByText(/上年数取自本单位 2023 年度报告/).waitFor();
    await look('prior-year');
    await page.getByRole('button', { name: '沿用上年：实有在编人数' }).click();
    await saved();
    expect((await stored())['staffing.actual']).toBe('30');
    await button(page, '撤销').click();
    await saved();
    expect((await stored())['staffing.actual']).toBeUndefined();

    await button(page, '从上年报告带入').click();
    await dialog(page).getByText('工作机构', { exact: true }).first().waitFor();
    await look('carry-over');
    await dialog(page).getByRole('button', { name: '带入 2 项' }).click();
    await saved();
    const { working_organs: organs } = sampleContent().facts;
    expect(await stored()).toMatchObject({ 'staffing.actual': '30', working_organs: organs });
    await button(page, '撤销').click();
    await saved();
    const facts = await stored();
    expect([facts['staffing.actual'], facts['working_organs']]).toEqual([undefined, undefined]);
  });

  it('lists bad cells with a way to the field, and imports nothing', async () => {
    const workbook = await downloaded('导出表格：全部填报内容');
    const cell = factCell(workbook, 'staffing.actual');
    cell.value = '若干';
    const before = await stored();
    await choose('导入表格：全部填报内容', workbook);
    await dialog(page)
      .getByText(/有 1 处需要更正/)
      .waitFor();
    await dialog(page).getByText(cell.address, { exact: true }).waitFor();
    await look('import-bad-cells');
    await dialog(page).getByRole('button', { name: '实有在编人数' }).click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.locator(`${ACTUAL}:focus`).waitFor();
    expect(await stored()).toEqual(before);
  });

  it('previews, imports after confirmation, and takes all of it back with one undo', async () => {
    const workbook = await downloaded('下载模板：全部填报内容');
    factCell(workbook, 'staffing.actual').value = '２８ 名';
    factCell(workbook, 'profile.village_count').value = 19;
    const before = await stored();
    await choose('导入表格：全部填报内容', workbook);
    await dialog(page)
      .getByText(/将改动 2 处/)
      .waitFor();
    await look('import-preview');
    expect(await stored()).toEqual(before);
    await button(dialog(page), '确认导入').click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.waitForFunction(
      `document.querySelector('#field-staffing\\\\.actual').value === '28'`,
    );
    expect(await stored()).toMatchObject({
      'staffing.actual': '28',
      'profile.village_count': '19',
    });
    await button(page, '撤销').click();
    await saved();
    expect(await stored()).toEqual(before);
  });

  it('takes one table alone', async () => {
    const workbook = await downloaded('下载模板：工作机构');
    workbook.worksheets[0]?.addRow([null, '综合办公室']);
    await choose('导入表格：工作机构', workbook);
    await button(dialog(page), '确认导入').click();
    await dialog(page).waitFor({ state: 'hidden' });
    expect((await stored())['working_organs']).toEqual([
      { id: 'organ_01', cells: { name: '综合办公室' } },
    ]);
  });
});
