import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { CompiledRulebooks } from '#libs/features/rulebooks';

import { readReportFile, type TakenOver } from '../../libs/features/takeover/read-file.js';
import { recordTakeover, requireFacts } from '../../libs/features/takeover/take-over.js';
import {
  openWorld,
  ReportInHand,
  worldRules,
  type PersonName,
  type World,
} from '../support/approval-world.js';
import { testCharacters } from '../support/test-renderer.js';

/** 60 + 120 is not 200: of the parts nothing is taken over, of the total everything depends on it. */
const WRONG = '总额200万元，其中人员经费60万元，公用经费120万元，占比30%，得10分。';
const FILE = `示例县城关乡人民政府2024年度报告\n${WRONG}\n改进措施：按排专人整改，联系电话13912345678。\n`;

let world: World;
beforeAll(async () => {
  world = await openWorld();
}, 120_000);
afterAll(() => world.close());

const bytes = new TextEncoder().encode(FILE);
const readFile = (): Promise<TakenOver> => readReportFile({ bytes, package: worldRules() });

async function takeOver(
  report: ReportInHand,
  facts: readonly string[] = ['total'],
  person: PersonName = 'drafter',
) {
  const { unitOfWork, clock, ids } = world;
  const rulebooks = new CompiledRulebooks(unitOfWork.read);
  const dependencies = { rulebooks, unitOfWork, clock, ids, characters: testCharacters };
  const input = { ...(await report.draftSeen()), filename: '上年报告.txt', bytes, facts };
  return recordTakeover(dependencies, report.actor(person), input, await readFile());
}

const doubts = async (report: ReportInHand) =>
  (await report.view()).evaluation.checks.filter(({ id }) => id.startsWith('import.'));

describe('a file that was taken over', () => {
  it('stays with the draft: which file, by whom, what, and what is to be doubted of it', async () => {
    const report = await ReportInHand.draft(world);
    await takeOver(report);
    const { takeovers, evaluation } = await report.view();
    expect(takeovers).toMatchObject([
      { filename: '上年报告.txt', year: 2024, facts: ['total'], takenByName: 'drafter' },
    ]);
    expect(takeovers[0]?.sha256).toMatch(/^[0-9a-f]{64}$/u);
    const [check] = evaluation.checks.filter(({ id }) => id === 'import.sum');
    expect(check).toMatchObject({
      ...{ outcome: 'fail', severity: 'warning', waivable: true, fields: ['total'] },
      label: '导入文件存疑：合计不符',
    });
    expect(check?.message).toContain('文件“上年报告.txt”中“200万元”');
    const { audit } = world.unitOfWork.read;
    const events = await audit.list(world.bureauId, { subjectId: report.id, limit: 1 });
    expect(events).toMatchObject([
      { action: 'report.take_over', details: { filename: '上年报告.txt', facts: ['total'] } },
    ]);
  });

  it('keeps no personal data that went nowhere, and asks nothing of words that were not taken', async () => {
    const report = await ReportInHand.draft(world);
    await takeOver(report);
    const { takeovers } = await report.view();
    const kinds = takeovers[0]?.findings.map(({ kind, checkKey }) => [kind, checkKey !== null]);
    expect(kinds).toContainEqual(['wrong_word', false]);
    expect(JSON.stringify(takeovers)).not.toContain('13912345678');
    expect(takeovers[0]?.found).toBeGreaterThan(takeovers[0]?.findings.length ?? 0);
  });

  it('is doubted no longer once the figure is another one, and again when it comes back', async () => {
    const report = await ReportInHand.draft(world);
    await takeOver(report);
    await report.patch({ facts: { set: { total: '190' } } });
    expect(await doubts(report)).toEqual([]);
    await report.patch({ facts: { set: { total: '200' } } });
    expect(await doubts(report)).toMatchObject([{ id: 'import.sum' }]);
  });

  it('is doubted once, however often it is taken over', async () => {
    const report = await ReportInHand.draft(world);
    await takeOver(report);
    await takeOver(report);
    expect((await report.view()).takeovers).toHaveLength(2);
    expect(await doubts(report)).toHaveLength(1);
  });

  it('never bars 送审, and travels with the submission to whoever decides', async () => {
    const report = await ReportInHand.draft(world);
    await takeOver(report);
    const [check] = await doubts(report);
    const seen = await report.draftSeen();
    const waiver = { checkKey: check?.key ?? '', reason: '已与决算表核对，另有项目经费110万元' };
    await world.reports.waiveCheck(report.actor('drafter'), seen, waiver);
    await report.submit();
    for (const person of ['secretary', 'reviewer'] as const) {
      const { evaluation, waivers, takeovers } = await report.view(person);
      expect(evaluation.checks.map(({ key }) => key)).toContain(check?.key);
      expect(waivers).toMatchObject([{ ...waiver, holds: true }]);
      expect(takeovers).toHaveLength(1);
    }
    const unanswered = await ReportInHand.draft(world);
    await takeOver(unanswered);
    await expect(unanswered.submit()).resolves.toBeDefined();
  });

  it('has its waiver end with the figure it was given for, and taken back', async () => {
    const report = await ReportInHand.draft(world);
    await takeOver(report);
    const [check] = await doubts(report);
    const drafter = report.actor('drafter');
    const waive = async () =>
      world.reports.waiveCheck(drafter, await report.draftSeen(), {
        ...{ checkKey: check?.key ?? '', reason: '已核对' },
      });
    await waive();
    await report.patch({ facts: { set: { total: '190' } } });
    expect((await report.view()).waivers).toMatchObject([{ holds: false }]);
    await expect(waive()).rejects.toMatchObject({ code: 'check.unknown' });
    await report.patch({ facts: { set: { total: '200' } } });
    const [waiver] = (await report.view()).waivers;
    expect(waiver?.holds).toBe(true);
    await world.reports.revokeWaiver(drafter, await report.draftSeen(), waiver?.id ?? '');
    expect((await report.view()).waivers).toMatchObject([{ holds: false }]);
  });
});

describe('taking over', () => {
  it.each([
    ['a reviewer of the bureau', 'reviewer', 'access.denied'],
    ['a secretary', 'secretary', 'access.denied'],
    ['a drafter of another unit', 'stranger', 'report.not_found'],
  ] as const)('is not for %s', async (_, person, code) => {
    const report = await ReportInHand.draft(world);
    await expect(takeOver(report, ['total'], person)).rejects.toMatchObject({ code });
    expect((await report.view()).takeovers).toEqual([]);
  });

  it('is over once the report was sent', async () => {
    const report = await ReportInHand.draft(world);
    await report.submit();
    await expect(takeOver(report)).rejects.toMatchObject({ code: 'report.action_not_allowed' });
  });

  it('names the fact the rules do not know', () => {
    const refused = () => {
      requireFacts(['total', 'nothing'], new Set(['total']));
    };
    expect(refused).toThrow(expect.objectContaining({ code: 'fact.unknown', path: 'facts.1' }));
  });

  it('never changes, and is deleted by nobody', async () => {
    await takeOver(await ReportInHand.draft(world));
    await expect(world.app.query(`UPDATE takeover SET filename = 'x'`)).rejects.toThrow();
    await expect(world.app.query('DELETE FROM takeover')).rejects.toThrow();
  });
});
