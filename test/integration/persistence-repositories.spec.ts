import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';

import type { CommitteeMeetingRecord, ReportListRow, ReportScope } from '#libs/features/ports';
import { contentHash } from '#libs/kernel';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';

import type { TestDatabase } from '../support/database.js';
import { createMigratedDatabase } from '../support/persistence.js';
import { sampleRecords, store, type StoredReport } from '../support/stored-report.js';

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const TODAY = '2025-03-01';

describe('repositories', () => {
  let database: TestDatabase;
  let app: DataSource;
  let unitOfWork: TypeOrmUnitOfWork;
  let records: StoredReport;
  let scope: ReportScope;

  beforeAll(async () => {
    database = await createMigratedDatabase();
    app = await openDataSource(database.url);
    unitOfWork = new TypeOrmUnitOfWork(app);
    records = await sampleRecords();
    scope = { bureauId: records.draft.bureauId, organisationIds: null };
    await store(unitOfWork, records, (transaction) =>
      transaction.submissions.insert(records.submission),
    );
  });
  afterAll(async () => {
    await app.destroy();
    await database.drop();
  });

  it('give organisations, people and rulebooks back as they came', async () => {
    const { read } = unitOfWork;
    const { bureau, organisation, user, rulebook } = records;
    expect(await read.organisations.find(bureau.id, organisation.id)).toEqual(organisation);
    expect(await read.organisations.bureaus()).toEqual([bureau]);
    expect(await read.users.findByAccount(user.account)).toEqual(user);
    expect(await read.rulebooks.find(bureau.id, rulebook.hash)).toEqual(rulebook);
    const stored = await read.rulebooks.current(bureau.id, rulebook.year, TODAY);
    expect(contentHash(stored?.package)).toBe(rulebook.hash);
    const { package: body, ...listed } = rulebook;
    expect(stored?.package).toEqual(body);
    expect(await read.rulebooks.list(bureau.id)).toEqual([listed]);
  });

  it('give a submission back so that its hash is still right', async () => {
    const { submission } = records;
    const stored = await unitOfWork.read.submissions.find(submission.bureauId, submission.id);
    expect(stored).toEqual(submission);
    expect(contentHash(stored?.snapshot)).toBe(submission.contentHash);
    const { reportId, bureauId } = submission;
    expect(await unitOfWork.read.submissions.count(bureauId, reportId)).toBe(1);
    expect(await unitOfWork.read.submissions.header(bureauId, submission.id)).toEqual({
      id: submission.id,
      number: 1,
      contentHash: submission.contentHash,
      submittedBy: submission.submittedBy,
      submittedAt: submission.submittedAt,
    });
  });

  it('choose the highest published version by number', async () => {
    const { rulebook } = records;
    const version = (text: string, status: 'published' | 'retired') => ({
      ...rulebook,
      year: 2023,
      version: text,
      status,
      hash: contentHash(text),
    });
    await unitOfWork.run(async ({ rulebooks }) => {
      await rulebooks.insert(version('1.9.0', 'published'));
      await rulebooks.insert(version('1.10.0', 'published'));
      await rulebooks.insert(version('2.0.0', 'retired'));
      const later = { ...version('3.0.0', 'published'), effectiveFrom: '2025-03-02' };
      await rulebooks.insert(later);
    });
    const current = await unitOfWork.read.rulebooks.current(rulebook.bureauId, 2023, TODAY);
    expect(current?.version).toBe('1.10.0');
    const next = await unitOfWork.read.rulebooks.current(rulebook.bureauId, 2023, '2025-03-02');
    expect(next?.version).toBe('3.0.0');
    expect(await unitOfWork.read.rulebooks.current(rulebook.bureauId, 1999, TODAY)).toBeNull();
  });

  it('refuse the same version, the same year and the same account twice, each by its code', async () => {
    const { rulebook, draft, user } = records;
    const other = { ...rulebook, hash: contentHash('other') };
    await expect(unitOfWork.run((t) => t.rulebooks.insert(other))).rejects.toMatchObject({
      code: 'rulebook.exists',
    });
    const again = { ...draft, id: id(71) };
    await expect(unitOfWork.run((t) => t.reports.insert(again))).rejects.toMatchObject({
      code: 'report.exists',
    });
    const namesake = { ...user, id: id(72) };
    await expect(unitOfWork.run((t) => t.users.insert(namesake, []))).rejects.toMatchObject({
      code: 'request.invalid',
    });
  });

  it('update a report only at the version that was read', async () => {
    const { draft } = records;
    const stale = { ...draft, version: 9, updatedAt: new Date('2025-03-02T00:00:00.001Z') };
    expect(await unitOfWork.run((t) => t.reports.update(stale, 8))).toBe(false);
    expect(await unitOfWork.read.reports.find(scope, draft.id)).toEqual(draft);
    const fresh = { ...stale, version: 2, openFields: ['budget.income_total'] };
    expect(await unitOfWork.run((t) => t.reports.update(fresh, 1))).toBe(true);
    expect(await unitOfWork.read.reports.find(scope, draft.id)).toEqual(fresh);
    const { content, ...header } = fresh;
    expect(await unitOfWork.run((t) => t.reports.lock(scope, draft.id))).toEqual(header);
    expect(await unitOfWork.read.reports.content(scope.bureauId, draft.id)).toEqual(content);
    const later = { ...header, version: 3 };
    expect(await unitOfWork.run((t) => t.reports.update(later, 2))).toBe(true);
    expect(await unitOfWork.read.reports.find(scope, draft.id)).toEqual({ ...later, content });
  });

  it('show no report to a scope it is outside of', async () => {
    const { draft } = records;
    const elsewhere = [
      { bureauId: scope.bureauId, organisationIds: [id(99)] },
      { bureauId: scope.bureauId, organisationIds: [] },
      { bureauId: id(98), organisationIds: null },
    ];
    for (const foreign of elsewhere) {
      expect(await unitOfWork.read.reports.find(foreign, draft.id)).toBeNull();
      expect(await unitOfWork.run((t) => t.reports.lock(foreign, draft.id))).toBeNull();
      expect(await unitOfWork.read.reports.list(foreign, { limit: 10 })).toEqual([]);
      const latest = unitOfWork.read.reports.latest(foreign, draft.organisationId, draft.year);
      expect(await latest).toBeNull();
    }
    const own = { ...scope, organisationIds: [draft.organisationId] };
    const found = await unitOfWork.read.reports.latest(own, draft.organisationId, draft.year);
    expect(found?.id).toBe(draft.id);
  });

  it('list reports page by page, with the score of the newest submission', async () => {
    const { draft } = records;
    await unitOfWork.run(async ({ reports }) => {
      for (const [n, year] of [2021, 2022, 2023].entries()) {
        await reports.insert({ ...draft, id: id(500 + n), year });
      }
    });
    const pages: ReportListRow[] = [];
    for (let after: string | undefined; ; after = pages.at(-1)?.id) {
      const filter = { limit: 3, ...(after === undefined ? {} : { after }) };
      const page = await unitOfWork.read.reports.list(scope, filter);
      pages.push(...page);
      if (page.length < 3) break;
    }
    expect(pages.map((row) => row.id)).toEqual([id(502), id(501), id(500), draft.id]);
    expect(pages[3]).toMatchObject({
      organisationName: records.organisation.name,
      score: '93.1',
      converted: '99.57',
      grade: records.submission.evaluation.score.grade,
      createdAt: draft.createdAt,
    });
    expect(pages[0]).toMatchObject({ score: null, converted: null, grade: null });
    expect(pages[0]).not.toHaveProperty('content');
    const filter = { limit: 9, year: 2022, stage: 'draft', organisationId: draft.organisationId };
    const some = await unitOfWork.read.reports.list(scope, { ...filter, stage: 'draft' });
    expect(some.map((row) => row.id)).toEqual([id(501)]);
  });

  it('keep a meeting with its minutes, its day and why it no longer counts', async () => {
    const { bureauId, id: reportId } = records.draft;
    const at = new Date('2025-03-05T02:00:00.007Z');
    await unitOfWork.run(async ({ attachments, meetings }) => {
      await attachments.insert(minutes(bureauId, reportId, records.user.id));
      await meetings.insert(meeting(records, at));
      await meetings.void(bureauId, id(602), at, '内容有改动');
      await meetings.void(bureauId, id(602), new Date(), '再次作废不改变第一次的记录');
    });
    const stored = await unitOfWork.read.meetings.listByReport(bureauId, reportId);
    expect(stored).toEqual([{ ...meeting(records, at), voidedAt: at, voidReason: '内容有改动' }]);
    await unitOfWork.run((t) => t.attachments.remove(bureauId, id(601), at));
    const removed = await unitOfWork.read.attachments.find(bureauId, id(601));
    expect(removed).toEqual({ ...minutes(bureauId, reportId, records.user.id), removedAt: at });
  });

  it('keep notes, adjustments and waivers', async () => {
    const { bureauId, id: reportId } = records.draft;
    const { submission, user, at } = records;
    const of = { bureauId, reportId };
    const by = { submissionId: submission.id, authorId: user.id, authorName: user.name };
    const note = { ...of, ...by, id: id(611), field: 'f.a', text: '请核对', createdAt: at };
    const waived = { waivedBy: user.id, waivedByName: user.name, waivedAt: at, revokedAt: null };
    const waiver = { ...of, ...waived, id: id(613), checkKey: 'c', message: 'm', reason: 'r' };
    const scores = { indicatorId: 'i.a', selfScore: '2.60', bureauScore: '2.4' };
    const why = { reason: 'r', basis: 'b', createdAt: at, revokedAt: null };
    const adjustment = { ...of, ...by, ...scores, ...why, id: id(612) };
    await unitOfWork.run(async (t) => {
      await t.notes.insert({ ...note, reply: null, resolvedAt: null });
      await t.notes.answer(bureauId, note.id, '已改', at);
      await t.adjustments.insert(adjustment);
      await t.waivers.insert(waiver);
      await t.waivers.revoke(bureauId, waiver.id, at);
    });
    const { read } = unitOfWork;
    const answered = { ...note, reply: '已改', resolvedAt: at };
    expect(await read.notes.listByReport(bureauId, reportId)).toEqual([answered]);
    expect(await read.notes.find(bureauId, note.id)).toEqual(answered);
    expect(await read.adjustments.listByReport(bureauId, reportId)).toEqual([adjustment]);
    await unitOfWork.run((t) => t.adjustments.revoke(bureauId, adjustment.id, at));
    const [revoked] = await read.adjustments.listByReport(bureauId, reportId);
    expect(revoked?.revokedAt).toEqual(at);
    const waivers = await read.waivers.listByReport(bureauId, reportId);
    expect(waivers).toEqual([{ ...waiver, revokedAt: at }]);
  });

  it('keep roles and sessions of a person until they end', async () => {
    const { bureauId, id: userId, organisationId } = records.user;
    const by = { grantedBy: null, grantedAt: records.at };
    const grant = {
      ...by,
      id: id(621),
      bureauId,
      userId,
      organisationId,
      role: 'drafter',
    } as const;
    const tokenHash = contentHash('token');
    const session = {
      tokenHash,
      bureauId,
      userId,
      createdAt: records.at,
      lastSeenAt: records.at,
      expiresAt: new Date('2025-03-01T09:30:00.000Z'),
    };
    await unitOfWork.run(async ({ users, sessions }) => {
      await users.addGrant(grant);
      await sessions.insert(session);
    });
    const { read } = unitOfWork;
    expect(await read.users.grants(bureauId, userId)).toEqual([grant]);
    expect(await read.sessions.find(tokenHash)).toEqual(session);
    await unitOfWork.run(async ({ users, sessions }) => {
      await users.removeGrant(bureauId, grant.id);
      await users.addGrant({ ...grant, id: id(622) }); // may be given again
      await users.recordFailure(bureauId, userId, 5, records.at);
      await sessions.removeForUser(userId);
    });
    expect((await read.users.listGrants(bureauId)).map((each) => each.id)).toEqual([id(622)]);
    expect(await read.users.find(bureauId, userId)).toMatchObject({
      failedAttempts: 5,
      lockedUntil: records.at,
    });
    expect(await read.sessions.listForUser(bureauId, userId)).toEqual([]);
  });

  it('take one archive entry a report', async () => {
    const { submission, at } = records;
    const { bureauId, reportId, contentHash: hash } = submission;
    const sums = { contentHash: hash, manifestSha256: 'b'.repeat(64) };
    const files = [{ name: 'report.pdf', sha256: 'a'.repeat(64), size: 314_000 }];
    const of = { bureauId, reportId, submissionId: submission.id, archivedAt: at };
    const entry = { ...of, ...sums, id: id(631), files, pages: 39 };
    await unitOfWork.run((t) => t.archive.insert(entry));
    await expect(
      unitOfWork.run((t) => t.archive.insert({ ...entry, id: id(632) })),
    ).rejects.toMatchObject({ code: 'report.action_not_allowed' });
    expect(await unitOfWork.read.archive.findByReport(bureauId, reportId)).toEqual(entry);
    expect(await unitOfWork.read.archive.list(bureauId, null, 5)).toEqual([entry]);
    expect(await unitOfWork.read.archive.list(bureauId, entry.id, 5)).toEqual([]);
  });
});

