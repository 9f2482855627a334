import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';

import { replayBureau } from '#libs/features/replay';
import { CompiledRulebooks } from '#libs/features/rulebooks';
import { createIdSource, ManualClock, verificationCode } from '#libs/kernel';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';

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
  signIn,
  TABLET,
} from '../support/browser.js';
import { ReportSteps } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';

const UNIT = /户木乡/;
const OPINION = '公开版不含涉密内容和个人信息。';

let service: TestService;
let browser: Browser;
let report: ReportSteps;
const pages = new Map<string, Page>();

beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), launchBrowser()]);
  report = await ReportSteps.create(service, 'east');
  await report.reachBureau();
  const approver = await service.as('bureau_approver');
  const body = { ...report.decision, opinion: '同意审定。' };
  await approver.ok('approve', { params: report.params, body });
  await service.application.logged(({ stage }) => stage === 'committed');
}, 240_000);

afterAll(async () => {
  await browser.close();
  await service.stop();
});

async function at(account: string): Promise<Page> {
  const known = pages.get(account);
  if (known !== undefined) return known;
  const page = await signIn(browser, service.application.address, account);
  pages.set(account, page);
  return page;
}

const go = (page: Page, path: string) => page.goto(`${service.application.address}${path}`);
const openEntry = async (account: string): Promise<Page> => {
  const page = await at(account);
  await go(page, `/archive/${report.id}`);
  await page.getByRole('heading', { name: /年度档案/ }).waitFor();
  return page;
};

/** The page in both widths: pictures, nothing serious, nothing cut off. */
async function look(page: Page, name: string): Promise<void> {
  await screenshot(page, name);
  expect(await seriousFaults(page)).toEqual([]);
  await page.setViewportSize(TABLET);
  expect(await sidewaysScroll(page)).toBe(0);
  await screenshot(page, `${name}-tablet`);
  await page.setViewportSize(LAPTOP);
}

async function decide(page: Page, label: string, words?: string): Promise<void> {
  await button(page, label).first().click();
  await dialog(page).waitFor();
  if (words !== undefined) await dialog(page).getByRole('textbox').fill(words);
  await button(dialog(page), label).click();
  await dialog(page).waitFor({ state: 'hidden' });
}

/** Lets time pass, as the owner of the database: nobody else may move a date. */
async function passes(...statements: readonly string[]): Promise<void> {
  const owner = await openDataSource(service.database.url, { role: null, poolSize: 1 });
  for (const statement of statements) await owner.query(statement);
  await owner.destroy();
}
const holdPasses = () => passes(`UPDATE publication SET hold_until = now() - interval '1 minute'`);
const retentionPasses = () =>
  passes(
    `SET session_replication_role = 'replica'`,
    `UPDATE archive_filing SET kept_until = '2020-01-01'`,
  );

/** What the night does. */
async function replayed(): Promise<void> {
  const app = await openDataSource(service.database.url, { poolSize: 2 });
  const unitOfWork = new TypeOrmUnitOfWork(app);
  const rulebooks = new CompiledRulebooks(unitOfWork.read);
  const clock = new ManualClock(new Date());
  const night = { unitOfWork, rulebooks, clock, ids: createIdSource() };
  await replayBureau(night, service.district.bureauId);
  await app.destroy();
}
/** A label in the stored score, changed and put back. */
const relabelled = (words: string) =>
  passes(
    `SET session_replication_role = 'replica'`,
    `UPDATE submission SET evaluation = jsonb_set(evaluation, '{score,indicators,0,label}', to_jsonb(${words}))`,
  );
const LABEL = `evaluation #>> '{score,indicators,0,label}'`;

const visitor = async (path: string): Promise<Page> => {
  const known = pages.get('visitor');
  const page = known ?? (await openPage(browser));
  pages.set('visitor', page);
  await go(page, path);
  return page;
};

const verify = async (bytes: Uint8Array): Promise<Page> => {
  const page = await visitor('/public/verify');
  await page.getByRole('heading', { name: '验证 PDF 真伪' }).waitFor();
  const buffer = Buffer.from(bytes);
  const file = { name: '报告.pdf', mimeType: 'application/pdf', buffer };
  await page.locator('input[type=file]').setInputFiles(file);
  return page;
};
const says = (page: Page, verdict: string) =>
  page.getByRole('status').getByText(verdict, { exact: true }).waitFor();

