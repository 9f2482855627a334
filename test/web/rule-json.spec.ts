import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
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
import { saved } from '../support/desk.js';
import { startService, type TestService } from '../support/service.js';

let service: TestService;
let browser: Browser;
let page: Page;
let draft: { readonly draftId: string };

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  const editor = await service.as('rule_editor');
  const [published] = (await editor.ok('listRulebooks')).items;
  const body = { from: published?.hash ?? '', year: 2025 };
  draft = { draftId: (await editor.ok('createRuleDraft', { body })).id };
  page = await signIn(browser, service.application.address, 'rule_editor', '评分规则');
  await page.goto(`${service.application.address}/rulebooks/drafts/${draft.draftId}`);
  await page.getByRole('heading', { name: /2025 年度评分规则/ }).waitFor();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

const CHECKS = '校验 checks.json';
const WORKFLOW = '流程 workflow.json';
const DISCLOSURE = '公开范围 disclosure.json';

const area = (label: string) => page.getByRole('textbox', { name: label });
const way = (name: RegExp) => page.getByRole('radiogroup', { name: '编辑方式' }).getByText(name);
/** What the page says of a text that is not looked at now. */
const note = (file: string) =>
  page.getByRole('alert').filter({ hasText: `${file}：有一段 JSON 还不在草稿中` });
/** What is said below the text that is. */
const standing = () => page.getByText('这段文字还不在草稿中');
const apart = () => page.getByRole('status').getByText('已保存，不含 1 段未写完的 JSON').waitFor();

async function openFile(label: string): Promise<void> {
  await page.getByRole('combobox', { name: '规则文件' }).click();
  await page.locator('.ant-select-dropdown:visible').getByText(label).click();
  await area(label).waitFor();
}

const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const focused = () => page.locator('.cm-content:focus');
const offers = () => page.getByRole('listbox', { name: '可写的内容' });
const chosenOffer = (name: RegExp) =>
  offers().locator('[aria-selected="true"]').getByText(name).first().waitFor();

/** Makes a line unreadable by one letter, before anything else of it is touched. */
async function spoilLine(word: string): Promise<void> {
  await area(DISCLOSURE).getByText(word).click();
  await press('Home');
  await page.keyboard.type('x');
  await standing().waitFor();
}

/** Somebody else's save, past this page. */
async function colleague(path: string, value: unknown): Promise<void> {
  const editor = await service.as('rule_editor');
  const { version } = await editor.ok('getRuleDraft', { params: draft });
  const body = { expectedVersion: version, operations: [{ op: 'replace' as const, path, value }] };
  await editor.ok('patchRuleDraft', { params: draft, body });
}

/** What the draft has now, as stored. */
async function stored(): Promise<Record<string, Record<string, unknown>>> {
  const editor = await service.as('rule_editor');
  const found = await editor.ok('getRuleDraft', { params: draft });
  return found.package as Record<string, Record<string, unknown>>;
}

