import { appendFile, readFile } from 'node:fs/promises';

import { z } from 'zod';

import { ZipingError } from '#libs/kernel';

import type { Checked } from './archive.js';

/** What a walk has done so far, one line of JSON an entry; a line that was cut off by a crash counts as not done. */
export interface ProgressFile {
  recall(key: string): Checked | undefined;
  remember(key: string, checked: Checked): Promise<void>;
}

const lineSchema = z.object({
  key: z.string(),
  name: z.string(),
  verification: z.object({
    ok: z.boolean(),
    faults: z.array(z.custom<Checked['verification']['faults'][number]>()),
    filesChecked: z.number(),
  }),
});

/** Without a path nothing is remembered. Errors: `request.malformed` when the file cannot be written. */
export async function openProgressFile(path: string | undefined): Promise<ProgressFile> {
  if (path === undefined) return { recall: () => undefined, remember: () => Promise.resolve() };
  const known = new Map<string, Checked>();
  for (const line of (await readOrEmpty(path)).split('\n')) {
    const parsed = lineSchema.safeParse(parse(line));
    if (parsed.success) known.set(parsed.data.key, parsed.data);
  }
  return {
    recall: (key) => known.get(key),
    remember: async (key, { name, verification }) => {
      if (known.has(key)) return;
      known.set(key, { name, verification });
      await append(path, `${JSON.stringify({ key, name, verification })}\n`);
    },
  };
}

async function append(path: string, line: string): Promise<void> {
  try {
    await appendFile(path, line);
  } catch (cause) {
    throw new ZipingError('request.malformed', `无法写入进度文件 ${path}。`, { cause });
  }
}

async function readOrEmpty(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return ''; // the first walk
  }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
