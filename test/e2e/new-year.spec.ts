import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { repositoryRoot } from '#libs/config';
import { loadPackageFolder } from '#libs/features/rulebooks';
import { beijingDate, contentHash } from '#libs/kernel';
import type { DraftOperation, RulebookPackage } from '#libs/rulebook';

import { unpackZip } from '../../libs/features/rulebooks/package-zip.js';
import { readPdf } from '../support/pdf-text.js';
import { ReportSteps, type Sample } from '../support/report-steps.js';
import { startService, type TestService } from '../support/service.js';

/** What is changed from 2024, one request after another. */
const CHANGES = JSON.parse(
  readFileSync(join(repositoryRoot(), 'test', 'rules', 'changes-2025.json'), 'utf8'),
) as readonly { readonly title: string; readonly operations: readonly DraftOperation[] }[];

describe('2025 opened from 2024 by data alone, over HTTP', () => {
  let service: TestService;
  let draft: { draftId: string };
  let package2025: RulebookPackage;
  let hash: string;

  beforeAll(async () => {
    service = await startService();
    package2025 = await loadPackageFolder(join(repositoryRoot(), 'rules', '2025'));
  });
  afterAll(() => service.stop());

  const version = async (): Promise<number> => {
    const editor = await service.as('rule_editor');
    return (await editor.ok('getRuleDraft', { params: draft })).version;
  };

  it('is begun by the wizard and changed request by request, without a fault', async () => {
    const editor = await service.as('rule_editor');
    const body = { from: service.district.rulebook, year: 2025 };
    const opened = await editor.ok('createRuleDraft', { body });
    draft = { draftId: opened.id };
    let expectedVersion = opened.version;
    for (const { operations } of CHANGES) {
      const patch = { params: draft, body: { expectedVersion, operations } };
      expectedVersion = (await editor.ok('patchRuleDraft', patch)).version;
    }
    expect(await editor.ok('lintRuleDraft', { params: draft })).toMatchObject({ faults: [] });
    const query = `before=${service.district.rulebook}&after=${draft.draftId}`;
    const { differences } = await editor.ok('compareRules', { query });
    expect(differences.map(({ line }) => line)).toEqual(
      expect.arrayContaining([
        '类别 资产管理情况：满分 3.5 → 4.5',
        '新增 指标 5.3 低效闲置资产盘活：满分 1 分；已盘活金额 ÷ 低效闲置资产金额 × 1 分；没有低效闲置资产的得满分。',
        '删除 指标 7.3 政府采购信息公开',
        '指标 2.5 非税收入计划编制情况：评分方式·分档·第 2 项·上限 20 → 15',
        '指标 3.6 政府采购管理情况：评分方式·项目·采购报表退回修改·每次扣分 0.2 → 0.5',
        '删除 数据 按时参加会议培训',
        '新增 数据 按时参加会议',
        '新增 数据 按时参加培训',
        '新增 校验 盘活金额不超过低效闲置资产：已盘活 【左边】 万元，超过低效闲置资产 【右边】 万元，多出 【差额】 万元。',
      ]),
    );
  });

  it('is published by a second person, and is the package in rules/2025', async () => {
    const editor = await service.as('rule_editor');
    const note = '开设 2025 年度';
    const sent = { params: draft, body: { expectedVersion: await version(), note } };
    const submitted = await editor.ok('submitRuleDraft', sent);
    const approver = await service.as('rule_approver');
    const { contentHash: tried } = submitted;
    const trial = { params: draft, body: { year: 2024, contentHash: tried } };
    const { simulation } = await approver.ok('startSimulation', trial);
    // Nobody has a report yet.
    expect(simulation).toMatchObject({ state: 'done', current: true, total: 0 });
    const decision = {
      expectedVersion: submitted.version,
      contentHash: submitted.contentHash,
      effectiveFrom: beijingDate(new Date()),
    };
    ({ hash } = await approver.ok('publishRuleDraft', { params: draft, body: decision }));
    const zip = await approver.send('exportRulebook', { params: { hash } });
    const exported = await unpackZip(zip.bytes);
    expect(contentHash(exported)).toBe(contentHash(package2025));
  });

  it('carries a report of 2025 from draft to its archived PDF, and leaves 2024 as it was', async () => {
    const report = await ReportSteps.create(service, 'east', 2025);
    const sample = package2025.examples.find(({ id }) => id === 'humu-2024')?.content;
    await report.reachBureau(sample as Sample);
    const { rulebookHash, evaluation } = await report.view();
    expect(rulebookHash).toBe(hash);
    expect(evaluation.score).toMatchObject({ score: '92.5', converted: '98.93' });
    const approver = await service.as('bureau_approver');
    const body = { ...report.decision, opinion: '同意审定。' };
    await approver.ok('approve', { params: report.params, body });
    await service.application.logged(({ stage }) => stage === 'committed');
    const archivist = await service.as('archivist');
    const params = { ...report.params, fileName: 'report.pdf' };
    const pages = await readPdf((await archivist.send('getArchiveFile', { params })).bytes);
    const text = pages.flatMap(({ texts }) => texts.map((one) => one.text)).join('');
    expect(text).toContain('2025');
    expect(text).toMatch(/低效闲置资产盘活情况。我乡没有低效闲置资产/);
    expect(text).toContain('按要求按时参加会议和培训');
    expect(text).not.toContain('政府采购信息公开');
    const verified = await archivist.ok('verifyArchive', { params: report.params });
    expect(verified).toMatchObject({ ok: true });
    const before = await ReportSteps.create(service, 'west');
    expect((await before.view()).rulebookHash).toBe(service.district.rulebook);
  });
});
