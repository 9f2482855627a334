import type { Config } from '#libs/config';
import { createPasswordHasher } from '#libs/features/identity';
import { foundBureau, type NewBureau } from '#libs/features/organisations';
import { systemActor } from '#libs/features/ports';
import { PackageGate, publishPackage } from '#libs/features/rulebooks';
import { ROLE_LABELS } from '#libs/workflow';

import { openInstallation } from '../../worker/installation.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { readPackage } from '../input.js';
import type { Output } from '../output.js';
import { tableLines } from '../table.js';

export interface InstallOptions extends NewBureau {
  /** Folder of a package to publish as the first. */
  readonly rules?: string;
}

/**
 * `ziping install`: the bureau and the three officers of an empty database, and its first rules. The passwords are shown
 * here and nowhere else. Errors: `organisation.exists`, `rulebook.invalid`, `database.unavailable`.
 */
export async function install(
  { rules, ...bureau }: InstallOptions,
  config: Config,
  output: Output,
): Promise<ExitCode> {
  // Looked at first: nothing is founded when the rules are no good.
  const rulebook =
    rules === undefined ? null : await new PackageGate().pass(await readPackage(rules));
  const installation = await openInstallation(config, { log: (line) => output.progress(line) });
  try {
    const passwords = createPasswordHasher(config.argon2);
    const { bureauId, officers } = await foundBureau({ ...installation, passwords }, bureau);
    const system = systemActor(bureauId);
    const hash = rulebook && (await publishPackage(installation, system, rulebook));
    output.result({ bureauId, officers, rulebook: hash }, [
      `已建立${bureau.name}。以下密码只显示这一次，请分别交给三个人，首次登录后立即修改：`,
      ...tableLines([
        ['账号', '角色', '一次性密码'],
        ...officers.map(({ account, role, password }) => [account, ROLE_LABELS[role], password]),
      ]),
      hash === null
        ? '尚未发布年度规则：可在 install 时用 --rules 指定。'
        : `已发布规则 ${String(rulebook?.manifest.year ?? '')} ${rulebook?.manifest.version ?? ''}，标识 ${hash}`,
      '系统管理员建立单位和账号，安全管理员授予角色。',
    ]);
    return EXIT.ok;
  } finally {
    await installation.close();
  }
}
