import { readFile } from 'node:fs/promises';

import { z } from 'zod';

import type { Config } from '#libs/config';
import { sealDays, type KnownRoot } from '#libs/features/archive';
import { ZipingError } from '#libs/kernel';

import { openInstallation } from '../../worker/installation.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output } from '../output.js';

const rootsSchema = z.object({
  roots: z.array(
    z.object({
      bureauId: z.uuid(),
      size: z.number().int().min(1),
      root: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ),
});

/** What `ziping archive roots --json` wrote on another day. Errors: `request.malformed`. */
export async function readKnownRoots(file: string): Promise<readonly KnownRoot[]> {
  try {
    return rootsSchema.parse(JSON.parse(await readFile(file, 'utf8'))).roots;
  } catch (cause) {
    throw new ZipingError('request.malformed', `${file} 不是导出的校验根。`, { cause });
  }
}

/** `ziping archive roots`: seals the days that are over, then lists every root, newest first, to be kept elsewhere. */
export async function listRoots(config: Config, output: Output): Promise<ExitCode> {
  const installation = await openInstallation(config, { log: (line) => output.progress(line) });
  try {
    const { unitOfWork, clock } = installation;
    const roots = [];
    for (const { id } of await unitOfWork.read.organisations.bureaus()) {
      await unitOfWork.run((transaction) => sealDays(transaction, id, clock.now()));
      roots.push(...(await unitOfWork.read.archive.roots(id)));
    }
    output.result({ roots }, [
      ...roots.map(({ day, size, root }) => `${day}  ${String(size).padStart(6)} 份  ${root}`),
      `共 ${roots.length} 个校验根；用 --json 导出后另行保存，日后以 archive verify --roots 核对`,
    ]);
    return EXIT.ok;
  } finally {
    await installation.close();
  }
}
