import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';

import { startApplication, type RunningApplication } from '../support/application.js';
import {
  button,
  choose,
  dialog,
  LAPTOP,
  launchBrowser,
  openPage,
  screenshot,
  seriousFaults,
  sidewaysScroll,
  TABLET,
} from '../support/browser.js';
import type { TestDatabase } from '../support/database.js';
import { createMigratedDatabase } from '../support/persistence.js';

/** A laptop's screen at 125 %. */
const ENLARGED = { width: 1024, height: 640 };
const OWN_PASSWORD = 'My-own-password-1';
const DEMO_PASSWORD = 'Ziping-2024';

let database: TestDatabase;
let application: RunningApplication;
let browser: Browser;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  database = await createMigratedDatabase();
  [application, browser] = await Promise.all([
    startApplication({ databaseUrl: database.url, env: { ZIPING_DEMO: 'on' } }),
    launchBrowser(),
  ]);
}, 240_000);

// A test that failed leaves no dialog open for the next one.
afterEach(async () => {
  await Promise.all(contexts.splice(0).map((context) => context.close()));
});

afterAll(async () => {
  await browser.close();
  await application.stop();
  await database.drop();
});

async function newPage(): Promise<Page> {
  const page = await openPage(browser);
  contexts.push(page.context());
  await page.goto(application.address);
  await page.getByLabel('密码').waitFor();
  return page;
}

/** One click on the sign-in page. */
async function become(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `以此身份登录：${name}` }).click();
  await page.getByRole('link', { name }).waitFor();
}

/** Somebody of the demo at a browser of their own. */
async function at(name: string): Promise<Page> {
  const page = await newPage();
  await become(page, name);
  return page;
}

const go = async (page: Page, label: string) => {
  await page.getByRole('navigation').getByRole('link', { name: label }).click();
  await page.getByRole('heading', { level: 1, name: label }).waitFor();
};

/** Both widths and a laptop at 125 %: pictures to look at, nothing serious for axe, nothing to scroll sideways. */
async function look(page: Page, name: string): Promise<void> {
  for (const [width, viewport] of Object.entries({ ENLARGED, TABLET, LAPTOP })) {
    await page.setViewportSize(viewport);
    await screenshot(page, `administration-${name}-${width.toLowerCase()}`);
    expect([width, await sidewaysScroll(page)]).toEqual([width, 0]);
    expect([width, await seriousFaults(page)]).toEqual([width, []]);
  }
}

const beijing = (days: number): string =>
  new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);

async function day(page: Page, label: string, date: string): Promise<void> {
  await dialog(page).getByLabel(label).fill(date);
  await dialog(page).getByLabel(label).press('Enter');
}

describe('a newcomer in the demo', () => {
  it('becomes anybody with one click, and sees where they are', async () => {
    const page = await newPage();
    await page.getByText('填写数据和文字、上传佐证材料、回应退回意见、送审').first().waitFor();
    await look(page, 'sign-in');
    await become(page, '填报人（户木乡）');
    const current = page.getByRole('navigation').locator('[aria-current=page]');
    expect(await current.innerText()).toBe('自评报告');
    expect(await page.title()).toBe('自评报告 · 自评');
  });

  it('changes the role in the header', async () => {
    const page = await at('填报人（户木乡）');
    await button(page, '切换角色').click();
    await look(page, 'switch');
    await dialog(page).getByLabel('按单位或岗位查找').fill('审定人（绩效股）');
    await become(page, '审定人（绩效股）');
  });

  it('is led to whoever has the next step, on the same report', async () => {
    const page = await at('审定人（绩效股）');
    await page.goto(`${application.address}/reports`);
    const stages = page.getByRole('group', { name: '各环节报告数' });
    await stages.getByRole('button', { name: /^党委会审议 \d+$/ }).click();
    await page
      .locator('tbody .ant-tag')
      .getByText('填报', { exact: true })
      .first()
      .waitFor({ state: 'detached' });
    await page.locator('tbody a').first().click();
    await page.getByText(/下一步：以.*秘书（.*）身份登记党委会会议/).waitFor();
    const path = page.url();
    await page.getByRole('button', { name: '切换为党委秘书' }).click();
    await button(page, '登记会议').waitFor();
    expect(page.url()).toBe(path);
  });
});

