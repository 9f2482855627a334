import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { archiveReport } from '#libs/features/archive';
import { demoServices } from '#libs/features/demo';
import { scopeOf, type Actor, type PublicationRecord } from '#libs/features/ports';
import {
  preparePublication,
  PublicationService,
  PublicReader,
  type PreparerOptions,
} from '#libs/features/publication';
import { CompiledRulebooks } from '#libs/features/rulebooks';
import {
  beijingDate,
  createIdSource,
  ManualClock,
  sha256Hex,
  verificationCode,
} from '#libs/kernel';
import { openDataSource, TypeOrmUnitOfWork } from '#libs/persistence';
import { openFolderBlobStore } from '#libs/storage';
import type { Role } from '#libs/workflow';

import type { Step } from '../../libs/features/demo/scenario.js';
import { approve, meet, pass, submit, waive } from '../../libs/features/demo/steps.js';
import { actorsOf } from '../support/actors.js';
import {
  approvedDatabase,
  copyApprovedFiles,
  PLAIN_PRINTER,
} from '../support/approved-database.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { testCharacters } from '../support/test-renderer.js';

const REVIEWERS: readonly Role[] = ['committee_secretary', 'bureau_reviewer', 'bureau_approver'];
const OPINION = '不含涉密内容，同意公开。';
const MEETING = {
  ...{ title: '户木乡党委会2025年第6次会议', resolution: '同意报送修订版。' },
  ...{ chair: '委员一', entitled: 9, nonVoting: [], recused: [], votesAgainst: 0, abstained: 0 },
  present: ['委员一', '委员二', '委员三', '委员四', '委员五', '委员六', '委员七'],
  votesFor: 7,
};
const DAYS = 24 * 60 * 60 * 1_000;

