import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Actor, RuleDraftRecord, SimulationCount } from '#libs/features/ports';
import { RuleDraftService } from '#libs/features/rulebooks';
import { SimulationService } from '#libs/features/simulation';
import type { DraftOperation } from '#libs/rulebook';
import type { Role } from '#libs/workflow';

import { openWorld, ReportInHand, type World } from '../support/approval-world.js';
import { chunkWorker, simulated, waitingChunks } from '../support/simulated.js';

/** Each return costs 1.5 points where it cost 0.2. */
const DEARER: DraftOperation = {
  op: 'replace',
  path: '/indicators/categories/0/indicators/0/scoring/items/0/points',
  value: '1.5',
};

describe('a draft tried on a district', () => {
  let world: World;
  let drafts: RuleDraftService;
  let simulations: SimulationService;
  let editor: Actor;
  let approver: Actor;
  let submitted: ReportInHand;
  let draft: RuleDraftRecord;

  const rulePerson = (actor: Actor, role: Role): Actor => ({
    ...actor,
    grants: [{ role, organisationId: world.bureauId }],
  });
  const seen = ({ id, version }: RuleDraftRecord) => ({ draftId: id, expectedVersion: version });
  const start = (of: RuleDraftRecord, by = editor) =>
    simulations.start(by, { draftId: of.id, year: 2024, contentHash: of.contentHash });

  beforeAll(async () => {
    world = await openWorld();
    drafts = new RuleDraftService(world);
    simulations = new SimulationService(world);
    editor = rulePerson(world.actors.reviewer, 'rule_editor');
    approver = rulePerson(world.actors.approver, 'rule_approver');
    submitted = await ReportInHand.met(world);
    await ReportInHand.draft(world);
  });
  afterAll(() => world.close());

  beforeEach(async () => {
    const [first] = await world.unitOfWork.read.rulebooks.list(world.bureauId);
    const created = await drafts.create(editor, { from: first!.hash, year: 2024 });
    ({ draft } = await drafts.edit(editor, seen(created.draft), [DEARER]));
  });

  it('tells the score of every report before and after, of the submitted one as it is stored', async () => {
    const { simulation } = await simulated(world, editor, draft);
    expect(simulation).toMatchObject({
      ...{ state: 'done', total: 2, done: 2, pending: [], failure: null },
      tally: { reports: 2, compared: 2, worse: 2, better: 0, failed: 0 },
    });
    const rows = await simulations.results(approver, draft.id, { show: 'all', limit: 10 });
    const { evaluation } = await submitted.view();
    const row = rows.find(({ reportId }) => reportId === submitted.id);
    expect(row?.effect?.before.converted).toBe(evaluation.score.converted);
    expect(row?.effect?.indicators).toEqual([
      expect.objectContaining({ id: 'returns', before: '3.6', after: '1' }),
    ]);
    const events = await world.unitOfWork.read.audit.list(world.bureauId, {
      ...{ subjectId: draft.id, limit: 10 },
    });
    expect(events.map(({ action }) => action).slice(0, 2)).toEqual([
      'rule_draft.simulation_done',
      'rule_draft.simulate',
    ]);
  });

  it('gives its results page by page, each report once', async () => {
    await simulated(world, editor, draft);
    const page = { show: 'all', limit: 1 } as const;
    const [first] = await simulations.results(editor, draft.id, page);
    const after = first!.reportId;
    const [second] = await simulations.results(editor, draft.id, { ...page, after });
    expect(new Set([first!.reportId, second!.reportId]).size).toBe(2);
    const last = { ...page, after: second!.reportId };
    expect(await simulations.results(editor, draft.id, last)).toEqual([]);
  });

  it('finds the reports that each of its sums counts, before and after, page by page', async () => {
    const { simulation } = await simulated(world, editor, draft);
    const { tally } = simulation;
    const counted = async (count: SimulationCount) => {
      const page = { show: 'all', limit: 1, counted: count } as const;
      const first = await simulations.results(editor, draft.id, page);
      const after = first.at(-1)?.reportId;
      if (after === undefined) return 0;
      const rest = { ...page, limit: 50, after };
      return first.length + (await simulations.results(editor, draft.id, rest)).length;
    };
    for (const way of ['before', 'after'] as const) {
      for (const [key, sides] of Object.entries(tally.bands))
        expect(await counted({ of: 'band', key, way })).toBe(sides[way]);
      for (const [key, sides] of Object.entries(tally.grades))
        expect(await counted({ of: 'grade', key, way })).toBe(sides[way]);
    }
    for (const { from, to, reports } of Object.values(tally.moves))
      expect(await counted({ of: 'move', key: `${from} → ${to}` })).toBe(reports);
    for (const way of ['better', 'worse', 'onesided'] as const)
      expect(await counted({ of: 'indicator', key: 'returns', way })).toBe(
        tally.indicators['returns']?.[way],
      );
    expect(tally.indicators['returns']?.worse).toBe(2);
    for (const way of ['newly', 'resolved'] as const)
      for (const [key, sides] of Object.entries(tally.checks))
        expect(await counted({ of: 'check', key, way })).toBe(sides[way]);
    expect(await counted({ of: 'check', key: 'nothing', way: 'newly' })).toBe(0);
    expect(await counted({ of: 'missing', key: `' OR true --` })).toBe(0);
  });

  it('counts a chunk once that two workers had in hand', async () => {
    const [job] = await waitingChunks(world, await start(draft));
    const [one, other] = [chunkWorker(world), chunkWorker(world)];
    await Promise.all([one(job!), other(job!)]);
    const latest = await simulations.latest(editor, draft.id);
    expect(latest?.simulation).toMatchObject({ state: 'done', done: 2, tally: { reports: 2 } });
  });

  it('is one at a time, and ends when it is cancelled', async () => {
    const started = await start(draft);
    await expect(start(draft, approver)).rejects.toMatchObject({
      code: 'rulebook.simulation_running',
    });
    await simulations.cancel(approver, draft.id);
    const work = chunkWorker(world);
    for (const job of await waitingChunks(world, started)) await work(job);
    const latest = await simulations.latest(editor, draft.id);
    expect(latest?.simulation).toMatchObject({ state: 'cancelled', done: 0 });
    expect(await simulations.results(editor, draft.id, { show: 'all', limit: 5 })).toEqual([]);
    expect((await start(draft)).simulation.state).toBe('queued');
    await simulations.cancel(editor, draft.id);
  });

  it('is asked for by publication, of exactly what is published', async () => {
    await simulated(world, editor, draft);
    const title = { op: 'replace', path: '/manifest/title', value: '试算后又改' } as const;
    const { draft: edited } = await drafts.edit(editor, seen(draft), [title]);
    expect((await simulations.latest(editor, draft.id))?.current).toBe(false);
    const sent = await drafts.submit(editor, seen(edited), '提高退回扣分');
    const publication = {
      ...seen(sent),
      ...{ contentHash: sent.contentHash, effectiveFrom: '2025-06-01' },
    };
    await expect(drafts.publish(approver, publication)).rejects.toMatchObject({
      code: 'rulebook.not_simulated',
    });
    await simulated(world, approver, sent);
    expect(await drafts.publish(approver, publication)).toMatch(/^[0-9a-f]{64}$/);
    await expect(start(sent)).rejects.toMatchObject({ code: 'rulebook.action_not_allowed' });
  });

  it('is refused to others, for content nobody has before them, and for what is no package', async () => {
    await expect(start(draft, world.actors.reviewer)).rejects.toMatchObject({
      code: 'access.denied',
    });
    const other = { ...draft, contentHash: 'a'.repeat(64) };
    await expect(start(other)).rejects.toMatchObject({ code: 'rulebook.stale_content' });
    const { draft: broken } = await drafts.edit(editor, seen(draft), [
      { op: 'replace', path: '/indicators/fullMarks', value: 'NaN' },
    ]);
    await expect(start(broken)).rejects.toMatchObject({
      ...{ code: 'rulebook.invalid', faults: [{ path: 'indicators.fullMarks' }] },
    });
  });
});