describe('organisations', () => {
  it('are shown as a tree, created, renamed from a day on, and merged', async () => {
    const page = await at('系统管理员');
    await go(page, '单位');
    await page.getByRole('cell', { name: '瀑河乡', exact: true }).waitFor();
    await look(page, 'organisations');

    await page.getByRole('button', { name: '更名：瀑河乡' }).click();
    await dialog(page).getByLabel('单位名称').fill('保定市徐水区瀑河镇人民政府');
    await dialog(page).getByLabel('简称').fill('瀑河镇');
    await choose(page, '类型', '镇');
    await day(page, '生效日期', beijing(0));
    await dialog(page).getByLabel('依据').fill('冀民批〔2026〕1号');
    await look(page, 'rename');
    await button(dialog(page), '登记更名').click();
    await page.getByText('原瀑河乡').waitFor();

    await page.getByRole('button', { name: '沿革：瀑河镇' }).click();
    await dialog(page)
      .getByText(/更名依据 冀民批〔2026〕1号，系统管理员登记于/)
      .waitFor();
    await look(page, 'history');
    await dialog(page)
      .getByRole('button', { name: /close|关闭/i })
      .click();

    await page.getByRole('button', { name: '撤并：正村镇' }).click();
    await choose(page, '并入单位', '保定市徐水区留村镇人民政府');
    await day(page, '生效日期', beijing(0));
    await dialog(page).getByLabel('依据').fill('冀民批〔2026〕2号');
    await button(dialog(page), '登记撤并').click();
    await page
      .getByText(/并入保定市徐水区留村镇人民政府/)
      .first()
      .waitFor();
    expect(await page.getByRole('button', { name: '更名：正村镇' }).count()).toBe(0);

    await page.getByLabel('查找单位').fill('瀑河乡');
    await page.getByRole('cell', { name: '正村镇', exact: true }).waitFor({ state: 'detached' });
    expect(await page.getByRole('cell', { name: '瀑河镇', exact: true }).count()).toBe(1);
  });

  it('say what is wrong at the field', async () => {
    const page = await at('系统管理员');
    await go(page, '单位');
    await button(page, '新建单位').click();
    await dialog(page).getByLabel('单位名称').fill('保定市徐水区户木乡人民政府');
    await dialog(page).getByLabel('简称').fill('户木乡');
    await choose(page, '类型', '乡');
    await button(dialog(page), '新建').click();
    await dialog(page).getByText('已有同名单位。').first().waitFor();
    await button(dialog(page), '取消').click();
  });
});

describe('accounts and roles', () => {
  it('begin with a one-time password that its owner must replace', async () => {
    const admin = await at('系统管理员');
    await go(admin, '账号与角色');
    await admin.getByText('czj.anquan').waitFor();
    await look(admin, 'users');
    await button(admin, '新建账号').click();
    await dialog(admin).getByLabel('账号').fill('new.person');
    await dialog(admin).getByLabel('姓名').fill('新来的人');
    await choose(admin, '单位', '保定市徐水区财政局');
    await button(dialog(admin), '新建').click();
    await admin.getByText('密码只显示这一次', { exact: false }).waitFor();
    const password = await dialog(admin).locator('.ant-typography').first().innerText();
    await button(dialog(admin), '已记下').click();

    const page = await newPage();
    await page.getByLabel('账号').fill('new.person');
    await page.getByLabel('密码').fill(password.trim());
    await button(page, '登录').click();
    await page.getByRole('heading', { name: '请设置自己的密码' }).waitFor();
    await look(page, 'first-password');
    await page.getByLabel('一次性密码').fill(password.trim());
    await page.getByLabel('新密码', { exact: true }).fill(OWN_PASSWORD);
    await page.getByLabel('再次填写新密码').fill('something else');
    await button(page, '修改密码').click();
    await page.getByText('两次填写的新密码不一致').waitFor();
    await page.getByLabel('再次填写新密码').fill(OWN_PASSWORD);
    await button(page, '修改密码').click();
    await page.getByRole('heading', { name: '本人账号' }).waitFor();
  });

  it('are found by name, unit, role and state', async () => {
    const page = await at('系统管理员');
    await go(page, '账号与角色');
    await page.getByLabel('查找账号').fill('ansu.');
    await page.getByText('czj.anquan').waitFor({ state: 'detached' });
    await page.getByText('ansu.mishu').waitFor();
    expect(await page.getByRole('row').filter({ hasText: 'ansu.' }).count()).toBe(2);
    await page.getByLabel('查找账号').fill('');
    await choose(page, '按角色筛选', '审计员');
    await page.getByText('已显示 1 个，共 1 个账号').waitFor();
    expect(await page.getByText('czj.shenji').count()).toBe(1);
    expect(await page.getByText('czj.anquan').count()).toBe(0);
  });

  it('are refused what the three officers must not be, with the reason', async () => {
    const page = await at('安全管理员');
    await go(page, '账号与角色');
    await page.getByLabel('查找账号').fill('czj.dangan');
    await page.getByText('已显示 1 个，共 1 个账号').waitFor();
    await page.getByRole('button', { name: '角色：档案管理员' }).click();
    await dialog(page).waitFor();
    await choose(page, '角色', '审计员');
    await button(dialog(page), '授予').click();
    await dialog(page)
      .getByText('审计员属于三员，不能再兼任其他角色（三员分立）。')
      .first()
      .waitFor();
    await look(page, 'grants');
    await choose(page, '角色', '财政局审核人');
    await button(dialog(page), '授予').click();
    await dialog(page).getByRole('button', { name: '收回财政局审核人' }).waitFor();
  });

  it('are disabled after a confirmation that says what will happen', async () => {
    const page = await at('系统管理员');
    await go(page, '账号与角色');
    await page.getByLabel('查找账号').fill('jiaoyu.mishu');
    await page.getByText('已显示 1 个，共 1 个账号').waitFor();
    const row = page.getByRole('row').filter({ hasText: 'jiaoyu.mishu' });
    await row.getByRole('button', { name: /^停用/ }).click();
    await page.getByText('此人立即退出登录，停用期间不能登录', { exact: false }).waitFor();
    await button(page.locator('.ant-modal-confirm:visible'), '停用').click();
    await page.getByText('已停用', { exact: true }).first().waitFor();
  });
});

