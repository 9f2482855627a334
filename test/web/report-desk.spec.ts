import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import {
  button,
  dialog,
  LAPTOP,
  launchBrowser,
  openPage,
  pasteText,
  screenshot,
  seriousFaults,
  sidewaysScroll,
  TABLET,
} from '../support/browser.js';
import {
  decide,
  holdMeeting,
  Office,
  saved,
  section,
  stage,
  STAFF,
  STAFF_SECTION,
  tab,
  waiveErrors,
} from '../support/desk.js';
import { sampleContent } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let browser: Browser;
let office: Office;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  office = new Office(service, browser);
}, 120_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

/** Most of the sample by HTTP: what is shown here by hand is one figure, one table and one waiver. */
async function fillSample(): Promise<void> {
  const drafter = await service.as('east.drafter');
  const { items } = await drafter.ok('listReports');
  const params = { reportId: items[0]?.id ?? '' };
  const { facts, measures } = sampleContent();
  const { version } = await drafter.ok('getReport', { params });
  const first = await drafter.ok('patchFacts', {
    params,
    body: { expectedVersion: version, set: facts },
  });
  const body = { expectedVersion: first.version, set: measures };
  await drafter.ok('patchMeasures', { params, body });
}

/** The drafter corrects the one open field, answers the note and sends the report again. */
async function answerReturn(page: Page): Promise<void> {
  await tab(page, '批注');
  await screenshot(page, 'returned');
  const open = page.getByRole('alert').filter({ hasText: '只开放下列项目' });
  await open.getByRole('button', { name: '实有在编人数' }).click();
  const before = Number(await page.locator(STAFF).inputValue());
  expect(await page.locator('#field-staffing\\.establishment').isDisabled()).toBe(true);
  await page.locator(STAFF).fill(String(before - 1));
  await saved(page);
  await page.getByLabel('答复').fill('已按一体化系统更正。');
  await button(page, '答复').click();
  await page.getByText('答复：已按一体化系统更正。').waitFor();
  await tab(page, '改动');
  await page.getByText(/第 1 次送审 → 当前稿/).waitFor();
  await screenshot(page, 'changes');
  expect(await seriousFaults(page)).toEqual([]);
  await waiveErrors(page);
  await decide(page, '送审');
  await stage(page, '党委会审议');
}

async function adjustFirstIndicator(page: Page): Promise<void> {
  await page.getByText(/^重大政策落实情况/).click();
  await page
    .getByRole('button', { name: /^调整得分：/ })
    .first()
    .click();
  const form = dialog(page);
  await form.getByLabel('财政局得分').fill('0.5');
  await form.getByLabel('调整理由').fill('核查发现一项未落实。');
  await form.getByLabel('依据').fill('绩效股核查记录');
  await button(form, '保存调整').click();
  await form.waitFor({ state: 'hidden' });
}

