import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { systemActor, type Actor } from '#libs/features/ports';
import { DraftTrials, ReportCases, ReportMoves } from '#libs/features/rule-reports';
import {
  CompiledRulebooks,
  publishPackage,
  RuleDraftReader,
  RuleDraftService,
} from '#libs/features/rulebooks';
import type { Role } from '#libs/workflow';

import { samplePackage } from '../../libs/rulebook/testing/sample-package.js';
import { openWorld, ReportInHand, type World } from '../support/approval-world.js';
import { testCharacters } from '../support/test-renderer.js';

const PAGE = { after: null, limit: 50 };

/** A correction in the middle of the year: a dearer deduction, a fact that goes, a fact that comes. */
const corrected = () =>
  samplePackage((files) => {
    files.manifest['version'] = '1.0.1';
    const facts = files.facts['facts'] as { id: string }[];
    files.facts['facts'] = [
      ...facts.filter(({ id }) => id !== 'paid_on'),
      { id: 'fresh', label: '新增项', type: 'integer', section: 'main', required: true },
    ];
    const text = JSON.stringify(files.indicators)
      .replace('"points":"0.2"', '"points":"0.5"')
      .replace(
        '{"fact":"paid_on","operator":"lessThan","value":"2024-06-01"}',
        '{"fact":"has_system","operator":"equal","value":true}',
      );
    Object.assign(files, { indicators: JSON.parse(text) as unknown });
  });

