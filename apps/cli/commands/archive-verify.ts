import type { Config } from '#libs/config';
import {
  ArchiveReader,
  disposalWords,
  verifyArchiveChain,
  type ChainVerdict,
  type KnownRoot,
  type Verification,
} from '#libs/features/archive';
import type { ArchiveEntryRecord, AuditVerdict } from '#libs/features/ports';
import { ZipingError } from '#libs/kernel';

import { openInstallation, type Installation } from '../../worker/installation.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output } from '../output.js';
import { entriesOf, findEntry } from './archive-entries.js';
import { verificationLines, type Checked } from './archive.js';
import { openProgressFile, type ProgressFile } from './progress-file.js';
import { readKnownRoots } from './known-roots.js';

export interface VerifyOptions {
  /** Entries looked at at once. */
  readonly jobs: number;
  /** File that remembers what is done, so that a walk that was ended goes on. */
  readonly resume?: string;
  /** Roots kept elsewhere, as `ziping archive roots --json` wrote them. */
  readonly roots?: string;
}

/**
 * `ziping archive verify [id]`: without an id everything of this installation, namely the files and rows of every entry, the
 * chain with its roots, and the audit trail. Errors: `archive.not_found`, `database.unavailable`, `storage.unavailable`.
 */
export async function verifyInstallation(
  id: string | undefined,
  options: VerifyOptions,
  config: Config,
  output: Output,
): Promise<ExitCode> {
  const known = options.roots === undefined ? [] : await readKnownRoots(options.roots);
  const installation = await openInstallation(config, { log: (line) => output.progress(line) });
  try {
    return await walk({ installation, options, output }, id, known);
  } finally {
    await installation.close();
  }
}

interface Walk {
  readonly installation: Installation;
  readonly options: VerifyOptions;
  readonly output: Output;
}

async function walk(
  { installation, options, output }: Walk,
  id: string | undefined,
  known: readonly KnownRoot[],
): Promise<ExitCode> {
  const entries: ArchiveEntryRecord[] = [];
  if (id !== undefined) entries.push(await findEntry(installation, id));
  else for await (const entry of entriesOf(installation)) entries.push(entry);
  const done = await openProgressFile(options.resume);
  const reader = new ArchiveReader(installation);
  const verify = (entry: ArchiveEntryRecord) => reader.verifyEntry(entry);
  const progress = (count: number) => {
    output.progress(`已校验 ${count}/${entries.length} 份档案`);
  };
  const checked = await verifyAll(entries, { verify, jobs: options.jobs, done, progress });
  const chains = id === undefined ? await verifyChains(installation, known) : [];
  return tell(checked, chains, output);
}

interface Walking {
  readonly verify: (entry: ArchiveEntryRecord) => Promise<Verification>;
  readonly jobs: number;
  readonly done: ProgressFile;
  readonly progress: (count: number) => void;
}

/** Several at once; results in the order of the entries. */
async function verifyAll(
  entries: readonly ArchiveEntryRecord[],
  { verify, jobs, done, progress }: Walking,
): Promise<readonly Checked[]> {
  const results = new Map<string, Checked>();
  const waiting = entries.values();
  const work = async (): Promise<void> => {
    for (const entry of waiting) {
      const key = `${entry.id} ${entry.manifestSha256}`;
      const checked = done.recall(key) ?? {
        name: entry.reportId,
        verification: outcomeOf(await verify(entry)),
      };
      await done.remember(key, checked);
      results.set(entry.id, checked);
      progress(results.size);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, jobs) }, work));
  return entries.flatMap(({ id }) => results.get(id) ?? []);
}

function outcomeOf({ ok, faults, filesChecked, disposal }: Verification): Checked['verification'] {
  const disposed = disposal && { disposed: disposalWords(disposal) };
  return { ok, faults, filesChecked, ...disposed };
}

interface Chains {
  readonly archive: ChainVerdict;
  readonly audit: AuditVerdict;
}

async function verifyChains(
  { unitOfWork }: Installation,
  known: readonly KnownRoot[],
): Promise<readonly Chains[]> {
  const { read } = unitOfWork;
  const bureaus = await read.organisations.bureaus();
  const verdicts: Chains[] = [];
  for (const { id } of bureaus) {
    const archive = await verifyArchiveChain(unitOfWork, id, known);
    verdicts.push({ archive, audit: await read.audit.verify(id) });
  }
  const ids = new Set(bureaus.map(({ id }) => id));
  const foreign = known.find(({ bureauId }) => !ids.has(bureauId));
  if (foreign === undefined) return verdicts;
  throw new ZipingError('archive.not_found', `没有财政局 ${foreign.bureauId}，其校验根无从核对。`);
}

function tell(checked: readonly Checked[], chains: readonly Chains[], output: Output): ExitCode {
  const altered = checked.filter(({ verification }) => !verification.ok);
  const broken = chains.filter(({ archive, audit }) => !archive.ok || !audit.intact);
  const ok = altered.length === 0 && broken.length === 0;
  const entries = checked.map(({ name, verification }) => ({ name, ...verification }));
  output.result({ ok, entries, chains }, [
    ...checked.flatMap(({ name, verification }) => verificationLines(name, verification)),
    ...chains.flatMap(chainLines),
    `共校验 ${checked.length} 份档案，${altered.length} 份有问题`,
  ]);
  return ok ? EXIT.ok : EXIT.findings;
}

function chainLines({ archive, audit }: Chains): string[] {
  const { size, root, faults } = archive;
  return [
    archive.ok ? `✓ 档案链 ${size} 份相连，校验根 ${root}` : '✗ 档案链',
    ...faults.map(({ row, message }) => `    ${row}：${message}`),
    audit.intact
      ? `✓ 审计日志 ${audit.events} 条相连`
      : `✗ 审计日志自 audit_event ${audit.brokenAt} 起不可信（${audit.reason}）`,
  ];
}