describe('the report desk in a browser', () => {
  it('refuses a wrong password in words', async () => {
    const page = await openPage(browser);
    await page.goto(service.application.address);
    await page.getByLabel('账号').fill('east.drafter');
    await page.getByLabel('密码').fill('wrong');
    await button(page, '登录').click();
    await page.getByRole('alert').waitFor();
    expect(await seriousFaults(page)).toEqual([]);
    await screenshot(page, 'sign-in');
    await page.context().close();
  });

  it('saves what is typed, takes it back, and says what keeps a report from being sent', async () => {
    const page = await office.at('east.drafter');
    await page.getByLabel('评价年度').fill('2024');
    await button(page, '填报').click();
    await section(page, STAFF_SECTION);
    await page.locator(STAFF).fill('41');
    await saved(page);
    await page.reload();
    await section(page, STAFF_SECTION);
    expect(await page.locator(STAFF).inputValue()).toBe('41');
    await page.locator(STAFF).fill('42');
    await saved(page);
    await page.keyboard.press('Control+z');
    await saved(page);
    expect(await page.locator(STAFF).inputValue()).toBe('41');
    expect(await button(page, '送审').isDisabled()).toBe(true);
    expect(await button(page, '送审').getAttribute('title')).toContain('必填项没有填写');
  });

  it('keeps what the server refuses, with its reason at the field', async () => {
    const page = await office.at('east.drafter');
    await page.locator(STAFF).fill('四十');
    await page.locator('#field-staffing\\.establishment').fill('44');
    await page.getByText('未保存：有内容需要更正').waitFor();
    await page.getByText('其余已保存。去更正：').waitFor();
    expect(await page.locator(STAFF).inputValue()).toBe('四十');
    await screenshot(page, 'refused-field');
    await page.locator(STAFF).fill('40');
    await saved(page);
  });

  it('pastes rows from a spreadsheet', async () => {
    const page = await office.at('east.drafter');
    await page
      .getByText(/点这里后粘贴/)
      .first()
      .click();
    await pasteText(page, '党政综合办公室\n应急管理办公室\n退役军人服务站');
    await saved(page);
    expect(await page.locator('[data-cell$="/name"]').count()).toBe(3);
  });

  it('goes from cell to cell and moves a row by keys alone', async () => {
    const page = await office.at('east.drafter');
    const names = page.locator('[data-cell$="/name"] textarea');
    const here = page.locator('[data-cell$="/name"] textarea:focus');
    await names.first().focus();
    await page.keyboard.press('Enter');
    expect(await here.inputValue()).toBe('应急管理办公室');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.type('另一个名称');
    expect(await here.inputValue()).toBe('另一个名称');
    await page.keyboard.press('Escape');
    expect(await here.inputValue()).toBe('退役军人服务站');
    await page.keyboard.press('Alt+ArrowUp');
    expect(await names.nth(1).inputValue()).toBe('退役军人服务站');
    expect(await here.inputValue()).toBe('退役军人服务站');
    await saved(page);
  });

  it('goes from the drafter to the committee and the bureau', async () => {
    await fillSample();
    const drafter = await office.open('east.drafter');
    await waiveErrors(drafter);
    await screenshot(drafter, 'drafter');
    expect(await seriousFaults(drafter)).toEqual([]);
    await decide(drafter, '送审');
    await stage(drafter, '党委会审议');

    const secretary = await office.open('east.committee_secretary');
    await holdMeeting(secretary);
    await tab(secretary, '会议');
    await screenshot(secretary, 'meeting');
    expect(await seriousFaults(secretary)).toEqual([]);
    await decide(secretary, '会议通过');
    await stage(secretary, '财政局审核');
  });

  it('comes back with a note to one field, and only that field is open', async () => {
    const reviewer = await office.open('bureau_reviewer');
    await section(reviewer, STAFF_SECTION);
    await reviewer.getByRole('button', { name: '批注：实有在编人数' }).click();
    await dialog(reviewer).getByLabel('批注内容').fill('与一体化系统不一致，请核对。');
    await button(dialog(reviewer), '批注').click();
    await dialog(reviewer).waitFor({ state: 'hidden' });
    await tab(reviewer, '批注');
    await screenshot(reviewer, 'reviewer-note');
    expect(await seriousFaults(reviewer)).toEqual([]);
    await decide(reviewer, '财政局退回', async (page) => {
      await dialog(page).getByLabel('理由').fill('请按批注核对。');
      expect(await dialog(page).locator('.ant-select-selection-item').count()).toBe(1);
      await screenshot(page, 'return-dialog');
    });

    await answerReturn(await office.open('east.drafter'));
    const secretary = await office.open('east.committee_secretary');
    await tab(secretary, '会议');
    await secretary.getByText(/会议决定已于/).waitFor();
    await holdMeeting(secretary);
    await decide(secretary, '会议通过');
    await stage(secretary, '财政局审核');
  });

  it('ends with an adjusted, approved and verified report', async () => {
    const approver = await office.open('bureau_approver');
    await tab(approver, '改动');
    await approver.getByRole('button', { name: '实有在编人数' }).waitFor();
    await adjustFirstIndicator(approver);
    await tab(approver, '得分调整');
    await screenshot(approver, 'adjustments');
    expect(await seriousFaults(approver)).toEqual([]);
    await decide(approver, '审定');
    // The first archive of a new installation unpacks the browser that prints it.
    await approver.getByText('已归档', { exact: true }).first().waitFor({ timeout: 90_000 });
    expect(await button(approver, '审定').count()).toBe(0);
    await tab(approver, '档案');
    await button(approver, '校验档案').click();
    await approver.getByText(/校验通过/).waitFor();
    await screenshot(approver, 'archive');
    expect(await seriousFaults(approver)).toEqual([]);
  }, 150_000);

  it('hands the archivist the PDF that was approved', async () => {
    const archivist = await office.open('archivist');
    const link = archivist.getByRole('link', { name: /打开归档\s*PDF/ });
    const address = await link.getAttribute('href');
    const answer = await archivist.request.get(`${service.application.address}${address ?? ''}`);
    expect(answer.headers()['content-type']).toBe('application/pdf');
    expect((await answer.body()).subarray(0, 5).toString('latin1')).toBe('%PDF-');
    await tab(archivist, '档案');
    await button(archivist, '校验档案').click();
    await archivist.getByText(/校验通过/).waitFor();
    await screenshot(archivist, 'archivist');
  });

  it('fits a tablet', async () => {
    const page = await office.open('east.drafter');
    await page.setViewportSize(TABLET);
    expect(await sidewaysScroll(page)).toBe(0);
    await screenshot(page, 'drafter-tablet');
    await page.setViewportSize(LAPTOP);
  });
});
