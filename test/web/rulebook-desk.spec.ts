import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import {
  button,
  dialog,
  launchBrowser,
  pressBar,
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

/** A draft of the year after, on the list of rules. */
async function open2025(begin = () => button(dialog(page), '开始修改').click()): Promise<void> {
  await button(page, '打开新年度').click();
  await button(dialog(page), '建立草稿').click();
  await page.getByText('请逐项核对').waitFor();
  await begin();
  await page.getByRole('heading', { name: /2025 年度评分规则/ }).waitFor();
}

/** An entry of the list that is open. */
const choice = (name: RegExp) => page.locator('.ant-select-dropdown:visible').getByTitle(name);

describe('the rule editor’s desk in a browser', () => {
  it('opens 2025 from 2024 and says what is to be looked at', async () => {
    page = await at('rule_editor');
    await page.getByRole('link', { name: '2024 年度 1.0.0 版' }).waitFor();
    await screenshot(page, 'rulebooks');
    expect(await seriousFaults(page)).toEqual([]);
    await open2025(async () => {
      const shifted = dialog(page).getByRole('list', { name: '系统已改的年份' });
      const day = shifted.getByRole('listitem').filter({ hasText: '2025-01-01 → 2026-01-01' });
      await day.getByRole('link', { name: '基本信息 · 生效日期' }).waitFor();
      await screenshot(page, 'rulebook-opened');
      expect(await seriousFaults(page)).toEqual([]);
      await day.getByRole('link', { name: '基本信息 · 生效日期' }).click();
    });
    await page.getByRole('region', { name: '基本信息' }).getByLabel('生效日期').waitFor();
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
    // Dates of golden cases move with the year: counted, and read by whoever asks for them.
    expect(
      await page
        .getByText(/^修改.*示例/)
        .first()
        .isVisible(),
    ).toBe(false);
    await page.getByText(/^示例有 \d+ 处不同/).click();
    await page
      .getByText(/^修改.*示例/)
      .first()
      .waitFor();
  });

  it('shows which golden cases the change breaks, and takes over what its editor has read', async () => {
    await tab(page, '内容');
    const lint = page.getByRole('region', { name: '规则检查' });
    await lint
      .getByText(/示例 .*应为/)
      .first()
      .waitFor();
    await button(page, '按新规则重算预期结果').click();
    await dialog(page).getByText('示例是对规则的承诺').waitFor();
    const line = dialog(page).getByRole('row', { name: /户木乡.*政府采购管理情况/ });
    await line.getByText('3.6', { exact: true }).waitFor();
    await line.getByText('3', { exact: true }).waitFor();
    await screenshot(page, 'rulebook-recompute');
    expect(await seriousFaults(page)).toEqual([]);
    await line.getByRole('checkbox').check();
    await button(dialog(page), '改写所选（1）').click();
    await page.getByText('已改写 1 项预期结果').waitFor();
    await button(page, '按新规则重算预期结果').click();
    await dialog(page).getByLabel('选择本页全部').check();
    await dialog(page)
      .getByRole('button', { name: /^改写所选/ })
      .click();
    await dialog(page).waitFor({ state: 'hidden' });
    await saved(page);
    await lint.getByText('没有发现问题').waitFor();
    await button(page, '撤销').click();
    await lint
      .getByText(/示例 .*应为/)
      .first()
      .waitFor();
    await button(page, '重做').click();
    await lint.getByText('没有发现问题').waitFor();
    await saved(page);
    // Steps back and forth lead to where they changed something.
    await openLine('政府采购管理情况');
  });

  it('shows what a formula comes to with a report as it is typed, and what is wrong with it', async () => {
    await tab(page, '内容');
    await page.getByRole('combobox', { name: '代入哪份报告的数据' }).fill('户木');
    await choice(/户木乡人民政府，2024 年度/).click();
    await page
      .getByText(/^代入：得 [\d.]+ 分，满分 4 分：采购报表退回修改 2 次 × 0.5 分 = 扣 1 分$/)
      .waitFor();
    const item = page.getByRole('region', { name: '采购报表退回修改' });
    const formula = item.getByLabel('次数（公式）');
    await formula.fill('procurement.statements_returned + 1');
    await item.getByText('代入：2 + 1 = 3').waitFor();
    await screenshot(page, 'rulebook-trial');
    expect(await seriousFaults(page)).toEqual([]);
    await formula.fill('procurement.nothing + 1');
    await item.getByText('没有事实 procurement.nothing').waitFor();
    await formula.fill('procurement.statements_returned');
    await item.getByText('代入：2', { exact: true }).waitFor();
    await saved(page);
  });

  it('shows a block of the text as it prints with that report, as it is typed', async () => {
    await page.getByLabel('按名称查找').fill('profile.staffing');
    await page.getByRole('button', { name: 'profile.staffing', exact: true }).click();
    const printed = page.frameLocator('iframe[title="代入后的文字"]');
    await printed.getByText(/编制数为51个，.*，超出编制21名。/).waitFor();
    expect(await printed.getByText('未超编制').count()).toBe(0);
    await screenshot(page, 'rulebook-printed');
    expect(await seriousFaults(page)).toEqual([]);
    const first = page.getByRole('textbox', { name: '文字' }).first();
    await first.fill('现有编制{{staffing.establishment}}个');
    await printed.getByText(/现有编制51个/).waitFor();
    await button(page, '撤销').click();
    await printed.getByText(/编制数为51个，/).waitFor();
    await saved(page);
  });

  it('adds a golden case made from a report, without its unit', async () => {
    await tab(page, '内容');
    await button(page, '从报告生成用例').click();
    await dialog(page).getByLabel('报告', { exact: true }).fill('户木');
    await choice(/户木乡人民政府，2024 年度/).click();
    await screenshot(page, 'rulebook-case');
    expect(await seriousFaults(page)).toEqual([]);
    await button(dialog(page), '生成并加入示例').click();
    await page.getByText('已在“示例”末尾加入 from-report-1').waitFor();
    await saved(page);
    await page.getByLabel('按名称查找').fill('由 2024 年度报告生成');
    await page.getByRole('button', { name: /由 2024 年度报告生成/ }).waitFor();
  });

  it('adds both golden cases of a limit, having shown what they expect', async () => {
    const lint = page.getByRole('region', { name: '规则检查' });
    await openLine('政府采购管理情况');
    const item = page.getByRole('region', { name: '采购报表退回修改' });
    await item.getByLabel('免扣数').fill('3');
    await saved(page);
    await button(lint, '补上两侧示例').click();
    const cell = (name: string) => dialog(page).getByRole('cell', { name, exact: true });
    await dialog(page).getByText('恰在界限 3 上').waitFor();
    await dialog(page)
      .getByRole('row', { name: /填写：.*退回.* 3 4$/ })
      .waitFor();
    await cell('预期：政府采购管理情况').waitFor();
    await screenshot(page, 'rulebook-limit-cases');
    expect(await seriousFaults(page)).toEqual([]);
    await dialog(page).getByLabel('以哪个示例为底').fill('户木乡');
    await choice(/户木乡/).click();
    await dialog(page)
      .getByText(/以“.*户木乡.*”为底/)
      .waitFor();
    await dialog(page).getByLabel('或由一份报告生成（匿名）').fill('户木');
    await choice(/户木乡人民政府，2024 年度/).click();
    await dialog(page).getByText('以“由 2024 年度报告生成（已匿名）”为底').waitFor();
    await button(dialog(page), '加入示例').click();
    await page.getByText('已在“示例”末尾加入 3 个示例').waitFor();
    await saved(page);
    await lint.getByText(/界限 3 两边都应有示例/).waitFor({ state: 'hidden' });
    await button(page, '撤销').click();
    await lint.getByText(/界限 3 两边都应有示例/).waitFor();
    await button(page, '撤销').click();
    await saved(page);
    await lint.getByText('没有发现问题').waitFor();
  });

  it('tries the draft on the year before, and sees what became of its reports', async () => {
    // Lint has said nothing yet of what was just stored.
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await page.route('**/lint', (route) => released.then(() => route.continue()));
    await page.reload();
    await openLine('政府采购管理情况');
    await page.getByLabel('评分标准').fill('退回修改一次扣 0.5 分。');
    await saved(page);
    await tab(page, '试算');
    await page.getByText('发布前须试算').waitFor();
    await button(page, '开始试算').click();
    release();
    await page.getByText('结果与草稿现有内容一致').waitFor();
    await page.getByText(/共 1 份，可比较 1 份，升 0 份、降 1 份/).waitFor();
    const moved = page.getByRole('region', { name: '受影响的报告' });
    await moved.getByText(/政府采购管理情况：/).waitFor();
    const chart = page.getByRole('img', { name: '柱状图：各得分段的报告数，现在与按草稿' });
    await chart.getByText('按草稿').waitFor();
    await screenshot(page, 'rulebook-simulation');
    const effects = page.getByRole('region', { name: '各指标的影响' });
    const lost = '政府采购管理情况，得分降：1 份，查看报告';
    await effects.getByRole('link', { name: lost }).press('Enter');
    await moved.getByText(/^只列出：指标“政府采购管理情况”（得分降）/).waitFor();
    await page.reload();
    await moved.getByText(/^只列出：指标“政府采购管理情况”（得分降）/).waitFor();
    await moved.getByRole('cell', { name: /户木乡/ }).waitFor();
    await screenshot(page, 'rulebook-simulation-counted');
    await moved.getByRole('link', { name: '显示全部' }).click();
    await moved.getByText('全部受影响的').waitFor();
    // While the list is on its way the page is shorter, and what is pressed moves.
    await moved.getByRole('cell', { name: /户木乡/ }).waitFor();
    // The bar of the draft, of the only band with a report.
    await pressBar(chart.locator('path[fill="#1a4f8b"]').first());
    await moved.getByText(/^只列出：换算得分 95–100（按草稿），共 1 份/).waitFor();
    await moved.getByRole('cell', { name: /户木乡/ }).waitFor();
    await moved.getByRole('link', { name: '显示全部' }).click();
    expect(await seriousFaults(page)).toEqual([]);
    await page.setViewportSize(TABLET);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await screenshot(page, 'rulebook-simulation-tablet');
    await page.setViewportSize({ width: 1280, height: 800 });
  });

  it('is sent for review and taken back, sent again, sent back, and published by a second person', async () => {
    const step = async (by: Page, label: string, words?: { label: string; text: string }) => {
      await button(by, label).click();
      if (words !== undefined) await dialog(by).getByLabel(words.label).fill(words.text);
      await button(dialog(by), label).click();
      await dialog(by).waitFor({ state: 'hidden' });
    };
    const note = { label: '修改说明', text: '评分标准的文字更清楚' };
    await page.goto(`${service.application.address}/rulebooks`);
    await open2025();
    await openLine('政府采购管理情况');
    await page.getByLabel('评分标准').fill('退回修改一次扣 0.2 分，其余照旧。');
    await saved(page);
    await step(page, '送审', note);
    await page.getByText('送审中').waitFor();
    await step(page, '撤回送审');
    await page.getByText('起草中').waitFor();
    await step(page, '送审', note);
    await page.getByText('送审中').waitFor();

    const second = await at('rule_approver');
    await second.goto(page.url());
    await second.getByText('修改说明：评分标准的文字更清楚').waitFor();
    await screenshot(second, 'rulebook-review');
    expect(await seriousFaults(second)).toEqual([]);
    await step(second, '退回修改', { label: '退回理由', text: '请核对扣分标准的文字' });
    await second.getByText('起草中').waitFor();

    await page.reload();
    await page.getByText(/理由：请核对扣分标准的文字/).waitFor();
    await openLine('政府采购管理情况');
    await page.getByLabel('评分标准').fill('采购报表退回修改一次扣 0.2 分，其余照旧。');
    await saved(page);
    await step(page, '送审', note);
    await page.getByText('送审中').waitFor();

    // What was tried before the change is no trial of what is to be published.
    await second.reload();
    await button(second, '审定并发布').click();
    await button(dialog(second), '审定并发布').click();
    // The refusal, not the note that stands there before: it pushes the buttons down.
    await dialog(second).getByText('还没有试算，请先试算，看过影响后再发布。').waitFor();
    await screenshot(second, 'rulebook-untried');
    await button(dialog(second), '取消').click();
    await tab(second, '试算');
    await button(second, '开始试算').click();
    await second.getByText('结果与草稿现有内容一致').waitFor();
    await step(second, '审定并发布');
    await second.getByText('已发布').first().waitFor();
    await second.getByRole('link', { name: '查看发布的规则' }).click();
    await second.getByRole('heading', { name: '2025 年度评分规则 1.0.0 版' }).waitFor();
    await screenshot(second, 'rulebook-published');
  });
});
