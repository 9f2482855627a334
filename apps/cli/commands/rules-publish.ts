import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

import type { Config } from '#libs/config';
import { createPasswordHasher, IdentityService, type SignedIn } from '#libs/features/identity';
import type { Actor } from '#libs/features/ports';
import { packZip, RuleDraftService } from '#libs/features/rulebooks';
import { ZipingError } from '#libs/kernel';

import { openInstallation, type Installation } from '../../worker/installation.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { readPackage, secretIn } from '../input.js';
import type { Output } from '../output.js';

export interface PublishOptions {
  /** Account of a rule editor, and the file whose first line is its password. */
  readonly as: string;
  readonly passwordFile: string;
  /** Day from which it should be in force: a proposal, the approver sets it. */
  readonly from: string;
  readonly reason: string;
}

/**
 * `ziping rules publish <folder|zip>`: sends a package for publication, as its editor would in the browser. It is not in
 * force by that: whoever sends it can never approve it, and nobody approves on the command line.
 * Errors: `session.bad_credentials`, `access.denied` without the role, `rulebook.*`, `database.unavailable`.
 */
export async function rulesPublish(
  source: string,
  options: PublishOptions,
  config: Config,
  output: Output,
): Promise<ExitCode> {
  const bytes = await packageBytes(source);
  const password = await secretIn(options.passwordFile);
  const installation = await openInstallation(config, { log: (line) => output.progress(line) });
  try {
    const note = `${options.reason}（拟自 ${options.from} 起施行）`;
    const sent = await asEditor(installation, config, options.as, password, async (actor) => {
      const drafts = new RuleDraftService(installation);
      const draft = await drafts.import(actor, bytes);
      const seen = { draftId: draft.id, expectedVersion: draft.version };
      return drafts.submit(actor, seen, note);
    });
    const { id, year, rulebookVersion, contentHash, state } = sent;
    output.result({ draftId: id, year, version: rulebookVersion, contentHash, state }, [
      `已将 ${String(year)} 年度规则 ${rulebookVersion} 版送审，标识 ${contentHash}`,
      `尚未发布：须由另一位规则审定人在“评分规则”页审阅并发布（草稿 ${id}）。`,
    ]);
    return EXIT.ok;
  } finally {
    await installation.close();
  }
}

/** The zip as it is, a folder packed. Errors: `request.invalid`, `rulebook.invalid`. */
async function packageBytes(source: string): Promise<Uint8Array> {
  const isFile = statSync(source, { throwIfNoEntry: false })?.isFile() === true;
  return isFile ? readFile(source) : packZip(await readPackage(source));
}

/** Signs in with the password, works, and signs out whatever happens. */
async function asEditor<T>(
  { unitOfWork, clock, ids }: Installation,
  config: Config,
  account: string,
  password: string,
  work: (actor: Actor) => Promise<T>,
): Promise<T> {
  const passwords = createPasswordHasher(config.argon2);
  const rules = { ...config.session, ...config.signIn };
  const identity = new IdentityService({ unitOfWork, clock, ids, passwords, rules });
  const requestId = ids.next();
  const { token } = await identity.signIn({ account, password, requestId }, null);
  const person = await identity.resolve(token, requestId);
  try {
    requireEditor(person);
    return await work(person.actor);
  } finally {
    await identity.signOut(person);
  }
}

/** The routes ask for the role; here nobody else does. */
function requireEditor({ actor, user }: SignedIn): void {
  if (user.mustChangePassword)
    throw new ZipingError('access.denied', '首次登录须先在网页上修改密码。');
  const editor = actor.grants.some(
    ({ role, organisationId }) => role === 'rule_editor' && organisationId === actor.bureauId,
  );
  if (!editor) throw new ZipingError('access.denied', '须由规则维护人送审。');
}
