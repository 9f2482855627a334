import { fileURLToPath } from 'node:url';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';

import type { Actor, RuleDraftRecord } from '#libs/features/ports';
import {
  loadPackageFolder,
  packZip,
  PackageGate,
  RuleDraftReader,
  RuleDraftService,
} from '#libs/features/rulebooks';
import type { ZipingError } from '#libs/kernel';
import type { PackageFiles } from '#libs/rulebook';
import type { Role } from '#libs/workflow';

import { MISTAKES } from '../rules/mistakes-formulas.js';
import type { Files } from '../rules/parts.js';
import { openWorld, type World } from '../support/approval-world.js';
import { simulated } from '../support/simulated.js';

describe('a rulebook’s life', () => {
  let world: World;
  let drafts: RuleDraftService;
  let reader: RuleDraftReader;
  let editor: Actor;
  let approver: Actor;
  let published: string;

  const rulePerson = (actor: Actor, role: Role): Actor => ({
    ...actor,
    grants: [{ role, organisationId: world.bureauId }],
  });

  beforeAll(async () => {
    world = await openWorld();
    drafts = new RuleDraftService(world);
    reader = new RuleDraftReader(world.unitOfWork.read);
    editor = rulePerson(world.actors.reviewer, 'rule_editor');
    approver = rulePerson(world.actors.approver, 'rule_approver');
    const [first] = await world.unitOfWork.read.rulebooks.list(world.bureauId);
    published = first!.hash;
  });
  afterAll(() => world.close());

  let draft: RuleDraftRecord;
  beforeEach(async () => {
    ({ draft } = await drafts.create(editor, { from: published, year: 2024 }));
  });

  const seen = ({ id, version }: RuleDraftRecord) => ({ draftId: id, expectedVersion: version });
  const retitle = (title: string, by = editor, of = draft) =>
    drafts.edit(by, seen(of), [{ op: 'replace', path: '/manifest/title', value: title }]);
  const publication = (of: RuleDraftRecord) => ({
    ...seen(of),
    contentHash: of.contentHash,
    effectiveFrom: '2025-06-01',
  });

  it('opens another year from a published one: the period moves, the package is without fault', async () => {
    const opened = await drafts.create(editor, { from: published, year: 2031 });
    expect(opened.draft).toMatchObject({
      year: 2031,
      rulebookVersion: '1.0.0',
      basedOn: published,
    });
    expect(opened.shifted.length).toBeGreaterThan(0);
    expect(opened.checklist.map(({ what }) => what)).toContain('政策依据');
    const { faults } = await reader.lint(editor, opened.draft.id);
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('goes from draft by review to publication by a second person, and is in force from its day', async () => {
    const { draft: edited } = await retitle('更正后的规则');
    const sent = await drafts.submit(editor, seen(edited), '更正标题');
    await expect(retitle('再改', editor, sent)).rejects.toMatchObject({
      code: 'rulebook.action_not_allowed',
    });
    await simulated(world, editor, sent);
    const hash = await drafts.publish(approver, publication(sent));
    const { read } = world.unitOfWork;
    const before = await read.rulebooks.current(world.bureauId, 2024, '2025-05-31');
    const after = await read.rulebooks.current(world.bureauId, 2024, '2025-06-01');
    expect([before?.hash, after?.hash]).toEqual([published, hash]);
    expect((await reader.find(editor, draft.id)).state).toBe('published');
    const events = await read.audit.list(world.bureauId, { subjectId: draft.id, limit: 10 });
    expect(events.map(({ action }) => action)).toEqual(
      ['publish', 'simulate', 'submit', 'edit', 'create'].map((command) => `rule_draft.${command}`),
    );
    await drafts.retire(approver, hash, '作废');
    expect((await read.rulebooks.current(world.bureauId, 2024, '2025-06-01'))?.hash).toBe(
      published,
    );
    await expect(drafts.retire(approver, hash, '作废')).rejects.toMatchObject({
      code: 'rulebook.action_not_allowed',
    });
  });

  it('is never published by anybody who wrote in it, nor by an editor', async () => {
    const both = { ...approver, grants: [...approver.grants, ...editor.grants] };
    const { draft: edited } = await retitle('甲', both);
    const sent = await drafts.submit(editor, seen(edited), '说明');
    await expect(drafts.publish(both, publication(sent))).rejects.toMatchObject({
      code: 'access.separation_of_duties',
    });
    await expect(drafts.publish(editor, publication(sent))).rejects.toMatchObject({
      code: 'access.denied',
    });
    await drafts.refuse(approver, seen(sent), 'send_back', '请再核对');
  });

  it('lets one of two editors win, loses nothing of the other, and is undone by its inverse', async () => {
    const both = await Promise.allSettled([retitle('甲'), retitle('乙')]);
    const won = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const lost = both.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    expect(won).toHaveLength(1);
    expect(lost).toEqual([expect.objectContaining({ code: 'rulebook.stale_version' })]);
    const { draft: undone } = await drafts.edit(editor, seen(won[0]!.draft), won[0]!.inverse);
    expect(undone.contentHash).toBe(draft.contentHash);
  });

  it('is published once, however many say yes at once', async () => {
    const { draft: edited } = await retitle('两人同时审定');
    const renumbered = await drafts.edit(editor, seen(edited), [
      { op: 'replace', path: '/manifest/version', value: '5.0.0' },
    ]);
    const sent = await drafts.submit(editor, seen(renumbered.draft), '说明');
    await simulated(world, editor, sent);
    const answers = await Promise.allSettled(
      [1, 2, 3].map(() => drafts.publish(approver, publication(sent))),
    );
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const listed = await world.unitOfWork.read.rulebooks.list(world.bureauId);
    expect(listed.filter(({ version }) => version === '5.0.0')).toHaveLength(1);
  });

  it('refuses the same content under another number, a lower number, and a day gone by', async () => {
    const { draft: first } = await drafts.create(editor, { from: published, year: 2024 });
    const lower = await drafts.edit(editor, seen(first), [
      { op: 'replace', path: '/manifest/version', value: '0.0.1' },
      { op: 'replace', path: '/manifest/title', value: '另一个标题' },
    ]);
    await expect(drafts.submit(editor, seen(lower.draft), '说明')).rejects.toMatchObject({
      code: 'rulebook.version_too_low',
    });
    const fresh = await drafts.create(editor, { from: published, year: 2032 });
    const sent = await drafts.submit(editor, seen(fresh.draft), '说明');
    const late = { ...publication(sent), effectiveFrom: '2024-01-01' };
    await expect(drafts.publish(approver, late)).rejects.toMatchObject({ path: 'effectiveFrom' });
    await simulated(world, approver, sent);
    const hash = await drafts.publish(approver, publication(sent));
    const again = await drafts.create(editor, { from: hash, year: 2032 });
    await expect(drafts.submit(editor, seen(again.draft), '说明')).rejects.toMatchObject({
      code: 'rulebook.unchanged',
    });
  });

  it('runs the golden cases while no row is locked, and sends nothing that was changed meanwhile', async () => {
    const meanwhile = async (): Promise<void> => {
      const title = [{ op: 'replace', path: '/manifest/title', value: '抢先一步' }] as const;
      // Would wait for ever if the row were locked.
      await drafts.edit(editor, seen(draft), title);
    };
    class SlowGate extends PackageGate {
      override async pass(files: PackageFiles) {
        await meanwhile();
        return super.pass(files);
      }
    }
    const slow = new RuleDraftService({ ...world, gate: new SlowGate() });
    await expect(slow.submit(editor, seen(draft), '说明')).rejects.toMatchObject({
      code: 'rulebook.stale_version',
    });
    expect(await reader.find(editor, draft.id)).toMatchObject({ state: 'draft', version: 2 });
  });

  it('keeps what is unfinished and sends nothing of it for review, all faults told at once', async () => {
    const { draft: broken } = await drafts.edit(editor, seen(draft), [
      { op: 'replace', path: '/manifest/version', value: 'eins' },
      { op: 'replace', path: '/indicators/fullMarks', value: 'NaN' },
    ]);
    await expect(drafts.submit(editor, seen(broken), '说明')).rejects.toMatchObject({
      code: 'rulebook.invalid',
      faults: [{ path: 'manifest.version' }, { path: 'indicators.fullMarks' }],
    });
    await expect(
      drafts.edit(editor, seen(broken), [{ op: 'remove', path: '/facts' }]),
    ).rejects.toMatchObject({ code: 'rulebook.invalid' });
    expect((await reader.find(editor, draft.id)).version).toBe(broken.version);
  });

  it('goes out as one zip and comes in again as the same content', async () => {
    const { bytes } = await reader.export(editor, draft.id);
    const imported = await drafts.import(editor, bytes);
    expect(imported.contentHash).toBe(draft.contentHash);
    const { differences } = await reader.compare(editor, draft.id, imported.id);
    expect(differences).toEqual([]);
  });

  it('keeps nothing of a zip that is refused, whatever is wrong with it', async () => {
    const list = () =>
      world.unitOfWork.read.ruleDrafts.list(world.bureauId, { after: null, limit: 100 });
    const before = await list();
    const folder = fileURLToPath(new URL('../../rules/2024', import.meta.url));
    const right = (await loadPackageFolder(folder)) as unknown as Files;
    const wrong = MISTAKES.filter(
      ({ severity, golden }) => severity === 'error' && golden !== true,
    );
    expect(wrong.length).toBeGreaterThan(20);
    for (const { name, make } of wrong) {
      const files = structuredClone(right);
      make(files);
      const bytes = await packZip(files);
      const code = await drafts.import(editor, bytes).then(
        () => 'stored',
        (error: unknown) => (error as ZipingError).code,
      );
      expect([name, ['rulebook.invalid', 'rulebook.file_refused'].includes(code)]).toEqual([
        name,
        true,
      ]);
    }
    expect(await list()).toEqual(before);
  });
});
