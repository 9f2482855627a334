import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import {
  button,
  dialog,
  launchBrowser,
  screenshot,
  seriousFaults,
  sidewaysScroll,
  signIn,
  TABLET,
} from '../support/browser.js';
import { saved, tab } from '../support/desk.js';
import { ReportSteps } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  // Of the year before, with a procurement report sent back twice.
  await (await ReportSteps.create(service, 'east')).fill();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

const HOME = '评分规则';
const at = (account: string) => signIn(browser, service.application.address, account, HOME);

/** Opens a line of the outline by what it is called. */
async function openLine(name: string): Promise<void> {
  await page.getByLabel('按名称查找').fill(name);
  await page
    .getByRole('navigation', { name: '规则目录' })
    .getByRole('button', { name: new RegExp(`^${name}\\s*[\\d.]+ 分`) })
    .click();
  await page.getByRole('heading', { name }).waitFor();
}

describe('the rule editor’s desk in a browser', () => {
  it('opens 2025 from 2024 and says what is to be looked at', async () => {
    page = await at('rule_editor');
    await page.getByRole('link', { name: '2024 年度 1.0.0 版' }).waitFor();
    await screenshot(page, 'rulebooks');
    expect(await seriousFaults(page)).toEqual([]);
    await button(page, '打开新年度').click();
    await button(dialog(page), '建立草稿').click();
    await page.getByText('请逐项核对').waitFor();
    await screenshot(page, 'rulebook-opened');
    await button(dialog(page), '开始修改').click();
    await page.getByRole('heading', { name: /2025 年度评分规则/ }).waitFor();
  });

  it('changes one deduction in its form and sees the sentence, with nothing wrong', async () => {
    await openLine('政府采购管理情况');
    const item = page.getByRole('region', { name: '采购报表退回修改' });
    await item.getByLabel('分值').fill('0.5');
    await saved(page);
    await screenshot(page, 'rulebook-editor');
    expect(await seriousFaults(page)).toEqual([]);
    await page.setViewportSize(TABLET);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await screenshot(page, 'rulebook-editor-tablet');
    await page.setViewportSize({ width: 1280, height: 800 });
    await tab(page, '与底稿比较');
    await page.getByText(/政府采购.*0\.2 → 0\.5/).waitFor();
    await screenshot(page, 'rulebook-differences');
    expect(await seriousFaults(page)).toEqual([]);
  });

  it('adds a golden case made from a report, without its unit', async () => {
    await tab(page, '内容');
    await button(page, '从报告生成用例').click();
    await dialog(page).getByLabel('报告', { exact: true }).fill('户木');
    await page.getByTitle(/户木乡人民政府，2024 年度/).click();
    await screenshot(page, 'rulebook-case');
    expect(await seriousFaults(page)).toEqual([]);
    await button(dialog(page), '生成并加入示例').click();
    await page.getByText('已在“示例”末尾加入 from-report-1').waitFor();
    await saved(page);
    await page.getByLabel('按名称查找').fill('由 2024 年度报告生成');
    await page.getByRole('button', { name: /由 2024 年度报告生成/ }).waitFor();
  });

  it('tries the draft on the year before, and sees what became of its reports', async () => {
    await tab(page, '试算');
    await page.getByText('发布前须试算').waitFor();
    await button(page, '开始试算').click();
    await page.getByText('结果与草稿现有内容一致').waitFor();
    await page.getByText(/共 1 份，可比较 1 份，升 0 份、降 1 份/).waitFor();
    const moved = page.getByRole('region', { name: '受影响的报告' });
    await moved.getByText(/政府采购管理情况：/).waitFor();
    const chart = page.getByRole('img', { name: '柱状图：各得分段的报告数，现在与按草稿' });
    await chart.getByText('按草稿').waitFor();
    await screenshot(page, 'rulebook-simulation');
    expect(await seriousFaults(page)).toEqual([]);
    await page.setViewportSize(TABLET);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await screenshot(page, 'rulebook-simulation-tablet');
    await page.setViewportSize({ width: 1280, height: 800 });
  });
});
