import { randomBytes } from 'node:crypto';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import type { Config } from '#libs/config';
import { archiveReport, ArchiveReader, type Verification } from '#libs/features/archive';
import {
  BUREAU_PEOPLE,
  DEMO_PASSWORD,
  demoServices,
  playSample,
  SAMPLE_UNIT,
  timelineMarkdown,
  unitPeople,
  type DemoServices,
  type SampleRun,
} from '#libs/features/demo';
import { loadHistory } from '#libs/features/documents';
import type { Actor, DocumentSealer } from '#libs/features/ports';
import { loadPackageFolder } from '#libs/features/rulebooks';
import { ManualClock, ZipingError } from '#libs/kernel';

import { demoParts } from '../../worker/demo-parts.js';
import { openInstallation, type Installation } from '../../worker/installation.js';
import { createPrinter, type Printer } from '../../worker/printer.js';
import { openSealer } from '../../worker/sealer.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import type { Output } from '../output.js';
import { verificationLines } from './archive.js';
import { writeBag } from './archive-export.js';

/** What `out/demo/` holds besides timeline.md and `bag/`, the archive package as it is stored. */
const WRITTEN = [
  'report.pdf',
  'report.json',
  'score.json',
  'checks.json',
  'decisions.json',
  'rulebook.json',
  'evidence.json',
  'manifest.json',
];

/**
 * `ziping demo`: the sample from facts to a verified archive, on a database of its own that is removed afterwards, so
 * that it may be repeated. Writes the archive's files and timeline.md to out/demo/.
 */
export async function runDemo(config: Config, output: Output): Promise<ExitCode> {
  const started = performance.now();
  const home = await mkdtemp(join(tmpdir(), 'ziping-demo-'));
  const own: Config = {
    ...config,
    home,
    storageFolder: join(home, 'blobs'),
    bucket: null,
    database: { url: null, poolSize: config.database.poolSize },
  };
  const step = steps(output, started);
  try {
    step('启动内置数据库');
    // The unpacked browser and the certificate are kept with the installation, not with the demo.
    const sealer = await openSealer({ ...config, demo: true }, randomBytes);
    const installation = await openInstallation(own, { log: () => undefined, disposable: true });
    const printer = createPrinter(config);
    try {
      return await play(own, { installation, printer, sealer, output, step, started });
    } finally {
      await printer.close();
      await installation.close();
    }
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

interface Stage {
  readonly installation: Installation;
  readonly printer: Printer;
  readonly sealer: DocumentSealer | null;
  readonly output: Output;
  readonly step: (line: string) => void;
  readonly started: number;
}

async function play(config: Config, stage: Stage): Promise<ExitCode> {
  const { installation, output, step, started } = stage;
  const rulebook = await loadPackageFolder(join(config.root, 'rules', '2024'));
  const clock = new ManualClock(new Date(0));
  const services = demoServices(demoParts(config, installation), clock);
  const run = await playSample(services, rulebook, step);
  step('归档：排版 PDF，存入档案，登记清单');
  await archive(stage, services, run);
  step('校验档案：逐个文件核对，按归档规则重新计算得分');
  const reader = new ArchiveReader(installation);
  const archivist = run.district.actor('czj.dangan');
  const verification = await reader.verify(archivist, run.reportId);
  const folder = join(config.root, 'out', 'demo');
  await writeResults(stage, folder, run, verification);
  const seconds = (performance.now() - started) / 1_000;
  const manifest = verification.manifest;
  output.result({ ok: verification.ok, folder, seconds, manifest, faults: verification.faults }, [
    ...verificationLines('档案', verification),
    await bureauScoreLine(reader, archivist, run.reportId),
    `PDF ${manifest?.document.pages ?? 0} 页；内容校验码 ${manifest?.contentHash ?? ''}`,
    `结果在 ${folder}`,
    `账号 ${[...unitPeople(SAMPLE_UNIT), ...BUREAU_PEOPLE].map(({ account }) => account).join('、')}，密码均为 ${DEMO_PASSWORD}（npm start 可登录）`,
    `共用时 ${seconds.toFixed(1)} 秒`,
  ]);
  return verification.ok ? EXIT.ok : EXIT.findings;
}

/** The score after the bureau's adjustment, as the archive states it. */
async function bureauScoreLine(
  reader: ArchiveReader,
  archivist: Actor,
  reportId: string,
): Promise<string> {
  const bytes = await reader.file(archivist, reportId, 'decisions.json');
  const { bureauScore } = decisionsSchema.parse(JSON.parse(new TextDecoder().decode(bytes)));
  if (bureauScore === null) return '财政局未调整得分';
  const { score, applicableFullMarks, converted, gradeLabel } = bureauScore;
  return `审定得分 ${score}，适用满分 ${applicableFullMarks}，换算得分 ${converted}，等级 ${gradeLabel}`;
}

const decisionsSchema = z.object({
  bureauScore: z
    .object({
      score: z.string(),
      applicableFullMarks: z.string(),
      converted: z.string(),
      gradeLabel: z.string(),
    })
    .nullable(),
});

/** Does what a worker does with the job that the approval left. */
async function archive(
  { installation, printer, sealer }: Stage,
  services: DemoServices,
  { district, reportId }: SampleRun,
): Promise<void> {
  const { bureauId } = district;
  const scope = { bureauId, organisationIds: null };
  const report = await installation.unitOfWork.read.reports.find(scope, reportId);
  const submissionId = report?.submissionId ?? null;
  if (submissionId === null) throw new ZipingError('report.not_found', '没有可归档的报告。');
  const task = { id: null, data: { bureauId, reportId, submissionId } };
  await archiveReport({ ...installation, clock: services.clock, printer, sealer }, task);
}

async function writeResults(
  { installation }: Stage,
  folder: string,
  { district, reportId }: SampleRun,
  verification: Verification,
): Promise<void> {
  const reader = new ArchiveReader(installation);
  const archivist = district.actor('czj.dangan');
  const scope = { bureauId: district.bureauId, organisationIds: null };
  const history = await loadHistory(installation.unitOfWork.read, scope, reportId);
  await mkdir(folder, { recursive: true });
  await rm(join(folder, 'bag'), { recursive: true, force: true });
  await writeBag(reader, await reader.entry(archivist, reportId), join(folder, 'bag'));
  for (const name of WRITTEN) {
    await writeFile(join(folder, name), await reader.file(archivist, reportId, name));
  }
  const lines = verificationLines('档案', verification);
  await writeFile(join(folder, 'timeline.md'), timelineMarkdown(history, lines));
}

/** Numbers what is done and says when; what came of a step is indented and has no number. */
function steps(output: Output, started: number): (line: string) => void {
  let number = 0;
  return (line) => {
    if (line.startsWith(' ')) {
      output.progress(`     ${line}`);
      return;
    }
    number += 1;
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    output.progress(`${String(number).padStart(2)}  [${seconds.padStart(5)}s] ${line}`);
  };
}