describe('the JSON of a draft in a browser', () => {
  it('is completed from its schema by keyboard alone', async () => {
    await way(/^JSON 源码$/).click();
    await openFile(CHECKS);
    await area(CHECKS).focus();
    // A new check before the first: in it, what a check must have stands first.
    await press('Control+Home', 'ArrowDown', 'End', 'Enter');
    await page.keyboard.type('{');
    await press('Alt+/');
    await chosenOffer(/^id$/);
    await offers().getByText('标识 · 必填').waitFor();
    await screenshot(page, 'rule-json-keys');
    expect(await seriousFaults(page)).toEqual([]);
    await press('Enter');
    await page.keyboard.type('a.check');
    await press('ArrowRight');
    await page.keyboard.type(', "程度');
    await chosenOffer(/^severity$/);
    await press('Enter');
    await chosenOffer(/^error$/);
    await press('ArrowDown');
    await chosenOffer(/^warning$/);
    await press('Enter');
    await page.keyboard.type(', "lef');
    await chosenOffer(/^left$/);
    await press('Enter');
    await page.keyboard.type('1 + procurement.quer');
    await chosenOffer(/^procurement\.queries$/);
    await screenshot(page, 'rule-json-formula');
    await press('Enter', 'ArrowRight', 'ArrowRight');
    await page.keyboard.type(',');
    await saved(page);
    const { checks } = await stored();
    const [first] = checks?.['checks'] as readonly unknown[];
    expect(first).toEqual({
      id: 'a.check',
      severity: 'warning',
      left: '1 + procurement.queries',
    });
    // Tab leads on, out of the text.
    await press('Escape', 'Tab');
    expect(await focused().count()).toBe(0);
  });

  it('shows what lint says at its place, and goes there from the list', async () => {
    const lint = page.getByRole('region', { name: '规则检查' });
    await page.locator('.cm-lint-marker-error').first().waitFor();
    await press('Control+Home');
    await lint
      .getByRole('button', { name: /a\.check/ })
      .first()
      .click();
    await page.locator('.cm-activeLine').getByText('"a.check"').waitFor();
    expect(await focused().count()).toBe(1);
    await page.locator('.cm-lintRange-error').first().hover();
    await page.locator('.cm-tooltip').first().waitFor();
    await screenshot(page, 'rule-json-lint');
    expect(await seriousFaults(page)).toEqual([]);
    await page.mouse.move(0, 0);
    // Taken back to where it began: what is not there any more is not wrong either.
    const undo = button(page, '撤销');
    while (await undo.isEnabled()) await undo.click();
    await lint.getByText('没有发现问题').waitFor();
    await saved(page);
  });

  it('leads to the form of the place where the cursor stands, and back', async () => {
    await area(CHECKS).getByText('"instruction"').first().click();
    await way(/^表单$/).click();
    const form = page.getByRole('region', { name: '预算收入合计等于预算支出合计' });
    await form.getByLabel('提示：怎样更正').and(page.locator(':focus')).waitFor();
    await way(/^JSON 源码$/).click();
    await page.locator('.cm-activeLine').getByText('"instruction"').waitFor();
  });

  it('keeps text that cannot be read yet through other files, forms and a new visit', async () => {
    await openFile(WORKFLOW);
    await area(WORKFLOW).focus();
    await press('Control+Home', 'End');
    await page.keyboard.type(' "half');
    await standing().waitFor();
    await apart();
    await screenshot(page, 'rule-json-broken');
    expect(await seriousFaults(page)).toEqual([]);
    await openFile(DISCLOSURE);
    await note('流程').getByText('附近写法不对').waitFor();
    await page.getByRole('combobox', { name: '规则文件' }).click();
    await page.locator('.ant-select-dropdown:visible').getByText(`${WORKFLOW}（未写完）`).waitFor();
    await press('Escape');
    await way(/^表单$/).click();
    await screenshot(page, 'rule-json-standing');
    expect(await seriousFaults(page)).toEqual([]);
    await page.setViewportSize(TABLET);
    expect(await sidewaysScroll(page)).toBeLessThanOrEqual(0);
    await screenshot(page, 'rule-json-standing-tablet');
    await page.setViewportSize(LAPTOP);
    expect(JSON.stringify((await stored())['workflow'])).not.toContain('half');

    // Whoever leaves is asked, and finds the text again.
    await page.getByRole('link', { name: '返回规则列表' }).click();
    await dialog(page).getByText('有 JSON 文字还不在草稿中').waitFor();
    await button(dialog(page), '留在本页').click();
    page.once('dialog', (asked) => void asked.accept());
    await page.reload();
    await button(note('流程'), '继续修改').click();
    await area(WORKFLOW).getByText('"half').waitFor();
    expect(await focused().count()).toBe(1);

    // It can neither be sent for review nor be lost by that.
    await button(page, '送审').click();
    await dialog(page).getByLabel('修改说明').fill('试一试');
    await button(dialog(page), '送审').click();
    await dialog(page).getByText('有 JSON 文字还不在草稿中，请先改好').waitFor();
    await button(dialog(page), '取消').click();
    await dialog(page).waitFor({ state: 'hidden' });
  });

  it('throws a text away when told to, and takes that back, with one undo for everything', async () => {
    await button(page.getByRole('region', { name: 'JSON 源码' }), '丢弃').click();
    await area(WORKFLOW).getByText('"half').waitFor({ state: 'detached' });
    await area(WORKFLOW).focus();
    await press('Control+z');
    await area(WORKFLOW).getByText('"half').waitFor();
    await press('Control+Shift+z');
    await area(WORKFLOW).getByText('"half').waitFor({ state: 'detached' });
    await page.getByRole('status').getByText('已保存', { exact: true }).waitFor();

    // A step in a form, then one in a text: they are taken back in turn, each where it was done.
    await way(/^表单$/).click();
    await page.getByRole('navigation', { name: '规则目录' }).getByText('公开范围').click();
    await page.getByLabel('代替文字').fill('不公开');
    await saved(page);
    await way(/^JSON 源码$/).click();
    await spoilLine('"replacement"');
    await press('Control+z');
    await standing().waitFor({ state: 'detached' });
    await area(DISCLOSURE).getByText('"不公开"').waitFor();
    await press('Control+z');
    await area(DISCLOSURE).getByText('"涉密"').waitFor();
    await saved(page);
    expect((await stored())['disclosure']).toMatchObject({ replacement: '涉密' });
  });

  it('loses nothing when a colleague saves while a text cannot be read', async () => {
    await spoilLine('"holdDays"');
    await press('End', 'ArrowLeft', 'Backspace');
    await page.keyboard.type('7');
    await colleague('/disclosure/publishWithinDays', 11);
    await colleague('/manifest/title', '同事改的标题');
    await press('Home', 'Delete');
    await standing().waitFor({ state: 'detached' });
    await area(DISCLOSURE).getByText('11').waitFor();
    await saved(page);
    const now = await stored();
    expect(now['disclosure']).toMatchObject({ holdDays: 7, publishWithinDays: 11 });
    expect(now['manifest']).toMatchObject({ title: '同事改的标题' });
  });

  it('asks when both changed the same place meanwhile, and keeps what is chosen', async () => {
    await spoilLine('"replacement"');
    await area(DISCLOSURE).getByText('"涉密"').dblclick();
    await page.keyboard.type('我的');
    await colleague('/disclosure/replacement', '同事的');
    // Saving something else brings the colleague's change to this page.
    await way(/^表单$/).click();
    await page.getByRole('navigation', { name: '规则目录' }).getByText('基本信息').click();
    await page.getByLabel('标题', { exact: true }).first().fill('我改的标题');
    await apart();
    await button(note('公开'), '继续修改').click();
    // The cursor stands at the mistake.
    await press('Delete');
    const question = page.getByRole('alert').filter({ hasText: 'JSON 写好之前' });
    await question.getByText('公开 · 代替文字：草稿中“同事的”，源码中“我的”').waitFor();
    await screenshot(page, 'rule-json-clash');
    expect(await seriousFaults(page)).toEqual([]);
    await button(question, '采用源码中的').click();
    await question.waitFor({ state: 'detached' });
    await saved(page);
    expect((await stored())['disclosure']).toMatchObject({ replacement: '我的', holdDays: 7 });
  });
});