function minutes(bureauId: string, reportId: string, uploadedBy: string) {
  const file = { filename: '会议纪要.pdf', mediaType: 'application/pdf', size: 12 };
  const of = { id: id(601), bureauId, reportId, kind: 'minutes', indicatorId: null } as const;
  const uploadedAt = new Date('2025-03-05T01:00:00.000Z');
  return { ...of, ...file, sha256: 'c'.repeat(64), uploadedBy, uploadedAt, removedAt: null };
}

function meeting({ submission, user }: StoredReport, recordedAt: Date): CommitteeMeetingRecord {
  const { bureauId, reportId, contentHash: hash } = submission;
  return {
    ...{ id: id(602), bureauId, reportId, submissionId: submission.id, contentHash: hash },
    ...{
      heldOn: '2025-03-05',
      title: '党委会',
      chair: '甲',
      entitled: 9,
      minutesAttachmentId: id(601),
    },
    ...{
      present: ['甲', '乙', '丙'],
      nonVoting: ['丁'],
      recused: [{ name: '丙', reason: '经办人' }],
    },
    ...{ votesFor: 2, votesAgainst: 0, abstained: 0, resolution: '同意上报', quorate: true },
    ...{ carried: true, recordedBy: user.id, recordedAt, voidedAt: null, voidReason: null },
  };
}
