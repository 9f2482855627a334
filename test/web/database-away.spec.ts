import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { Client } from '../support/client.js';
import { launchBrowser, screenshot } from '../support/browser.js';
import { Office, saved, section, STAFF, STAFF_SECTION } from '../support/desk.js';
import { PASSWORD } from '../support/district.js';
import { ReportSteps } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';
import { TcpSwitch } from '../support/tcp-switch.js';
import { until } from '../support/whole-service.js';

const AWAY = {
  ...{ status: 503, code: 'database.unavailable' },
  message: '数据库暂时无法连接，请稍后重试。',
};

describe('an application whose database is away for a while', () => {
  let way: TcpSwitch;
  let service: TestService;
  let browser: Browser;
  let report: ReportSteps;

  beforeAll(async () => {
    [service, browser] = await Promise.all([
      startService({}, async (address) => {
        const url = new URL(address);
        way = await TcpSwitch.to(Number(url.port));
        url.port = String(way.port);
        return url.href;
      }),
      launchBrowser(),
    ]);
    report = await ReportSteps.create(service, 'east');
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
    await way.stop();
  });

  it('answers that it is away to everything that needs it, and works again by itself', async () => {
    const drafter = await report.drafter();
    const stranger = new Client(service.application.address);
    const connect = await way.cut();
    const edit = { params: report.params, body: { ...report.seen, set: { [FACT]: '36' } } };
    for (const refusal of [
      drafter.refused('getReport', { params: report.params }),
      drafter.refused('patchFacts', edit),
      stranger.refused('signIn', { body: { account: 'east.drafter', password: PASSWORD } }),
      stranger.refused('listPublished'),
      stranger.refused('ready'),
    ])
      expect(await refusal).toMatchObject(AWAY);
    const { headers } = await drafter.send('getReport', { params: report.params });
    expect(headers.get('retry-after')).toBe('5');
    expect(await stranger.ok('live')).toEqual({ status: 'ok' });

    await connect();
    await until(async () => (await stranger.send('ready')).status === 200);
    const { version } = await drafter.ok('patchFacts', edit);
    report.version = version;
    expect((await report.view()).content.facts[FACT]).toBe('36');
    expect(service.application.running()).toBe(true);
  });

  it('keeps what somebody types meanwhile, says so, and stores it when the database is back', async () => {
    const page = await new Office(service, browser).open('east.drafter');
    await section(page, STAFF_SECTION);
    const connect = await way.cut();
    await page.locator(STAFF).fill('38');
    await page.getByText('暂时存不到服务器，内容已留在本机，恢复后自动保存').waitFor();
    await screenshot(page, 'database-away');
    await page.locator(STAFF).fill('39');
    await connect();
    await saved(page);
    expect(await page.locator(STAFF).inputValue()).toBe('39');
    expect((await report.view()).content.facts[FACT]).toBe('39');
  });
});

const FACT = 'staffing.actual';