describe('the archive', () => {
  it('lists what is archived, and narrows it', async () => {
    const page = await at('archivist');
    await go(page, '/archive');
    await page.getByRole('link', { name: UNIT }).waitFor();
    await look(page, 'archive-list');
    await choose(page, '按冻结筛选', '冻结');
    await page.getByText('没有符合条件的档案').waitFor();
    await choose(page, '按冻结筛选', '未冻结');
    await choose(page, '按年度筛选', '2024 年度');
    await choose(page, '按等级筛选', '优');
    await page.getByRole('link', { name: UNIT }).click();
    await page.getByRole('link', { name: /返回档案目录/ }).click();
    await page.getByRole('link', { name: UNIT }).waitFor();
    expect(new URL(page.url()).search).toBe('?held=false&year=2024&grade=excellent');
  });

  it('verifies everything, with a count', async () => {
    const page = await at('archivist');
    await button(page, '验证全部').click();
    await page.getByText('共验证 1 份，未发现问题。').waitFor();
  });

  it('numbers what is archived by the scheme of its unit, and holds an entry', async () => {
    const page = await at('archivist');
    await button(page, '档号设置').click();
    await dialog(page).getByLabel('单位').fill('户木');
    await dialog(page).getByLabel('单位').press('Enter');
    await dialog(page).getByLabel('全宗号').fill('X113');
    expect(await seriousFaults(page)).toEqual([]);
    await button(dialog(page), '保存').click();
    await dialog(page).waitFor({ state: 'hidden' });
    await page.getByText(/^X113-WS·\d{4}-D30-0001$/).waitFor();
    await openEntry('archivist');
    await decide(page, '冻结', '审计进点');
    await page.getByText('这份档案已冻结，解除前一律保存。').waitFor();
    await go(page, '/archive');
    await page.getByText('冻结', { exact: true }).first().waitFor();
    await look(page, 'archive-numbered');
  });

  it('shows an entry, its files and its PDF, and verifies it step by step', async () => {
    const page = await openEntry('archivist');
    await button(page, '验证').click();
    await page.getByText('验证通过：档案完整，归档以来没有改动。').waitFor();
    await page.getByText('重算得分：通过').waitFor();
    await look(page, 'archive-entry');
    const shown = await page.locator('iframe[title*="自评报告"]').getAttribute('src');
    const archivist = await service.as('archivist');
    const params = { ...report.params, fileName: 'report.pdf' };
    const pdf = await archivist.send('getArchiveFile', { params, query: 'disposition=inline' });
    expect(shown).toContain('disposition=inline');
    expect(pdf.headers.get('content-disposition')).toContain('inline');
    expect(pdf.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
  });

  it('raises an alarm on the dashboard when a score no longer comes out as it was archived', async () => {
    const page = await at('bureau_reviewer');
    await relabelled(`'x' || (${LABEL})`);
    await replayed();
    await go(page, '/overview');
    const alarm = page.getByRole('alert').filter({ hasText: '归档结果重算不一致' });
    await alarm.getByText('归档结果重算不一致：1 份中有 1 份').waitFor();
    await alarm.getByText(/户木乡.* 2024 年度：保存的得分与归档的得分文件不符/).waitFor();
    await look(page, 'replay-alarm');
    await relabelled(`substr(${LABEL}, 2)`);
    await replayed();
    await go(page, '/overview');
    await page
      .getByText(/重算了 1 份归档报告的得分，其中 1 份连同勾稽校验，全部与归档一致/)
      .waitFor();
    expect(await alarm.count()).toBe(0);
  });

  it('is the auditor’s to read, and only the own one a unit’s', async () => {
    const auditor = await service.as('auditor');
    expect((await auditor.ok('listArchive')).items).toHaveLength(1);
    expect(await auditor.ok('verifyArchive', { params: report.params })).toMatchObject({
      ok: true,
    });
    const west = await service.as('west.drafter');
    expect((await west.ok('listArchive')).items).toEqual([]);
    const east = await service.as('east.drafter');
    expect((await east.ok('listArchive')).items).toHaveLength(1);
  });
});

describe('publication', () => {
  it('is asked for by the archivist and reviewed by three people', async () => {
    const archivist = await openEntry('archivist');
    await decide(archivist, '提请公开');
    await archivist.getByText('保密审查：待初审').waitFor({ timeout: 60_000 });
    for (const account of ['east.committee_secretary', 'bureau_reviewer', 'bureau_approver']) {
      const page = await openEntry(account);
      await decide(page, '审查通过', OPINION);
    }
    const page = await openEntry('archivist');
    await page.getByText('已批准，待公开').waitFor();
    await page.getByText('批准：通过').scrollIntoViewIfNeeded();
    await look(page, 'publication-held');
    expect(await button(page, '公开').count()).toBe(0);
  }, 120_000);

  it('is public once the archivist says so after the hold period', async () => {
    const before = await visitor('/public');
    await before.getByText('还没有公开的报告').waitFor();
    await holdPasses();
    const page = await openEntry('archivist');
    await decide(page, '公开');
    await page.getByText('已公开', { exact: true }).waitFor();
    const list = await visitor('/public');
    await list.getByRole('link', { name: UNIT }).waitFor();
    await look(list, 'public-list');
    await list.getByLabel('在报告中搜索').fill('村级组织');
    await list.getByLabel('在报告中搜索').press('Enter');
    await list.getByRole('link', { name: UNIT }).click();
    await list.getByText('审定结果').waitFor();
    await list.getByRole('region', { name: '各类得分' }).getByRole('table').waitFor();
    await look(list, 'public-report');
  });

  it('tells anybody what a PDF is worth', async () => {
    const archivist = await service.as('archivist');
    const files = { ...report.params, fileName: 'report.pdf' };
    const { bytes: whole } = await archivist.send('getArchiveFile', { params: files });
    const { bytes: open } = await archivist.send('getPublicationFile', { params: files });
    await says(await verify(whole), '真实');
    const page = await verify(open);
    await says(page, '真实');
    await page.getByText('公开版报告', { exact: false }).waitFor();
    await page.getByText(/^(电子签名有效|没有电子签名)$/).waitFor();
    await look(page, 'public-verify');
    const altered = open.slice();
    altered[1_000] = (altered[1_000] ?? 0) ^ 1;
    const changed = await verify(altered);
    await says(changed, '已被改动');
    await changed.getByText('公开版报告', { exact: false }).waitFor();
    const { round } = await archivist.ok('getPublication', { params: report.params });
    const code = verificationCode({ kind: 'published', id: round?.id ?? '' });
    const scanned = await visitor(`/public/verify/${code}`);
    await says(scanned, '有这份文件');
    await scanned.getByText('公开版报告', { exact: false }).waitFor();
    await says(await verify(new TextEncoder().encode('%PDF-1.4 别处来的')), '已被改动或未知');
    await decide(await openEntry('archivist'), '撤回公开', '附件有误');
    await says(await verify(open), '已撤回');
    await says(await visitor(`/public/verify/${code}`), '已撤回');
    const list = await visitor('/public');
    await list.getByText('还没有公开的报告').waitFor();
  });
});

describe('disposal', () => {
  const desk = async (account: string): Promise<Page> => {
    const page = await at(account);
    await go(page, '/archive');
    await button(page, '鉴定销毁').click();
    await page.getByRole('heading', { name: '鉴定销毁', level: 1 }).waitFor();
    return page;
  };

  it('has nothing to offer before the time', async () => {
    const page = await desk('archivist');
    await page.getByText(/^截至 \d{4}-\d\d-\d\d，没有保管期满的档案。$/).waitFor();
    await page.getByText('还没有销毁清册。').waitFor();
    await look(page, 'disposal-none');
  });

  it('is proposed by the archivist, not for what is held', async () => {
    await retentionPasses();
    const page = await desk('archivist');
    await page.getByText('冻结中').waitFor();
    expect(await page.getByRole('checkbox', { name: /^选择 X113/ }).isDisabled()).toBe(true);
    await decide(await openEntry('archivist'), '解除冻结', '审计结束');
    await desk('archivist');
    await page.getByRole('checkbox', { name: /^选择 X113/ }).check();
    await look(page, 'disposal-due');
    await button(page, '提请销毁（1 份）').click();
    await dialog(page).getByRole('textbox').fill('保管期满，无继续保存价值。');
    await button(dialog(page), '提请销毁').click();
    await page.getByRole('heading', { name: /^销毁清册 销毁〔\d{4}〕1号$/ }).waitFor();
    await page.getByText('由财政局绩效股审批。').waitFor();
    expect(await button(page, '同意销毁').count()).toBe(0);
  });

  it('is consented to by another person, printed, and then the files are gone', async () => {
    const page = await desk('bureau_approver');
    await page.getByRole('link', { name: /^销毁〔\d{4}〕1号$/ }).click();
    await button(page, '同意销毁').waitFor();
    await look(page, 'disposal-list');
    await decide(page, '同意销毁', '同意。');
    await page.getByText('已销毁', { exact: true }).waitFor({ timeout: 60_000 });
    await page.emulateMedia({ media: 'print' });
    await page.getByRole('heading', { name: '档案销毁清册', includeHidden: true }).waitFor();
    await screenshot(page, 'disposal-printed');
    await page.emulateMedia({ media: 'screen' });
  });

  it('is said wherever somebody asks for the files', async () => {
    const page = await openEntry('archivist');
    await page
      .getByText(/^已按销毁清册 销毁〔\d{4}〕1号 销毁：/)
      .first()
      .waitFor();
    await button(page, '验证').click();
    await page.getByText('验证通过：文件已按批准的清册销毁，登记和档案链没有改动。').waitFor();
    await look(page, 'disposal-entry');
    const archivist = await service.as('archivist');
    const params = { ...report.params, fileName: 'report.pdf' };
    expect(await archivist.refused('getArchiveFile', { params })).toMatchObject({
      status: 410,
      code: 'archive.disposed',
    });
    const { files } = await archivist.ok('getArchive', { params: report.params });
    const asked = await visitor('/public/verify');
    const sum = files.find(({ name }) => name === 'report.pdf')?.sha256 ?? '';
    await asked.getByRole('textbox').fill(sum);
    await button(asked, '验证').click();
    await asked.getByText(/归档的文件已于 .* 清册销毁/).waitFor();
    await look(asked, 'disposal-public');
  });
});
