import type { Browser, Page } from 'playwright-core';

import { button, dialog, signIn } from './browser.js';
import { MINUTES } from './report-steps.js';
import type { TestService } from './service.js';

export const STAFF = '#field-staffing\\.actual';
export const STAFF_SECTION = '机构设置和人员配备';
const UNITS = { east: /户木乡/, west: /瀑河乡/ } as const;

/** People at their own browsers, each signed in once. */
export class Office {
  private readonly pages = new Map<string, Page>();

  constructor(
    private readonly service: TestService,
    private readonly browser: Browser,
  ) {}

  async at(account: string): Promise<Page> {
    const known = this.pages.get(account);
    if (known !== undefined) return known;
    const page = await signIn(this.browser, this.service.application.address, account);
    this.pages.set(account, page);
    return page;
  }

  /** The newest report of the unit, freshly read from the list as people do. */
  async open(account: string, unit: keyof typeof UNITS = 'east'): Promise<Page> {
    const page = await this.at(account);
    await page.goto(`${this.service.application.address}/reports`);
    await page.getByRole('link', { name: UNITS[unit] }).first().click();
    await page.getByRole('tab', { name: '填报内容' }).waitFor();
    return page;
  }

  /** A report whose id is known. */
  async show(account: string, reportId: string): Promise<Page> {
    const page = await this.at(account);
    await page.goto(`${this.service.application.address}/reports/${reportId}`);
    await page.getByRole('tab', { name: '填报内容' }).waitFor();
    return page;
  }
}

export const tab = (page: Page, name: string) =>
  page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();

export const section = (page: Page, name: string) => page.getByRole('menuitem', { name }).click();

export const saved = (page: Page) =>
  page.getByRole('status').getByText('已保存', { exact: true }).waitFor();

export const stage = (page: Page, label: string) =>
  page.locator('.ant-tag').getByText(label, { exact: true }).first().waitFor();

/** Presses the button of a question that stands beside what was pressed. */
export const confirm = (page: Page, label: string) =>
  button(page.locator('.ant-popconfirm:visible').last(), label).click();

/** Presses a button of the bar and, in the dialog it opens, the button of the same name. */
export async function decide(
  page: Page,
  label: string,
  fill?: (page: Page) => Promise<void>,
): Promise<void> {
  await button(page, label).first().click();
  await dialog(page).waitFor();
  await fill?.(page);
  await button(dialog(page), label).click();
  await dialog(page).waitFor({ state: 'hidden' });
}

/** Sets every failed error aside with a reason, as a drafter does who means it. */
export async function waiveErrors(page: Page): Promise<void> {
  await tab(page, '校验');
  const errors = page.locator('li.entry', { has: page.getByText('错误', { exact: true }) });
  const open = errors.filter({ hasNot: page.getByText('已豁免') });
  for (let left = await open.count(); left > 0; left -= 1) {
    await open
      .first()
      .getByRole('button', { name: /^说明理由后豁免/ })
      .click();
    await dialog(page).getByLabel('豁免理由').fill('情况属实，已另附说明。');
    await button(dialog(page), '豁免').click();
    await dialog(page).waitFor({ state: 'hidden' });
    await open.nth(left - 1).waitFor({ state: 'detached' });
  }
}

export const file = ({ filename, bytes }: typeof MINUTES, mimeType = 'application/pdf') => ({
  name: filename,
  mimeType,
  buffer: Buffer.from(bytes),
});

/** Fills the meeting form: nine entitled, six there, all in favour. */
export async function fillMeeting(page: Page): Promise<void> {
  const beijing = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await button(page, '登记会议').click();
  const form = dialog(page);
  await form.getByLabel('会议日期').fill(beijing);
  await form.getByLabel('会议日期').press('Enter');
  await form.getByLabel('会议名称').fill('户木乡党委会2025年第5次会议');
  await form.getByLabel('主持人').fill('委员一');
  await form.getByLabel('应到人数').fill('9');
  await form.getByLabel(/实到人员/).fill('委员一、委员二、委员三、委员四、委员五、委员六、');
  await form.getByLabel('赞成票').fill('6');
  await form.getByLabel('决议').fill('同意报送。');
  await form.locator('input[type=file]').setInputFiles(file(MINUTES));
}

export async function holdMeeting(page: Page): Promise<void> {
  await fillMeeting(page);
  await button(dialog(page), '登记会议').click();
  await page
    .locator('.ant-modal-confirm')
    .getByText(/应到 9 人，实到 6 人/)
    .waitFor();
  await page.keyboard.press('Escape');
}
