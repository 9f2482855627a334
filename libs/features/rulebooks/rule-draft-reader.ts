import type { Actor, DraftPage, RuleDraftRecord, UnitOfWork } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';
import { diffPackages, parsePackage, type LintFault } from '#libs/rulebook';

import { PackageGate } from './package-gate.js';
import { packZip } from './package-zip.js';

/** SHA-256; the id of a draft is a UUID. */
const PUBLISHED = /^[0-9a-f]{64}$/;

/** What is read of drafts and of published packages. Errors of all about a draft: `rulebook.draft_not_found`. */
export class RuleDraftReader {
  constructor(
    private readonly read: UnitOfWork['read'],
    private readonly gate = new PackageGate(),
  ) {}

  /** Newest first. */
  list(actor: Actor, page: DraftPage) {
    return this.read.ruleDrafts.list(actor.bureauId, page);
  }

  async find(actor: Actor, draftId: string): Promise<RuleDraftRecord> {
    const draft = await this.read.ruleDrafts.find(actor.bureauId, draftId);
    if (draft === null) throw noSuchDraft();
    return draft;
  }

  async lint(
    actor: Actor,
    draftId: string,
  ): Promise<{ readonly draft: RuleDraftRecord; readonly faults: readonly LintFault[] }> {
    const draft = await this.find(actor, draftId);
    const { faults } = await this.gate.lint(draft.package);
    return { draft, faults };
  }

  /**
   * Two packages, each a published one by its hash or a draft by its id.
   * Errors: `rulebook.not_found`, `rulebook.invalid` for a draft that is no package yet.
   */
  async compare(actor: Actor, before: string, after: string) {
    const [left, right] = [await this.either(actor, before), await this.either(actor, after)];
    const differences = diffPackages(left.package, right.package);
    const { title } = right.package.manifest;
    return { title, before: left.name, after: right.name, differences };
  }

  async export(actor: Actor, draftId: string) {
    const draft = await this.find(actor, draftId);
    return {
      name: zipName(draft.year, draft.rulebookVersion),
      bytes: await packZip(draft.package),
    };
  }

  async exportPublished(actor: Actor, hash: string) {
    const record = await this.read.rulebooks.find(actor.bureauId, hash);
    if (record === null) throw new ZipingError('rulebook.not_found', '没有这个版本的规则。');
    return { name: zipName(record.year, record.version), bytes: await packZip(record.package) };
  }

  private async either(actor: Actor, ref: string) {
    if (!PUBLISHED.test(ref)) {
      const draft = await this.find(actor, ref);
      const pkg = parsePackage(draft.package);
      return { name: `${String(draft.year)} 年度规则草稿 ${draft.rulebookVersion}`, package: pkg };
    }
    const record = await this.read.rulebooks.find(actor.bureauId, ref);
    if (record === null) throw new ZipingError('rulebook.not_found', '没有这个版本的规则。');
    const name = `${String(record.year)} 年度规则 ${record.version}`;
    return { name, package: record.package };
  }
}

const zipName = (year: number, version: string): string =>
  `rules-${String(year)}-${version.replace(/[^0-9.]/g, '') || 'draft'}.zip`;

export const noSuchDraft = (): ZipingError =>
  new ZipingError('rulebook.draft_not_found', '没有这份规则草稿。');