describe('rules and the reports of their year', () => {
  let world: World;
  let moves: ReportMoves;
  let approver: Actor;
  let editor: Actor;
  let hash: string;
  let draft: ReportInHand;
  let submitted: ReportInHand;

  const rulePerson = (actor: Actor, role: Role): Actor => ({
    ...actor,
    grants: [{ role, organisationId: world.bureauId }],
  });

  beforeAll(async () => {
    world = await openWorld();
    const rulebooks = new CompiledRulebooks(world.unitOfWork.read);
    moves = new ReportMoves({ ...world, rulebooks, characters: testCharacters });
    approver = rulePerson(world.actors.approver, 'rule_approver');
    editor = rulePerson(world.actors.reviewer, 'rule_editor');
    draft = await ReportInHand.draft(world);
    submitted = await ReportInHand.draft(world);
    await submitted.submit();
    hash = await publishPackage(world, systemActor(world.bureauId), corrected());
  });
  afterAll(() => world.close());

  it('leaves drafts where they are, and shows what moving them would do', async () => {
    const before = await draft.view();
    expect(before.report.rulebookHash).not.toBe(hash);
    const previews = await moves.preview(approver, hash, PAGE);
    expect(previews.map(({ report }) => report.id)).toEqual([draft.id]);
    expect(previews[0]).toMatchObject({
      rulebookVersion: '1.0.0',
      before: { score: '11.6' },
      after: { score: '11', status: 'complete' },
      dropped: ['支付日期'],
      asked: ['新增项'],
    });
    expect((await draft.view()).report).toEqual(before.report);
  });

  it('moves a draft and nothing that was submitted, with both scores in the audit trail, and tells the drafter', async () => {
    const { userId } = draft.actor('drafter');
    await world.unitOfWork.run(({ users }) =>
      users.addGrant({
        ...{ id: world.ids.next(), bureauId: world.bureauId, userId: userId!, role: 'drafter' },
        ...{ organisationId: draft.organisationId, grantedBy: null, grantedAt: world.clock.now() },
      }),
    );
    const seen = [await draft.draftSeen(), await submitted.draftSeen()];
    const stale = { ...seen[0]!, expectedVersion: 1 };
    const late = await moves.move(approver, hash, { reports: [stale], reason: '更正' });
    expect(late.refused.map(({ code }) => code)).toEqual(['report.stale_version']);
    const answer = await moves.move(approver, hash, { reports: seen, reason: '扣分口径更正' });
    expect(answer.moved).toEqual([draft.id]);
    expect(answer.refused).toEqual([
      expect.objectContaining({ reportId: submitted.id, code: 'report.action_not_allowed' }),
    ]);
    const { report } = await draft.view();
    expect(report).toMatchObject({ rulebookHash: hash, version: seen[0]!.expectedVersion + 1 });
    expect(Object.keys(report.content.facts)).not.toContain('paid_on');
    const { read } = world.unitOfWork;
    const action = 'report.change_rulebook';
    const events = await read.audit.list(world.bureauId, { actions: [action], limit: 10 });
    expect(events.map(({ subjectId, details }) => [subjectId, details])).toEqual([
      [
        draft.id,
        expect.objectContaining({ reason: '扣分口径更正', before: '11.6', after: '11', to: hash }),
      ],
    ]);
    const notices = await read.notices.list(world.bureauId, userId!, { limit: 10 });
    expect(notices).toEqual([expect.objectContaining({ kind: 'moved', reportId: draft.id })]);
    expect(await moves.preview(approver, hash, PAGE)).toEqual([]);
  });

  it('is refused by the database for what was submitted, whoever asks', async () => {
    const change = `UPDATE report SET rulebook_hash = '${hash}' WHERE id = '${submitted.id}'`;
    await expect(world.app.query(change)).rejects.toThrow('never change');
  });

  it('makes a golden case of a report that passes under the draft and names nobody', async () => {
    const drafts = new RuleDraftService(world);
    const cases = new ReportCases(world);
    const { draft: open } = await drafts.create(editor, { from: hash, year: 2025 });
    const found = await cases.sources(editor, open.id, { year: 2024 });
    expect(found.map(({ id }) => id)).toContain(submitted.id);
    const { example, left } = await cases.make(editor, open.id, submitted.id);
    expect(left).toEqual(['paid_on']);
    // A unit's name holds its id in this world.
    expect(JSON.stringify(example)).not.toContain(submitted.organisationId);
    const add = { op: 'add', path: '/examples/-', value: example as never } as const;
    const seen = { draftId: open.id, expectedVersion: open.version };
    await drafts.edit(editor, seen, [add]);
    const { faults } = await new RuleDraftReader(world.unitOfWork.read).lint(editor, open.id);
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
    await expect(cases.make(approver, open.id, submitted.id)).rejects.toMatchObject({
      code: 'access.denied',
    });
  });

  it('shows the editor what formulas come to with a report, stores nothing of it, and says once who looked', async () => {
    const trials = new DraftTrials({
      ...world,
      rulebooks: new CompiledRulebooks(world.unitOfWork.read),
    });
    const drafts = new RuleDraftService(world);
    const { draft: open } = await drafts.create(editor, { from: hash, year: 2025 });
    const first = await trials.try(editor, open.id, submitted.id);
    expect(first.version).toBe(open.version);
    expect(first.values).toContainEqual({
      path: 'facts.facts.4.formula',
      kind: 'value',
      text: '50 ÷ 200 × 100 = 25',
    });
    const formula = {
      op: 'replace',
      path: '/facts/facts/@share/formula',
      value: 'part / 2',
    } as const;
    const seen = { draftId: open.id, expectedVersion: open.version };
    const { draft: edited } = await drafts.edit(editor, seen, [formula]);
    const again = await trials.try(editor, open.id, submitted.id);
    expect(again.values).toContainEqual({
      path: 'facts.facts.4.formula',
      kind: 'value',
      text: '50 ÷ 2 = 25',
    });
    const intro = { reportId: submitted.id, place: 'narrative.body.0' };
    const text = await trials.print(editor, open.id, intro);
    expect(text).toMatchObject({ version: edited.version, outcome: 'printed' });
    expect(text.html).toMatch(/总额<span[^>]*>200<\/span>万元，占比<span[^>]*>25<\/span>%/);
    await expect(trials.print(approver, open.id, intro)).rejects.toMatchObject({
      code: 'access.denied',
    });
    const { read } = world.unitOfWork;
    const asked = { subjectId: open.id, actions: ['rule_draft.try'], limit: 10 };
    const looks = await read.audit.list(world.bureauId, asked);
    expect(looks.map(({ details }) => details)).toEqual([{ reportId: submitted.id }]);
    expect((await read.ruleDrafts.find(world.bureauId, open.id))?.version).toBe(edited.version);
    await expect(trials.try(approver, open.id, submitted.id)).rejects.toMatchObject({
      code: 'access.denied',
    });
    await expect(trials.try(editor, open.id, open.id)).rejects.toMatchObject({
      code: 'report.not_found',
    });
  });

  it('lists drafts page by page, the newest first', async () => {
    const reader = new RuleDraftReader(world.unitOfWork.read);
    const all = await reader.list(editor, { after: null, limit: 100 });
    expect(all.length).toBeGreaterThan(1);
    const first = await reader.list(editor, { after: null, limit: 1 });
    const rest = await reader.list(editor, { after: first[0]!.id, limit: 100 });
    expect([...first, ...rest]).toEqual(all);
    expect(all.map(({ id }) => id)).toEqual(
      all
        .map(({ id }) => id)
        .sort()
        .reverse(),
    );
  });
});
