import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import excel from 'exceljs';

import type { Client, Sent } from '../support/client.js';
import { reportPriorYear } from '../support/prior-year.js';
import { ReportSteps, sampleContent } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';
import { sheetXml, workbookOf } from '../support/workbook-files.js';

const MONEY = 'budget.income.general';
const MEGABYTE = 1_048_576;

let service: TestService;
let report: ReportSteps;
let drafter: Client;

beforeAll(async () => {
  service = await startService();
  report = await ReportSteps.create(service, 'east');
  drafter = await report.drafter();
  const { facts } = sampleContent();
  const body = { expectedVersion: report.version, set: facts };
  const { version } = await drafter.ok('patchFacts', { params: report.params, body });
  report.version = version;
});

afterAll(() => service.stop());

async function exported(query = ''): Promise<excel.Workbook> {
  const { status, bytes } = await drafter.send('exportFacts', { params: report.params, query });
  expect(status).toBe(200);
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook;
}

/** The cell of a fact's value. */
function factCell(workbook: excel.Workbook, id: string): excel.Cell {
  const sheet = workbook.getWorksheet('填报内容');
  const row = sheet?.getColumn(1).values.indexOf(id) ?? -1;
  if (sheet === undefined || row < 1) throw new Error(`no fact ${id}`);
  return sheet.getCell(row, 4);
}

async function fileOf(workbook: excel.Workbook): Promise<NonNullable<Sent['file']>> {
  return { filename: '表.xlsx', bytes: new Uint8Array(await workbook.xlsx.writeBuffer()) };
}

async function edited(
  edit: (workbook: excel.Workbook) => void,
): Promise<NonNullable<Sent['file']>> {
  const workbook = await exported();
  edit(workbook);
  return fileOf(workbook);
}

const stored = async () => (await drafter.ok('getReport', { params: report.params })).content.facts;

describe('a report as a spreadsheet', () => {
  it('is downloaded under a Chinese name, whole, as a template, or one table', async () => {
    const answer = await drafter.send('exportFacts', { params: report.params });
    const name = encodeURIComponent('户木乡2024年度填报内容.xlsx');
    expect(answer.headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}`);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await exported()).worksheets.length).toBeGreaterThan(16);
    expect(factCell(await exported('content=template'), MONEY).value).toBeNull();
    const one = await exported('table=projects');
    expect(
      one.worksheets.filter(({ state }) => state === 'visible').map((sheet) => sheet.name),
    ).toEqual(['对应项目支出']);
  });

  it('is looked at first, then imported on the version looked at, and audited', async () => {
    const file = await edited((workbook) => {
      factCell(workbook, MONEY).value = '1,234.50';
    });
    const sent = { params: report.params, file };
    const before = await stored();
    const preview = await drafter.ok('previewImport', { ...sent, body: {} });
    expect(preview).toMatchObject({
      version: report.version,
      cells: [],
      changes: [{ path: MONEY, before: before[MONEY], after: '1234.5' }],
    });
    expect(await stored()).toEqual(before);
    const body = { expectedVersion: preview.version };
    const { version } = await drafter.ok('importFacts', { ...sent, body });
    expect(await stored()).toEqual({ ...before, [MONEY]: '1234.5' });
    const stale = await drafter.refused('importFacts', { ...sent, body });
    expect(stale).toMatchObject({ status: 409, code: 'report.stale_version' });
    report.version = version;
    const auditor = await service.as('auditor');
    const { items } = await auditor.ok('listAuditEvents', { query: 'action=report.import' });
    expect(items[0]).toMatchObject({ subjectId: report.id, details: { changed: [MONEY] } });
  });

  it('is refused whole for one bad cell, which is named by sheet and address', async () => {
    let address = '';
    const file = await edited((workbook) => {
      factCell(workbook, MONEY).value = 7;
      const cell = factCell(workbook, 'staffing.actual');
      cell.value = '若干';
      address = cell.address;
    });
    const before = await stored();
    const preview = await drafter.ok('previewImport', { params: report.params, file, body: {} });
    const cell = { sheet: '填报内容', address, code: 'cell.number', path: 'staffing.actual' };
    expect(preview).toMatchObject({ changes: [], cells: [cell] });
    const body = { expectedVersion: report.version };
    const refusal = await drafter.refused('importFacts', { params: report.params, file, body });
    expect(refusal).toMatchObject({
      status: 422,
      code: 'spreadsheet.bad_cells',
      details: { cells: [cell] },
    });
    expect(await stored()).toEqual(before);
  });

  it.each<[string, () => Uint8Array, number, string]>([
    ['text', () => new TextEncoder().encode('编号,填报值'), 422, 'spreadsheet.unreadable'],
    [
      'macros',
      () => workbookOf(sheetXml(''), { 'xl/vbaProject.bin': 'x' }),
      422,
      'spreadsheet.refused',
    ],
    [
      'a bomb',
      () => workbookOf(sheetXml(`<c><v>${' '.repeat(80 * MEGABYTE)}</v></c>`)),
      413,
      'spreadsheet.too_large',
    ],
    ['11 MB', () => new Uint8Array(11 * MEGABYTE), 413, 'spreadsheet.too_large'],
    [
      'more than a thread may hold',
      () =>
        workbookOf(sheetXml(`<c t="inlineStr"><is><t>${'长'.repeat(15 * MEGABYTE)}</t></is></c>`)),
      413,
      'spreadsheet.too_large',
    ],
  ])('refuses %s', async (_what, bytes, status, code) => {
    const file = { filename: 'a.xlsx', bytes: bytes() };
    const refusal = await drafter.refused('previewImport', {
      params: report.params,
      file,
      body: {},
    });
    expect(refusal).toMatchObject({ status, code, path: 'file' });
    expect((await drafter.send('live')).status).toBe(200);
  });
});

describe("last year's values", () => {
  it('are said not to be there, and beside this year’s once there is a report of last year', async () => {
    const { params } = report;
    expect(await drafter.ok('getPriorYear', { params })).toEqual({
      year: 2023,
      report: null,
      values: {},
    });
    await reportPriorYear(service, {
      [MONEY]: '1000',
      'assets.total': '88.8',
      'staffing.actual': '30',
    });
    const prior = await drafter.ok('getPriorYear', { params });
    expect(prior).toMatchObject({
      report: { stage: 'draft' },
      values: {
        [MONEY]: { value: '1000', from: MONEY, fills: false },
        'assets.total_prior': { value: '88.8', from: 'assets.total', fills: true },
        'staffing.actual': { value: '30', from: 'staffing.actual', fills: true },
      },
    });
    const sheet = (await exported()).getWorksheet('填报内容');
    const row = sheet?.getColumn(1).values.indexOf(MONEY) ?? 0;
    expect(sheet?.getCell(row, 5).value).toBe(1000);
    const west = await service.as('west.drafter');
    expect((await west.send('getPriorYear', { params })).status).toBe(404);
  });
});