describe('publication', () => {
  let database: TestDatabase;
  let dataSource: Awaited<ReturnType<typeof openDataSource>>;
  let folder: string;
  let options: PreparerOptions & { readonly clock: ManualClock };
  let reportId: string;
  let people: ReadonlyMap<Role, Actor>;
  let archivedPdf: string;

  beforeEach(async () => {
    database = await createTestDatabase(approvedDatabase());
    dataSource = await openDataSource(database.url, { poolSize: 10 });
    folder = mkdtempSync(join(tmpdir(), 'ziping-publication-'));
    copyApprovedFiles(join(folder, 'blobs'));
    const unitOfWork = new TypeOrmUnitOfWork(dataSource);
    options = {
      unitOfWork,
      rulebooks: new CompiledRulebooks(unitOfWork.read),
      clock: new ManualClock(new Date('2025-03-03T01:00:00Z')),
      ids: createIdSource(),
      blobs: openFolderBlobStore(join(folder, 'blobs')),
      characters: testCharacters,
      printer: PLAIN_PRINTER,
    };
    type Row = { id: string; data: Parameters<typeof archiveReport>[1]['data'] };
    const [job] = await dataSource.query<Row[]>('SELECT id, data FROM pgboss.job');
    if (job === undefined) throw new Error('the approval left no job');
    const entry = await archiveReport(options, job);
    reportId = job.data.reportId;
    archivedPdf = entry?.files.find(({ name }) => name === 'report.pdf')?.sha256 ?? '';
    people = await actorsOf(unitOfWork.read, job.data.bureauId);
  });
  afterEach(async () => {
    await dataSource.destroy();
    await database.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  const service = () => new PublicationService(options);
  const reader = () => new PublicReader(options);
  const as = (role: Role): Actor => people.get(role)!;
  const current = async (): Promise<PublicationRecord> => {
    const { publication } = await service().view(as('archivist'), reportId);
    if (publication === null) throw new Error('there is no round');
    return publication;
  };

  async function prepared(): Promise<PublicationRecord> {
    const { id, bureauId } = await service().request(as('archivist'), reportId);
    const data = { bureauId, reportId, publicationId: id };
    await Promise.all([1, 2].map(() => preparePublication(options, { id: null, data }))).catch(
      () => undefined,
    );
    return current();
  }

  async function review(role: Role, change: Readonly<Record<string, unknown>> = {}) {
    const { version, pdfSha256 } = await current();
    const seen = { expectedVersion: version, pdfSha256: pdfSha256 ?? '' };
    const input = { ...seen, verdict: 'pass' as const, opinion: OPINION, ...change };
    return service().review(as(role), reportId, input);
  }

  async function published(): Promise<PublicationRecord> {
    await prepared();
    for (const role of REVIEWERS) await review(role);
    options.clock.set(new Date(options.clock.now().getTime() + 3 * DAYS));
    const { version } = await current();
    return service().publish(as('archivist'), reportId, version);
  }

  it('goes from request over three reviews and the hold period before the public', async () => {
    const round = await published();
    const rows = await reader().list({ limit: 10 });
    expect(rows.map(({ id }) => id)).toEqual([round.id]);
    const pdf = await reader().file(round.id, 'report.pdf');
    expect(sha256Hex(pdf)).toBe(round.pdfSha256);
    const { reviews } = await service().view(as('archivist'), reportId);
    expect(reviews.map(({ step, verdict, opinion }) => [step, verdict, opinion])).toEqual([
      ['initial_review', 'pass', OPINION],
      ['second_review', 'pass', OPINION],
      ['final_review', 'pass', OPINION],
    ]);
    const events = await options.unitOfWork.read.audit.list(round.bureauId, { limit: 10 });
    expect(events.slice(0, 6).map(({ action }) => action)).toEqual([
      'publication.publish',
      ...REVIEWERS.map(() => 'publication.pass'),
      'publication.prepare',
      'publication.request',
    ]);
  });

  it('shows nothing that is not published now, in no stage, to whoever knows its id', async () => {
    const stages: string[] = [];
    const hidden = async () => {
      const { id, stage, pdfSha256 } = await current();
      stages.push(stage);
      expect(await reader().list({ limit: 10 })).toEqual([]);
      await expect(reader().get(id)).rejects.toMatchObject({ code: 'publication.not_found' });
      for (const name of ['report.pdf', 'report.json'])
        await expect(reader().file(id, name)).rejects.toMatchObject({
          code: 'publication.not_found',
        });
      if (pdfSha256 !== null && stage !== 'withdrawn')
        expect((await reader().verify(pdfSha256)).verdict).toBe('unknown');
    };
    await service().request(as('archivist'), reportId);
    await hidden();
    const { id: publicationId, bureauId } = await current();
    await preparePublication(options, { id: null, data: { bureauId, reportId, publicationId } });
    await hidden();
    for (const role of REVIEWERS) {
      await review(role);
      await hidden();
    }
    options.clock.set(new Date(options.clock.now().getTime() + 3 * DAYS));
    await service().publish(as('archivist'), reportId, (await current()).version);
    const seen = { expectedVersion: (await current()).version, reason: '附件有误' };
    await service().withdraw(as('archivist'), reportId, seen);
    await hidden();
    expect(stages).toEqual([
      ...['preparing', 'initial_review', 'second_review', 'final_review', 'held', 'withdrawn'],
    ]);
  });

  it('tells what a PDF is worth: archived, public, withdrawn, unknown', async () => {
    expect(await reader().verify(archivedPdf)).toMatchObject({
      verdict: 'authentic',
      document: { kind: 'archived', year: 2024, currentPublicationId: null },
    });
    expect(await reader().verify('0'.repeat(64))).toMatchObject({
      verdict: 'unknown',
      document: null,
    });
    const { pdfSha256, version, id } = await published();
    expect(await reader().verify(pdfSha256 ?? '')).toMatchObject({
      verdict: 'authentic',
      document: { kind: 'published', currentPublicationId: id },
    });
    const code = verificationCode({ kind: 'published', id });
    expect(await reader().verifyCode(code)).toMatchObject({
      verdict: 'authentic',
      document: { kind: 'published', currentPublicationId: id },
    });
    for (const said of [code, verificationCode({ kind: 'published', id: reportId })])
      expect(await reader().verify('0'.repeat(64), said)).toMatchObject(
        said === code ? { verdict: 'altered', document: { id } } : { verdict: 'unknown' },
      );
    await service().withdraw(as('archivist'), reportId, { expectedVersion: version, reason: '误' });
    expect(await reader().verify(pdfSha256 ?? '')).toMatchObject({
      verdict: 'withdrawn',
      document: { currentPublicationId: null },
    });
    expect((await reader().verifyCode(code)).verdict).toBe('withdrawn');
  });

  /** The report revised, decided on anew, archived and published; the later steps of this file's story. */
  async function revisionPublished(): Promise<PublicationRecord> {
    const passwords = { hash: () => Promise.resolve(''), matches: () => Promise.resolve(false) };
    const { read } = options.unitOfWork;
    const rulebooks = new CompiledRulebooks(read);
    const services = demoServices({ ...options, rulebooks, passwords }, options.clock);
    const before = await read.reports.find(scopeOf(as('drafter')), reportId);
    const seen = { reportId, expectedVersion: before?.version ?? 0 };
    const revised = await services.approvals.revise(as('drafter'), seen, '口径调整');
    reportId = revised.report.id;
    const failing = (await services.reports.get(as('drafter'), reportId)).evaluation.checks.filter(
      ({ outcome, severity }) => outcome === 'fail' && severity === 'error',
    );
    const now = options.clock.now();
    const reasons = Object.fromEntries(failing.map(({ key }) => [key, '情况属实，已另附说明。']));
    const steps: readonly (readonly [Role, Step])[] = [
      ['drafter', waive('', now, reasons)],
      ['drafter', submit('', now)],
      ['committee_secretary', meet('', now, { ...MEETING, heldOn: beijingDate(now) })],
      ['committee_secretary', pass('', now)],
      ['bureau_approver', approve('', now, '同意审定。')],
    ];
    for (const [role, step] of steps) {
      const actor = as(role);
      const report = await read.reports.find(scopeOf(actor), reportId);
      if (report === null) throw new Error('the revision is gone');
      const { submissionId, bureauId, version: expectedVersion } = report;
      const header = submissionId && (await read.submissions.header(bureauId, submissionId));
      const bound = header ? { contentHash: header.contentHash } : {};
      const known = { reportId, expectedVersion, ...bound };
      const view = () => services.reports.get(actor, reportId);
      await step.run({ services, actor, report, seen: known, view });
    }
    const found = await read.reports.find(scopeOf(as('archivist')), reportId);
    const { bureauId } = as('archivist');
    const data = { bureauId, reportId, submissionId: found?.submissionId ?? '' };
    await archiveReport(options, { id: null, data });
    return published();
  }

  it('says of what a revision took the place of that it did, and where the new one is', async () => {
    const first = await published();
    const second = await revisionPublished();
    expect(second.id).not.toBe(first.id);
    expect((await reader().list({ limit: 10 })).map(({ id }) => id)).toEqual([second.id]);
    const old = await options.unitOfWork.read.publications.find(first.bureauId, first.id);
    expect(old).toMatchObject({ stage: 'superseded', supersededBy: second.id });
    for (const sha256 of [archivedPdf, first.pdfSha256 ?? ''])
      expect(await reader().verify(sha256)).toMatchObject({
        verdict: 'superseded',
        document: { revision: 1, currentPublicationId: second.id },
      });
    expect(await reader().verify(second.pdfSha256 ?? '')).toMatchObject({
      verdict: 'authentic',
      document: { revision: 2, currentPublicationId: second.id },
    });
    const code = verificationCode({ kind: 'published', id: first.id });
    expect((await reader().verifyCode(code)).verdict).toBe('superseded');
  });

  it('tells nothing by the code of a round that never was public', async () => {
    const { id } = await prepared();
    const verdict = await reader().verifyCode(verificationCode({ kind: 'published', id }));
    expect(verdict).toMatchObject({ verdict: 'unknown', document: null });
    const { submissionId } = (await options.unitOfWork.read.archive.findByReport(
      as('archivist').bureauId,
      reportId,
    )) ?? { submissionId: '' };
    const archived = verificationCode({ kind: 'archived', id: submissionId });
    expect(await reader().verifyCode(archived)).toMatchObject({
      verdict: 'authentic',
      document: { kind: 'archived' },
    });
  });

  it('does not publish within the hold period', async () => {
    await prepared();
    for (const role of REVIEWERS) await review(role);
    const { version } = await current();
    await expect(service().publish(as('archivist'), reportId, version)).rejects.toMatchObject({
      code: 'publication.action_not_allowed',
    });
  });

  it('takes a review only on the rendition that was read, and only once', async () => {
    await prepared();
    await expect(
      review('committee_secretary', { pdfSha256: '0'.repeat(64) }),
    ).rejects.toMatchObject({ code: 'publication.stale' });
    const { version } = await current();
    await review('committee_secretary');
    await expect(review('committee_secretary', { expectedVersion: version })).rejects.toMatchObject(
      { code: 'publication.stale' },
    );
    const [first, second] = await Promise.allSettled([
      review('bureau_reviewer'),
      review('bureau_reviewer'),
    ]);
    expect([first.status, second.status].sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('ends with a review that does not pass, and may be begun anew', async () => {
    await prepared();
    await review('committee_secretary', { verdict: 'return', opinion: '第三部分须核实' });
    expect(await current()).toMatchObject({ stage: 'returned', endReason: '第三部分须核实' });
    expect((await service().request(as('archivist'), reportId)).stage).toBe('preparing');
    await expect(service().request(as('archivist'), reportId)).rejects.toMatchObject({
      code: 'publication.exists',
    });
  });

  it('finds reports by words of their text, with signs of LIKE taken as they are', async () => {
    await published();
    expect(await reader().list({ words: '村级组织', limit: 10 })).toHaveLength(1);
    expect(await reader().list({ words: '%_%', limit: 10 })).toEqual([]);
    expect(await reader().list({ year: 2023, limit: 10 })).toEqual([]);
    expect(await reader().list({ words: '级村织组', limit: 10 })).toEqual([]);
    expect(await reader().facets()).toMatchObject({
      years: [2024],
      grades: [{ grade: 'excellent', label: '优' }],
    });
  });

  it('has an index of the pairs of characters of what is public, and of nothing else', async () => {
    const [index] = await dataSource.query<{ indexdef: string }[]>(
      `SELECT indexdef FROM pg_indexes WHERE indexname = 'publication_text_idx'`,
    );
    expect(index?.indexdef).toMatch(/gin \(bigrams_of\(public_text\)\) WHERE .*'published'/);
    const pairs = await dataSource.query<unknown[]>(
      `SELECT bigrams_of('Ab村') AS pairs, bigrams_of('村') AS none`,
    );
    expect(pairs).toEqual([{ pairs: ['ab', 'b村'], none: [] }]);
  });

  it('has the approved scores of a year as data, and nothing once it is withdrawn', async () => {
    const { version } = await published();
    const [row] = await reader().ofYear(2024);
    expect(row?.categories).toHaveLength(10);
    expect(row?.categories[0]).toMatchObject({ applicableFullMarks: '13', score: '13' });
    expect(await reader().ofYear(2023)).toEqual([]);
    expect(await reader().latest()).toHaveLength(1);
    await service().withdraw(as('archivist'), reportId, { expectedVersion: version, reason: '误' });
    expect(await reader().ofYear(2024)).toEqual([]);
    expect(await reader().latest()).toEqual([]);
  });
});

/** One person of the demo in each role, the unit's among them. */
