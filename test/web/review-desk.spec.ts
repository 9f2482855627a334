import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import {
  button,
  dialog,
  launchBrowser,
  screenshot,
  seriousFaults,
  sidewaysScroll,
} from '../support/browser.js';
import { confirm, decide, fillMeeting, Office, stage, tab } from '../support/desk.js';
import { ReportSteps } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let browser: Browser;
let office: Office;
let report: ReportSteps;

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  office = new Office(service, browser);
  report = await ReportSteps.create(service, 'east');
  await report.fill();
  await report.waiveErrors();
  await report.submit();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

const shown = (account: string): Promise<Page> => office.show(account, report.id);

async function adjust(page: Page, score: string): Promise<void> {
  const form = dialog(page);
  await page
    .getByRole('button', { name: /^调整得分：/ })
    .first()
    .click();
  await form.getByLabel('财政局得分').fill(score);
  await form.getByLabel('调整理由').fill('核查发现一项未落实。');
  await form.getByLabel('依据').fill('绩效股核查记录');
  await button(form, '保存调整').click();
  await form.waitFor({ state: 'hidden' });
}

describe('the committee’s desk in a browser', () => {
  it('shows quorum and majority while the meeting is typed, beside the very document', async () => {
    const page = await shown('east.committee_secretary');
    await fillMeeting(page);
    const form = dialog(page);
    await form.getByText(/达到法定人数：实到 6 人，须 5 人/).waitFor();
    await form.getByText(/表决通过：赞成 6 票，须 5 票/).waitFor();
    const paper = page.frameLocator('iframe[title="审议的报告"]');
    await paper
      .getByText(/户木乡/)
      .first()
      .waitFor();
    await screenshot(page, 'meeting-form');
    expect(await seriousFaults(page)).toEqual([]);
    await form.getByLabel('赞成票').fill('4');
    await form.getByText(/表决未通过：赞成 4 票，须 5 票/).waitFor();
    await form.getByText(/共 4 票，与参加表决的 6 人/).waitFor();
  });

  it('keeps a half-typed meeting through a reload', async () => {
    const page = await office.at('east.committee_secretary');
    page.once('dialog', (question) => void question.accept());
    await page.reload();
    await button(page, '登记会议').click();
    const form = dialog(page);
    await form.getByText(/已恢复您上次没有提交的内容/).waitFor();
    expect(await form.getByLabel('会议名称').inputValue()).toBe('户木乡党委会2025年第5次会议');
    expect(await form.getByLabel('会议日期').inputValue()).toMatch(/^\d{4}-\d\d-\d\d$/);
    await button(form, '清空').click();
    await page.keyboard.press('Escape');
  });

  it('records a meeting, and shows how it came out and a record to print', async () => {
    const page = await shown('east.committee_secretary');
    await fillMeeting(page);
    await button(dialog(page), '登记会议').click();
    await page
      .locator('.ant-modal-confirm')
      .getByText(/应到 9 人，实到 6 人/)
      .waitFor();
    await page.keyboard.press('Escape');
    await tab(page, '会议');
    await page.getByText(/达到过半数到会的要求/).waitFor();
    await button(page, '打印决议记录').click();
    const paper = page.frameLocator('iframe[title="会议决议记录"]');
    await paper.getByText('党委会决议记录').waitFor();
    await report.sync();
    await paper.getByText(report.contentHash).waitFor();
    await screenshot(page, 'meeting-record');
    expect(await seriousFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  it('returns the report to the drafter as a whole', async () => {
    const page = await shown('east.committee_secretary');
    await decide(page, '会议退回', async () => {
      await dialog(page).getByLabel('理由').fill('请补充说明结转资金。');
    });
    await stage(page, '填报');
  });
});

describe('the bureau’s desk in a browser', () => {
  beforeAll(async () => {
    await report.sync();
    await report.submit();
    await report.meet();
    await report.pass();
  });

  it('adjusts a score, takes it back and adjusts it again', async () => {
    const page = await shown('bureau_reviewer');
    await page.getByText(/^重大政策落实情况/).click();
    await adjust(page, '0.5');
    await tab(page, '得分调整');
    await button(page, '撤销').click();
    await confirm(page, '撤销调整');
    await page.getByText('已撤销', { exact: true }).waitFor();
    await adjust(page, '0.6');
    await page.getByRole('cell', { name: '0.6' }).waitFor();
    await page.getByText('财政局换算得分').waitFor();
  });

  it('reads the document beside the fields, turned on and off by the keyboard', async () => {
    const page = await shown('bureau_reviewer');
    const beside = page.getByRole('switch', { name: '并排显示正式报告' });
    await beside.press('Space');
    const paper = page.frameLocator('iframe[title="正式报告"]');
    await paper.locator('[data-fact="staffing.actual"]').first().click();
    await button(page, '批注这一处').waitFor();
    await screenshot(page, 'review-beside');
    expect(await seriousFaults(page)).toEqual([]);
    expect(await sidewaysScroll(page)).toBe(0);
    await beside.press('Space');
    await page.locator('iframe[title="正式报告"]').waitFor({ state: 'detached' });
  });

  it('hears the unit’s appeal before it approves', async () => {
    const drafter = await shown('east.drafter');
    await tab(drafter, '得分调整');
    await button(drafter, '申诉').click();
    await drafter.getByLabel('申诉理由').fill('该项已于年内补正，附件有记录。');
    await drafter.getByRole('button', { name: '提交申诉' }).click();
    await drafter.getByText(/有 1 项申诉等待财政局答复/).waitFor();
    await screenshot(drafter, 'appeal');
    expect(await seriousFaults(drafter)).toEqual([]);

    const approver = await shown('bureau_approver');
    const shut = approver.locator('button:disabled').filter({ hasText: /^审\s*定$/ });
    expect(await shut.getAttribute('title')).toContain('还有 1 项申诉没有答复');
    await tab(approver, '得分调整');
    await approver.getByLabel('对申诉的答复').fill('附件不能证明年内补正，维持调整。');
    await button(approver, '答复申诉').click();
    await shut.waitFor({ state: 'detached' });
    await screenshot(approver, 'appeal-answered');
  });

  it('approves, and the appendix prints appeal and answer', async () => {
    const page = await shown('bureau_approver');
    await tab(page, '报告预览');
    const paper = page.frameLocator('iframe[title="报告预览"]');
    await paper.getByText('附件不能证明年内补正，维持调整。').waitFor();
    await decide(page, '审定');
    await page.getByText('已归档', { exact: true }).first().waitFor({ timeout: 90_000 });
  }, 150_000);

  it('lets the drafter open a revision, which begins as the archived report', async () => {
    const page = await shown('east.drafter');
    await decide(page, '修订', async () => {
      await dialog(page).getByLabel('理由').fill('审计指出一处数据有误。');
    });
    await page.getByText('第 2 版').waitFor();
    await stage(page, '填报');
    await screenshot(page, 'revision');
  });
});
