import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';

import { readPdf } from '../support/pdf-text.js';
import { ReportSteps } from '../support/report-steps.js';
import { firstSheet } from '../support/sheets.js';
import { startService, type TestService } from '../support/service.js';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const REASON = '请更正称谓。';
const RETURNED = 'outcomes/outcome_01/result';

describe('one report from facts to its archived PDF, over HTTP', () => {
  let service: TestService;
  let report: ReportSteps;
  let firstHash: string;

  beforeAll(async () => {
    service = await startService();
    report = await ReportSteps.create(service, 'east');
  });

  afterAll(async () => {
    await service.stop();
  });

  it('refuses to send an empty report, and names every missing field', async () => {
    const drafter = await report.drafter();
    const refusal = await drafter.refused('submit', { params: report.params, body: report.seen });
    expect(refusal).toMatchObject({ status: 422, code: 'report.incomplete' });
    expect(refusal.faults.length).toBeGreaterThan(100);
    expect(refusal.faults.every(({ path }) => path?.startsWith('facts.'))).toBe(true);
  });

  it('scores the sample as it is filled in', async () => {
    const { score, completeness } = await report.fill();
    expect(score).toMatchObject({
      status: 'complete',
      score: '93.1',
      applicableFullMarks: '93.5',
      converted: '99.57',
      gradeLabel: '优',
    });
    expect(completeness.missing).toEqual([]);
  });

  it('explains the one deduction', async () => {
    const drafter = await report.drafter();
    const params = { ...report.params, indicatorId: 'execution.procurement' };
    const explained = await drafter.ok('explainIndicator', { params });
    expect(explained.deduction).toBe('0.4');
    expect(explained.arithmetic.join()).toContain('0.2');
    expect(explained.counterfactual).toBeDefined();
    expect(explained.basis).not.toBe('');
  });

  it('refuses a stale write with the newer version, and loses nothing', async () => {
    const drafter = await report.drafter();
    const before = (await report.view()).version;
    const body = { expectedVersion: 1, set: { 'unit.profile': 'x' } };
    const refusal = await drafter.refused('patchFacts', { params: report.params, body });
    expect(refusal).toMatchObject({
      status: 409,
      code: 'report.stale_version',
      details: { currentVersion: before },
    });
    expect((await report.view()).version).toBe(before);
  });

  it('blocks failing errors until they are waived with a reason', async () => {
    const drafter = await report.drafter();
    const refusal = await drafter.refused('submit', { params: report.params, body: report.seen });
    expect(refusal).toMatchObject({ status: 422, code: 'report.check_failed' });
    await report.waiveErrors();
    const { waivers, actions } = await report.view();
    expect(waivers.length).toBe(refusal.faults.length);
    expect(actions.find(({ command }) => command === 'submit')).toMatchObject({ allowed: true });
  });

  it('blocks a character that no font has, and names character and field, before anybody decides', async () => {
    const drafter = await report.drafter();
    const { params } = report;
    const before = '部分固定资产折旧完毕，固定资产净值减少';
    expect((await report.view()).content.facts['assets.change_reason']).toBe(before);
    const write = async (profile: string) => {
      const body = { ...report.seen, set: { 'assets.change_reason': profile } };
      const { version, evaluation } = await drafter.ok('patchFacts', { params, body });
      report.version = version;
      return evaluation;
    };
    const { unprintable } = await write(`${before}𪚥`);
    const message = '字符 𪚥（U+2A6A5） 没有可用的字体，印不出来，请换用其他字';
    expect(unprintable).toEqual([{ path: 'assets.change_reason', message }]);
    expect(await drafter.refused('submit', { params, body: report.seen })).toMatchObject({
      status: 422,
      code: 'report.unprintable',
      faults: [{ code: 'report.unprintable', path: 'facts.assets.change_reason', message }],
    });
    expect((await write(before)).unprintable).toEqual([]);
  });

  it('keeps an evidence file under its Chinese name', async () => {
    const drafter = await report.drafter();
    const bytes = new TextEncoder().encode('%PDF-1.4\n% evidence\n');
    const file = { filename: '政府采购 年报（2024）.pdf', bytes };
    const body = { ...report.seen, indicatorId: 'execution.procurement' };
    const added = await drafter.ok('addAttachment', { params: report.params, body, file });
    report.version = added.version;
    const params = { ...report.params, attachmentId: added.attachment.id };
    const download = await drafter.send('getAttachment', { params });
    expect(download.bytes).toEqual(bytes);
    expect(download.headers.get('content-disposition')).toContain(
      `filename*=UTF-8''${encodeURIComponent('政府采购 年报（2024）.pdf').replace(/[()]/g, '')}`,
    );
    expect(download.headers.get('x-content-type-options')).toBe('nosniff');
    expect(download.headers.get('content-type')).toBe('application/pdf');
  });

  it('freezes the content at submission and hands it to the committee', async () => {
    const { submission } = await report.submit();
    firstHash = submission.contentHash;
    expect(submission.number).toBe(1);
    const { stage, actions } = await report.view();
    expect(stage).toBe('committee_review');
    expect(actions.find(({ command }) => command === 'edit')).toMatchObject({ allowed: false });
  });

  it('does not pass on a meeting that was not quorate', async () => {
    const present = ['委员一', '委员二', '委员三', '委员四'];
    const recorded = await report.meet({ present, recused: [], votesFor: 4 });
    expect(recorded.meeting).toMatchObject({ quorate: false, carried: false });
    const secretary = await report.secretary();
    const refusal = await secretary.refused('committeePass', {
      params: report.params,
      body: report.decision,
    });
    expect(refusal).toMatchObject({ status: 409, code: 'meeting.not_quorate' });
  });

  it('refuses a meeting whose votes do not add up', async () => {
    const secretary = await report.secretary();
    const body = await report.meetingBody({ votesFor: 7 });
    const refusal = await secretary.refused('recordMeeting', { params: report.params, body });
    expect(refusal).toMatchObject({ status: 422, code: 'meeting.invalid_attendance' });
    expect(refusal.faults[0]?.path).toBe('votesFor');
  });

  it('passes on a meeting that was quorate and carried', async () => {
    const recorded = await report.meet();
    expect(recorded.meeting).toMatchObject({ quorate: true, carried: true });
    expect(recorded.meeting.contentHash).toBe(firstHash);
    expect(await report.pass()).toMatchObject({ stage: 'bureau_review' });
  });

  it('returns the report to a pinned field, and opens nothing else', async () => {
    const reviewer = await service.as('bureau_reviewer');
    const noteBody = { ...report.decision, field: RETURNED, text: REASON };
    const noted = await reviewer.ok('addNote', { params: report.params, body: noteBody });
    report.version = noted.version;
    const body = { ...report.decision, reason: REASON, fields: [RETURNED], target: 'draft' };
    const moved = await reviewer.ok('bureauReturn', { params: report.params, body });
    report.version = moved.version;
    expect((await report.view()).openFields).toEqual([RETURNED]);
    const drafter = await report.drafter();
    const elsewhere = { ...report.seen, clear: ['basis_documents'] };
    const refusal = await drafter.refused('patchFacts', { params: report.params, body: elsewhere });
    expect(refusal.faults).toContainEqual(
      expect.objectContaining({ code: 'report.field_not_open' }),
    );
  });

  it('takes the answer, tells what changed, and voids the meeting on the old content', async () => {
    const drafter = await report.drafter();
    const { content, notes } = await report.view();
    const outcomes = content.facts['outcomes'] as { id: string; cells: Record<string, string> }[];
    const corrected = outcomes.map((row) =>
      row.id === 'outcome_01'
        ? {
            ...row,
            cells: {
              ...row.cells,
              result: '全年组织党员活动12次，参加率达到95%，我乡党建水平得到提升。',
            },
          }
        : row,
    );
    const body = { ...report.seen, set: { outcomes: corrected } };
    report.version = (await drafter.ok('patchFacts', { params: report.params, body })).version;
    const reply = { ...report.seen, reply: '已更正。' };
    const noteParams = { ...report.params, noteId: notes[0]!.id };
    report.version = (await drafter.ok('replyToNote', { params: noteParams, body: reply })).version;

    const { changes } = await drafter.ok('listChanges', { params: report.params });
    expect(changes?.fields.map(({ path }) => path)).toEqual([RETURNED]);

    await report.waiveErrors();
    const submitted = await report.submit();
    expect(submitted.submission.number).toBe(2);
    expect(submitted.voidedMeetings).toHaveLength(2);
    expect(report.contentHash).not.toBe(firstHash);
    const secretary = await report.secretary();
    const refusal = await secretary.refused('committeePass', {
      params: report.params,
      body: report.decision,
    });
    expect(refusal.code).toBe('meeting.voided');
  });

  it('refuses a decision on content that is no longer the one under review', async () => {
    const secretary = await report.secretary();
    const body = { ...report.decision, contentHash: firstHash };
    const refusal = await secretary.refused('committeePass', { params: report.params, body });
    expect(refusal).toMatchObject({ status: 409, code: 'report.stale_content' });
  });

  it('keeps the bureau’s score beside the self-score, and approves', async () => {
    await report.meet();
    await report.pass();
    const reviewer = await service.as('bureau_reviewer');
    const { evaluation } = await report.view();
    const indicator = evaluation.score.indicators.find(({ id }) => id === 'execution.procurement')!;
    const adjustment = { indicatorId: indicator.id, reason: '核减', basis: '采购台账' };
    const tooMuch = { ...report.decision, ...adjustment, bureauScore: '99' };
    const refusal = await reviewer.refused('adjustScore', { params: report.params, body: tooMuch });
    expect(refusal.code).toBe('adjustment.out_of_range');
    const body = { ...report.decision, ...adjustment, bureauScore: '1' };
    const made = await reviewer.ok('adjustScore', { params: report.params, body });
    report.version = made.version;
    expect(made.adjustment).toMatchObject({ selfScore: indicator.score, bureauScore: '1' });

    const ledger = await reviewer.send('exportAdjustments', { params: report.params });
    const [headings, ...lines] = await firstSheet(ledger.bytes);
    expect(headings).toEqual(expect.arrayContaining(['自评得分', '财政局得分', '申诉', '答复']));
    expect(lines).toEqual([expect.arrayContaining([indicator.label, '1', '核减', '采购台账'])]);

    const approver = await service.as('bureau_approver');
    const approval = { ...report.decision, opinion: '同意审定。' };
    const moved = await approver.ok('approve', { params: report.params, body: approval });
    expect(moved.stage).toBe('approved');
  });

  it('archives what was approved: the PDF, its data, and sums that hold', async () => {
    const archivist = await service.as('archivist');
    const { params } = report;
    await service.application.logged(({ stage }) => stage === 'committed');
    const entry = await archivist.ok('getArchive', { params });
    expect(entry.contentHash).toBe(report.contentHash);
    expect(entry.pages).toBeGreaterThan(20);
    const pdf = await archivist.send('getArchiveFile', {
      params: { ...params, fileName: 'report.pdf' },
    });
    expect(pdf.headers.get('content-type')).toBe('application/pdf');
    expect(new TextDecoder('latin1').decode(pdf.bytes.slice(0, 5))).toBe('%PDF-');
    expect(sha256(pdf.bytes)).toBe(entry.files.find(({ name }) => name === 'report.pdf')?.sha256);
    expect(await archivist.ok('verifyArchive', { params })).toMatchObject({ ok: true, faults: [] });
    const drafter = await report.drafter();
    const own = await drafter.send('getArchiveFile', {
      params: { ...params, fileName: 'report.pdf' },
    });
    expect(own.bytes).toEqual(pdf.bytes);
    const missing = { ...params, fileName: 'other.pdf' };
    await drafter.refused('getArchiveFile', { params: missing });
    const auditor = await service.as('auditor');
    const query = `subjectId=${report.id}&action=archive.download`;
    const { items } = await auditor.ok('listAuditEvents', { query });
    expect(items.map(({ actorName, details }) => [actorName, details])).toEqual([
      ['east.drafter', { file: 'report.pdf' }],
      ['archivist', { file: 'report.pdf' }],
    ]);
  });

  it('lists the archive with the score that was approved, also as a spreadsheet', async () => {
    const archivist = await service.as('archivist');
    const { bureauScore } = await report.view();
    const { items } = await archivist.ok('listArchive', { query: 'grade=excellent' });
    expect(items).toMatchObject([
      { converted: '99.57', gradeLabel: '优', bureauConverted: bureauScore?.converted },
    ]);
    expect(await archivist.ok('listArchive', { query: 'grade=good' })).toMatchObject({ items: [] });
    expect(await archivist.ok('getArchiveFacets')).toMatchObject({
      years: [2024],
      grades: [{ grade: 'excellent', label: '优' }],
    });
    const { bytes } = await archivist.send('exportArchive', { query: 'year=2024' });
    const [headings, ...lines] = await firstSheet(bytes);
    expect(lines).toHaveLength(1);
    expect(lines[0]?.[headings?.indexOf('财政局换算得分') ?? -1]).toBe(bureauScore?.converted);
    const other = await archivist.send('exportArchive', { query: 'year=2023' });
    expect(await firstSheet(other.bytes)).toHaveLength(1);
  });

  it('tells the whole story in order', async () => {
    const drafter = await report.drafter();
    const { entries } = await drafter.ok('getTimeline', { params: report.params });
    const commands = entries.map(({ command }) => command);
    expect(commands.filter((command) => !['annotate', 'waive_check'].includes(command))).toEqual([
      'submit',
      'record_meeting',
      'record_meeting',
      'committee_pass',
      'bureau_return',
      'submit',
      'record_meeting',
      'committee_pass',
      'adjust_score',
      'approve',
      'archive',
    ]);
  });

  it('shows the report as a page that can run nothing', async () => {
    const drafter = await report.drafter();
    const page = await drafter.send('previewDocument', { params: report.params });
    expect(page.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
    expect(new TextDecoder().decode(page.bytes)).toContain('户木乡');
  });

  it('prints the report on the sheets of its archived PDF', async () => {
    const drafter = await report.drafter();
    const preview = await drafter.send('printDocument', { params: report.params });
    expect(preview.headers.get('content-type')).toBe('application/pdf');
    expect(preview.headers.get('content-disposition')).toMatch(/^inline/);
    const params = { ...report.params, fileName: 'report.pdf' };
    const archived = await readPdf((await drafter.send('getArchiveFile', { params })).bytes);
    const pages = await readPdf(preview.bytes);
    expect(pages).toHaveLength(archived.length);
    // The archive's sheets carry the code to verify them by, and nothing else besides.
    for (const [at, { texts }] of pages.entries())
      expect(archived[at]?.texts).toEqual(expect.arrayContaining([...texts]));
  });

  it('opens a revision of the archived report and leaves it as it is', async () => {
    const drafter = await report.drafter();
    const archived = await report.view();
    const body = { expectedVersion: archived.version, reason: '年度中调整预算口径。' };
    const revised = await drafter.ok('revise', { params: report.params, body });
    expect(revised.revision).toBe(2);
    const next = await drafter.ok('getReport', { params: { reportId: revised.id } });
    expect(next).toMatchObject({
      stage: 'draft',
      supersedes: report.id,
      content: archived.content,
    });
    expect((await report.view()).stage).toBe('archived');
    const { params } = report;
    expect(await drafter.ok('verifyArchive', { params })).toMatchObject({ ok: true, faults: [] });
  });
});