describe('the audit trail', () => {
  it('shows that it is whole, is searched, and leaves as a spreadsheet', async () => {
    const page = await at('审计员');
    await page.getByText(/日志链完整：第 1 至 \d+ 条均未被改动/).waitFor();
    await page.getByRole('cell', { name: '登录', exact: true }).first().waitFor();
    await look(page, 'audit');
    await page.locator('.ant-table-row-expand-icon').first().click();
    await page.getByText('上一条摘要').waitFor();
    await look(page, 'audit-details');
    await choose(page, '按操作筛选', '公开');
    await page
      .getByRole('cell', { name: '登录', exact: true })
      .first()
      .waitFor({ state: 'detached' });
    await page.getByRole('cell', { name: '公开', exact: true }).first().waitFor();
    const download = page.waitForEvent('download');
    await button(page, '导出 .xlsx').click();
    expect((await download).suggestedFilename()).toBe(`审计日志-${beijing(0)}.xlsx`);
  });

  it('has a page for the auditor alone, which says so to others', async () => {
    const page = await at('安全管理员');
    await page.goto(`${application.address}/administration/audit`);
    await page.getByText('您没有打开这个页面的权限').waitFor();
    await look(page, 'closed');
  });
});

describe('manners', () => {
  it('a form not sent is not left by accident', async () => {
    const page = await at('系统管理员');
    await page.getByRole('link', { name: '系统管理员' }).click();
    await page.getByLabel('当前密码').fill('wrong');
    await page.getByRole('navigation').getByRole('link', { name: '单位' }).click();
    await page.getByText('本页有已填写但还没有提交的内容', { exact: false }).waitFor();
    await look(page, 'leave');
    await button(page, '留在本页').click();
    expect(await page.getByLabel('当前密码').inputValue()).toBe('wrong');
    await page.getByRole('navigation').getByRole('link', { name: '单位' }).click();
    await button(page, '离开').click();
    await page.getByRole('heading', { level: 1, name: '单位' }).waitFor();
  });

  it('a lost connection shows and recovers by itself', async () => {
    const page = await at('系统管理员');
    await page.context().setOffline(true);
    await page.getByText('连接不上服务器，正在自动重连', { exact: false }).waitFor();
    await look(page, 'offline');
    await page.context().setOffline(false);
    await page
      .getByText('连接不上服务器，正在自动重连', { exact: false })
      .waitFor({ state: 'detached' });
  });

  it('a session that ended keeps what was typed until its owner is back', async () => {
    const page = await at('系统管理员');
    await go(page, '单位');
    await button(page, '新建单位').click();
    await dialog(page).getByLabel('单位名称').fill('保定市徐水区财政所');
    await dialog(page).getByLabel('简称').fill('财政所');
    await choose(page, '类型', '部门');

    const elsewhere = await newPage();
    await become(elsewhere, '系统管理员');
    await elsewhere.getByRole('link', { name: '系统管理员' }).click();
    await elsewhere.getByRole('heading', { level: 1, name: '本人账号' }).waitFor();
    await elsewhere.getByText('本次登录').waitFor();
    await look(elsewhere, 'account');
    await button(elsewhere, '退出其他所有登录').click();
    await button(elsewhere.locator('.ant-modal-confirm:visible'), '退出登录').click();
    await button(elsewhere, '退出其他所有登录').waitFor({ state: 'detached' });
    await elsewhere.context().close();

    await button(dialog(page), '新建').click();
    const renewal = page.getByText('登录已失效，请重新登录', { exact: true });
    await renewal.waitFor();
    await look(page, 'renew');
    await page.locator('#renew_password').fill(DEMO_PASSWORD);
    await button(page, '重新登录').click();
    await renewal.waitFor({ state: 'hidden' });
    expect(await dialog(page).getByLabel('单位名称').inputValue()).toBe('保定市徐水区财政所');
    // The sign of the refused attempt may still stand before the button's word.
    await dialog(page).getByRole('button', { name: /新建$/ }).click();
    await page.getByRole('cell', { name: '财政所', exact: true }).waitFor();
  });
});
