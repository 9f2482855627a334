import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { systemActor } from '#libs/features/ports';
import { publishPackage } from '#libs/features/rulebooks';
import { compilePackage } from '#libs/rulebook';

import { SAMPLE_FACTS, samplePackage } from '../../libs/rulebook/testing/sample-package.js';
import { openWorld, ReportInHand, type World } from '../support/approval-world.js';

const OVERSPENT = { facts: { set: { total: '100' } } };
/** Starts as a ZIP does and names one entry. */
const ZIP = (entry: string): Buffer => Buffer.from(`PK\u0003\u0004${entry}`);
const PDF = Buffer.from('%PDF-1.7\n% evidence\n');

describe('drafting a report', () => {
  let world: World;

  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(async () => {
    await world.close();
  });

  it('opens one report a year, by the drafter, under the published rules', async () => {
    const { organisationId, actor } = await world.newUnit();
    const create = (person: 'drafter' | 'secretary', year = 2024) =>
      world.reports.create(actor(person), { organisationId, year });
    await expect(create('secretary')).rejects.toMatchObject({ code: 'access.denied' });
    await expect(create('drafter', 2030)).rejects.toMatchObject({ code: 'rulebook.not_found' });
    const report = await create('drafter');
    expect(report).toMatchObject({ stage: 'draft', version: 1, revision: 1 });
    await expect(create('drafter')).rejects.toMatchObject({
      code: 'report.exists',
      details: { reportId: report.id },
    });
  });

  it('starts the next year from what the rules carry over, once last year is archived', async () => {
    const nextYear = samplePackage((files) => {
      files.manifest['year'] = 2025;
      const facts = files.facts['facts'] as Record<string, unknown>[];
      const carried = new Map([
        ['part', 'spent'],
        ['projects', 'projects'],
        ['note', 'organisation.name'],
      ]);
      for (const fact of facts) {
        const prior = carried.get(String(fact['id']));
        if (prior !== undefined) fact['prior'] = prior;
      }
    });
    await publishPackage(world, systemActor(world.bureauId), nextYear);
    const open = async (archived: boolean) => {
      const report = await ReportInHand.passed(world);
      await report.approve();
      if (archived) await report.archive();
      const { organisationId } = report;
      return world.reports.create(report.actor('drafter'), { organisationId, year: 2025 });
    };
    expect((await open(false)).content.facts).toEqual({});
    const { content, rulebookHash } = await open(true);
    expect(rulebookHash).toBe(compilePackage(nextYear).packageHash);
    expect(content.facts).toEqual({
      part: '150.5',
      projects: SAMPLE_FACTS['projects'],
      note: expect.stringContaining('乡人民政府') as unknown,
    });
  });

  it('shows score, checks, completeness and what may be done, with reasons', async () => {
    const report = await ReportInHand.draft(world);
    const { evaluation, actions } = await report.view('drafter');
    expect(evaluation.score).toMatchObject({ status: 'complete', score: '11.6' });
    expect(evaluation.completeness.missing).toEqual([]);
    const submit = actions.find(({ command }) => command === 'submit');
    expect(submit).toMatchObject({ allowed: true, reason: null });
    await report.patch({ facts: { clear: ['total'] } });
    const missing = (await report.view('drafter')).actions;
    expect(missing.find(({ command }) => command === 'submit')).toMatchObject({
      allowed: false,
      reason: expect.stringContaining('没有填写') as unknown,
    });
  });

  it('saves all of a change or nothing, with every fault at its path', async () => {
    const report = await ReportInHand.draft(world);
    const before = await report.view();
    const bad = { facts: { set: { total: '1', share: '5', nowhere: 1, returned: 'x' } } };
    await expect(report.patch(bad)).rejects.toMatchObject({
      faults: [
        { code: 'fact.not_editable', path: 'facts.share' },
        { code: 'fact.unknown', path: 'facts.nowhere' },
        { code: 'fact.invalid_value', path: 'facts.returned' },
      ],
    });
    expect(await report.view()).toEqual(before);
  });

  it('lets a return open the pinned fields, what is below them, and nothing else', async () => {
    const report = await ReportInHand.passed(world);
    await report.bureauReturn(['total', 'projects/p_01', 'paragraphs/intro']);
    expect((await report.view()).report.openFields).toEqual([
      'total',
      'projects/p_01',
      'paragraphs/intro',
    ]);
    await expect(
      report.patch({ facts: { set: { total: '300', part: '1' } } }),
    ).rejects.toMatchObject({ code: 'report.field_not_open', path: 'part' });
    const projects = (amount: string, other: string) => [
      { id: 'p_01', cells: { name: '道路', amount } },
      { id: 'p_02', cells: { name: '灯', amount: other } },
    ];
    const second = { facts: { set: { projects: projects('120.5', '31') } } };
    await expect(report.patch(second)).rejects.toMatchObject({ code: 'report.field_not_open' });
    await report.patch({ facts: { set: { projects: projects('121', '30'), total: '300' } } });
    await report.patch({ paragraphs: { set: { intro: '总额{{total}}万元。' } } });
    const list = { paragraphs: { set: { list: '改写' } } };
    await expect(report.patch(list)).rejects.toMatchObject({ code: 'paragraph.unknown' });
    const measure = { reason: '材料不全', measure: '加强审核' };
    await report.patch({ measures: { set: { returns: measure } } });
  });

  it('keeps closed what a return closed, also when the report is sent and withdrawn again', async () => {
    const report = await ReportInHand.passed(world);
    await report.bureauReturn(['total']);
    await report.submit();
    await world.approvals.withdraw(report.actor('drafter'), await report.seen(), null);
    await expect(report.patch({ facts: { set: { part: '1' } } })).rejects.toMatchObject({
      code: 'report.field_not_open',
    });
  });

  it('opens everything again when the committee names no field', async () => {
    const report = await ReportInHand.passed(world);
    await report.bureauReturn(['total']);
    await report.submit();
    const input = { ...(await report.seen()), reason: '重新填报', fields: [] };
    await world.approvals.committeeReturn(report.actor('secretary'), input);
    await report.patch({ facts: { set: { part: '1' } } });
  });

  it.each([
    ['a field nobody knows', ['nowhere']],
    ['a figure the system computes', ['share']],
    ['a row that is not there', ['projects/p_99/amount']],
    ['a paragraph nobody may rewrite', ['paragraphs/returned']],
    ['an indicator nobody knows', ['indicators/nothing']],
  ])('does not return %s', async (_, fields) => {
    const report = await ReportInHand.passed(world);
    await expect(report.bureauReturn(fields)).rejects.toMatchObject({ code: 'fact.unknown' });
    await expect(report.bureauReturn([])).rejects.toMatchObject({ code: 'request.invalid' });
  });

  describe('waivers', () => {
    const waive = async (report: ReportInHand, checkKey = 'sum.spent') =>
      world.reports.waiveCheck(report.actor('drafter'), await report.draftSeen(), {
        checkKey,
        reason: '跨年支付',
      });

    it('let a report go whose check fails, and travel with it', async () => {
      const report = await ReportInHand.draft(world);
      await report.patch(OVERSPENT);
      await expect(report.submit()).rejects.toMatchObject({
        code: 'report.check_failed',
        faults: [{ path: 'checks.sum.spent' }],
      });
      await waive(report);
      await report.submit();
      const { submission, waivers } = await report.view();
      expect(waivers).toMatchObject([{ checkKey: 'sum.spent', holds: true }]);
      const { bureauId, unitOfWork } = world;
      const frozen = await unitOfWork.read.submissions.find(bureauId, submission?.id ?? '');
      expect(frozen?.snapshot.waivers).toMatchObject([
        { key: 'sum.spent', reason: '跨年支付', message: waivers[0]?.message },
      ]);
    });

    it('hold only while the check says the same', async () => {
      const report = await ReportInHand.draft(world);
      await report.patch(OVERSPENT);
      await waive(report);
      await report.patch({ facts: { set: { total: '90' } } });
      expect((await report.view()).waivers).toMatchObject([{ holds: false }]);
      await expect(report.submit()).rejects.toMatchObject({ code: 'report.check_failed' });
      await waive(report);
      await report.submit();
    });

    it('set aside what a reader finds in a rewritten paragraph, until its words are changed', async () => {
      const report = await ReportInHand.draft(world);
      const rewrite = (text: string) => report.patch({ paragraphs: { set: { intro: text } } });
      await rewrite('全年支出30万元，其中人员经费20万元，公用经费8万元。');
      const { evaluation } = await report.view();
      const found = evaluation.checks.find(({ id }) => id === 'text.sum');
      expect(found).toMatchObject({ outcome: 'fail', waivable: true });
      await waive(report, found?.key);
      expect((await report.view()).waivers).toMatchObject([
        { checkKey: found?.key, reason: '跨年支付', holds: true },
      ]);
      await rewrite('全年支出30万元，其中人员经费20万元，公用经费7万元。');
      expect((await report.view()).waivers).toMatchObject([{ holds: false }]);

      await rewrite('全年支出30万元，其中人员经费20万元，公用经费8万元。');
      await report.submit();
      const { submission } = await report.view();
      const { bureauId, unitOfWork } = world;
      const frozen = await unitOfWork.read.submissions.find(bureauId, submission?.id ?? '');
      expect(frozen?.snapshot.waivers).toMatchObject([
        { key: found?.key, message: found?.message, reason: '跨年支付' },
      ]);
    });

    it('set aside what a reader finds in a cell, until its words are changed', async () => {
      const report = await ReportInHand.draft(world);
      const write = (text: string) =>
        report.patch({
          facts: { set: { outcomes: [{ id: 'o_01', cells: { project: 'p_01', text } }] } },
        });
      await write('全年支出30万元，其中人员经费20万元，公用经费8万元。');
      const { evaluation } = await report.view();
      const found = evaluation.checks.find(({ id }) => id === 'text.sum');
      expect(found).toMatchObject({ outcome: 'fail', fields: ['outcomes/o_01/text'] });
      await waive(report, found?.key);
      expect((await report.view()).waivers).toMatchObject([{ holds: true }]);
      await write('全年支出30万元，其中人员经费20万元，公用经费7万元。');
      expect((await report.view()).waivers).toMatchObject([{ holds: false }]);
      await report.submit();
    });

    it('can be taken back, once', async () => {
      const report = await ReportInHand.draft(world);
      await report.patch(OVERSPENT);
      await waive(report);
      const [waiver] = (await report.view()).waivers;
      const revoke = async () =>
        world.reports.revokeWaiver(
          report.actor('drafter'),
          await report.draftSeen(),
          waiver?.id ?? '',
        );
      await revoke();
      await expect(report.submit()).rejects.toMatchObject({ code: 'report.check_failed' });
      await expect(revoke()).rejects.toMatchObject({ code: 'check.unknown' });
    });

    it('are refused for a check that holds', async () => {
      const report = await ReportInHand.draft(world);
      await expect(waive(report)).rejects.toMatchObject({ code: 'check.unknown' });
    });
  });

  describe('evidence', () => {
    const attach = async (report: ReportInHand, changes: Record<string, unknown> = {}) => {
      const file = { kind: 'evidence' as const, indicatorId: 'returns', filename: '通知.pdf' };
      const input = { ...(await report.draftSeen()), ...file, bytes: PDF, ...changes };
      return world.attachments.attach(report.actor('drafter'), input);
    };

    it('is kept by its content, read by those who see the report, and taken off again', async () => {
      const report = await ReportInHand.draft(world);
      const { attachment } = await attach(report);
      const read = await world.attachments.read(report.actor('reviewer'), report.id, attachment.id);
      expect(Buffer.from(read.bytes)).toEqual(PDF);
      const stranger = world.attachments.read(report.actor('stranger'), report.id, attachment.id);
      await expect(stranger).rejects.toMatchObject({ code: 'attachment.not_found' });
      const seen = await report.draftSeen();
      await world.attachments.remove(report.actor('drafter'), seen, attachment.id);
      expect((await report.view()).attachments).toEqual([]);
    });

    it.each([
      [
        'bytes that are not what the name says',
        { bytes: Buffer.from('MZ..') },
        'attachment.refused_type',
      ],
      [
        'a workbook called a document',
        { filename: '通知.docx', bytes: ZIP('xl/workbook.xml') },
        'attachment.refused_type',
      ],
      ['a program', { filename: '工具.exe' }, 'attachment.refused_type'],
      ['a name with a path in it', { filename: '../通知.pdf' }, 'attachment.refused_type'],
      [
        'more than 20 MB',
        { bytes: Buffer.alloc(20 * 1024 * 1024 + 1, '%PDF-') },
        'attachment.too_large',
      ],
      ['an indicator nobody knows', { indicatorId: 'nothing' }, 'indicator.unknown'],
      ['minutes from a drafter', { kind: 'minutes' }, 'access.denied'],
    ])('is refused with %s', async (_, changes, code) => {
      const report = await ReportInHand.draft(world);
      await expect(attach(report, changes)).rejects.toMatchObject({ code });
    });

    it('is part of what is frozen: other evidence is other content', async () => {
      const report = await ReportInHand.draft(world);
      const { attachment } = await attach(report);
      const first = await report.submit();
      await world.approvals.withdraw(report.actor('drafter'), await report.seen(), null);
      const seen = await report.draftSeen();
      await world.attachments.remove(report.actor('drafter'), seen, attachment.id);
      const second = await report.submit();
      expect(second.submission.contentHash).not.toBe(first.submission.contentHash);
    });

    it.each([
      ['the indicator', 'indicators/returns', { indicatorId: 'returns' }],
      ['a figure it is scored by', 'returned', { indicatorId: 'returns' }],
      ['the evidence of the whole report', 'evidence', { indicatorId: undefined }],
    ])('may change after a return of %s, and nothing else may', async (_, field, open) => {
      const report = await ReportInHand.passed(world);
      await report.bureauReturn([field]);
      const { indicatorId } = open;
      expect((await report.view()).openEvidence).toEqual([
        indicatorId === undefined ? 'evidence' : `indicators/${indicatorId}`,
      ]);
      const { attachment } = await attach(report, open);
      const remove = async (id: string) =>
        world.attachments.remove(report.actor('drafter'), await report.draftSeen(), id);
      await remove(attachment.id);
      const closed = open.indicatorId === undefined ? 'returns' : undefined;
      await expect(attach(report, { indicatorId: closed })).rejects.toMatchObject({
        code: 'report.field_not_open',
      });
    });

    it('stays on a report that was returned for something else', async () => {
      const report = await ReportInHand.draft(world);
      const { attachment } = await attach(report);
      await report.submit();
      await report.meet();
      await report.pass();
      await report.bureauReturn(['note']);
      const removal = world.attachments.remove(
        report.actor('drafter'),
        await report.draftSeen(),
        attachment.id,
      );
      await expect(removal).rejects.toMatchObject({ code: 'report.field_not_open' });
      const kept = (await report.view()).attachments.map(({ id }) => id);
      expect(kept).toContain(attachment.id);
    });
  });

  it('says what changed since the last submission: fields, score and checks', async () => {
    const report = await ReportInHand.passed(world);
    expect(await world.reports.changes(report.actor('drafter'), report.id)).toBeNull();
    await report.bureauReturn(['total', 'returned']);
    await report.patch({ facts: { set: { total: '100', returned: '4' } } });
    expect(await world.reports.changes(report.actor('reviewer'), report.id)).toMatchObject({
      from: 1,
      to: 'draft',
      fields: [
        { path: 'returned', before: '2', after: '4' },
        { path: 'total', before: '200', after: '100' },
      ],
      score: { before: { score: '11.6' }, after: { score: '11.2' } },
      indicators: [{ id: 'returns', before: '3.6', after: '3.2' }],
      checks: { newlyFailing: [{ key: 'sum.spent' }], resolved: [] },
    });
  });

  it('has its notes answered, and its adjustments kept beside the self-score', async () => {
    const report = await ReportInHand.passed(world);
    const reviewer = report.actor('reviewer');
    const { note } = await world.review.annotate(reviewer, await report.seen(), {
      field: 'indicators/returns',
      text: '请附退回通知',
    });
    const adjust = async (bureauScore: string, indicatorId = 'returns') =>
      world.review.adjust(reviewer, await report.seen(), {
        ...{ indicatorId, bureauScore, reason: '漏报一次', basis: '退回登记簿' },
      });
    for (const score of ['4.01', '-1', '3.999', '1e1', 'NaN']) {
      await expect(adjust(score)).rejects.toMatchObject({ code: 'adjustment.out_of_range' });
    }
    await expect(adjust('1', 'nothing')).rejects.toMatchObject({ code: 'indicator.unknown' });
    await adjust('3.4');
    const { adjustment } = await adjust('3.2');
    expect((await report.view()).adjustments).toMatchObject([
      { selfScore: '3.6', bureauScore: '3.4', revokedAt: world.clock.now() },
      { selfScore: '3.6', bureauScore: '3.2', revokedAt: null },
    ]);
    const appeal = async (text: string) =>
      world.appeals.appeal(report.actor('drafter'), await report.seen(), adjustment.id, text);
    const reply = async (text: string) =>
      world.appeals.answer(reviewer, await report.seen(), adjustment.id, text);
    await expect(reply('维持')).rejects.toMatchObject({ code: 'appeal.not_found' });
    await appeal('登记簿重复登记了一次');
    await expect(appeal('再说一次')).rejects.toMatchObject({ code: 'appeal.settled' });
    await expect(report.approve()).rejects.toMatchObject({ code: 'appeal.unanswered' });
    await reply('经核对，维持原调整');
    await expect(reply('改口')).rejects.toMatchObject({ code: 'appeal.settled' });
    expect((await report.view()).adjustments.map((entry) => entry.appeal)).toMatchObject([
      null,
      { text: '登记簿重复登记了一次', reply: '经核对，维持原调整' },
    ]);
    const revoke = async () =>
      world.review.revokeAdjustment(reviewer, await report.seen(), adjustment.id);
    await revoke();
    await expect(revoke()).rejects.toMatchObject({ code: 'indicator.unknown' });
    await report.bureauReturn(['note']);
    const drafter = report.actor('drafter');
    await world.review.answer(drafter, await report.draftSeen(), note.id, '已附');
    expect((await report.view()).notes).toMatchObject([{ reply: '已附' }]);
    const nobody = world.review.answer(drafter, await report.draftSeen(), report.id, '无');
    await expect(nobody).rejects.toMatchObject({ code: 'note.not_found' });
  });

  it('has an answer put right until it is submitted again, and not after', async () => {
    const report = await ReportInHand.passed(world);
    const { note } = await world.review.annotate(report.actor('reviewer'), await report.seen(), {
      field: 'note',
      text: '请写明时间',
    });
    const answer = async (reply: string) =>
      world.review.answer(report.actor('drafter'), await report.draftSeen(), note.id, reply);
    await report.bureauReturn(['note']);
    await answer('已写明');
    await answer('已写明为三月');
    const [last] = await world.unitOfWork.read.audit.list(world.bureauId, {
      limit: 1,
      subjectId: report.id,
      actions: ['report.answer_note'],
    });
    expect(last?.details).toMatchObject({ reply: '已写明为三月', replaces: '已写明' });
    await report.submit();
    await report.meet();
    await report.pass();
    await report.bureauReturn(['note']);
    await expect(answer('另有说法')).rejects.toMatchObject({ code: 'note.answered' });
    expect((await report.view()).notes).toMatchObject([{ reply: '已写明为三月' }]);
  });
});
