import { Command, CommanderError, InvalidArgumentError } from 'commander';

import { loadConfig } from '#libs/config';

import { commands } from './commands/index.js';
import type { VerifyOptions } from './commands/archive-verify.js';
import type { BackupOptions } from './commands/backup.js';
import type { InstallOptions } from './commands/install.js';
import type { RenderOptions } from './commands/render.js';
import type { PublishOptions } from './commands/rules-publish.js';
import type { TextCheckTargets } from './commands/text-check.js';
import { EXIT, exitCodeOf, type ExitCode } from './exit-codes.js';
import { createOutput, type Output, type Streams } from './output.js';

const EXIT_CODES = `
退出码：
  0  完成，没有发现问题
  1  完成，发现了问题（规则有误、校验不通过、档案被改动……）
  2  用法不对，或所指文件无法读取
  3  环境问题（设置、数据库、存储、浏览器）`;

interface RulesOption {
  readonly rules?: string;
}

/** Runs one command line and gives its exit code. Nothing here ends the process. */
export async function runCli(argv: readonly string[], streams: Streams): Promise<ExitCode> {
  const output = createOutput(streams, argv.includes('--json'));
  let code: ExitCode = EXIT.ok;
  const program = buildProgram(output, streams, (exit) => {
    code = exit;
  });
  try {
    await program.parseAsync(argv, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has written its own message; help and version are no errors.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    output.error(error);
    return exitCodeOf(error);
  }
}

function buildProgram(output: Output, streams: Streams, done: (code: ExitCode) => void): Command {
  const program = new Command('ziping')
    .description('部门整体绩效管理自评：规则、报告与档案')
    .addHelpText('after', EXIT_CODES)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void streams.stdout.write(text),
      writeErr: (text) => void streams.stderr.write(text),
    });
  addRules(program, output, done);
  addReport(program, output, done);
  addArchive(program, output, done);
  addPublic(program, output, done);
  addInstall(program, output, done);
  addBackup(program, output, done);
  program
    .command('demo')
    .description('样例报告从填报到归档走一遍，结果写入 out/demo/')
    .action(async () => done(await (await commands.demo()).runDemo(loadConfig(), output)));
  for (const command of everyCommand(program)) command.option('--json', '以 JSON 输出结果');
  return program;
}

function addRules(program: Command, output: Output, done: (code: ExitCode) => void): void {
  const rules = program.command('rules').description('年度规则包');
  rules
    .command('check <folder>')
    .description('检查规则包，一次列出全部错误')
    .action(async (folder: string) =>
      done(await (await commands.rules()).rulesCheck(folder, output)),
    );
  rules
    .command('test <folder>')
    .description('运行规则包的示例，列出没有示例触及的规则')
    .option('--accept', '把现在的结果写成示例的预期结果，并逐项列出；规则有误时拒绝')
    .option('--limits', '列出缺少示例的界限及可补的两侧示例；与 --accept 同用则写成文件')
    .action(async (folder: string, options: { accept?: boolean; limits?: boolean }) => {
      const { accept = false, limits = false } = options;
      const rules = await commands.rules();
      const code = limits
        ? await rules.rulesLimits(folder, accept, output)
        : await (accept ? rules.rulesAccept : rules.rulesTest)(folder, output);
      done(code);
    });
  rules
    .command('diff <before> <after>')
    .description('比较两份规则包，按标识逐条列出不同之处')
    .action(async (before: string, after: string) =>
      done(await (await commands.rules()).rulesDiff(before, after, output)),
    );
  addInstalledRules(rules, output, done);
}

/** What needs the installation's database. */
function addInstalledRules(rules: Command, output: Output, done: (code: ExitCode) => void): void {
  rules
    .command('publish <source>')
    .description('导入规则包（文件夹或 .zip）并送审，由另一位规则审定人在网页上发布')
    .requiredOption('--as <account>', '规则维护人的账号')
    .requiredOption('--password-file <file>', '该账号的口令文件，取第一行')
    .requiredOption('--from <date>', '拟施行日期，如 2026-01-01；以审定人所定为准', day)
    .requiredOption('--reason <text>', '修改说明')
    .action(async (source: string, options: PublishOptions) =>
      done(
        await (await commands.rulesPublish()).rulesPublish(source, options, loadConfig(), output),
      ),
    );
  rules
    .command('simulate <target>')
    .description(
      '用规则包文件夹或规则草稿（编号）试算一个年度的报告，列出谁的得分和等级会变；不写入任何数据',
    )
    .requiredOption('--year <year>', '哪个年度的报告', wholeYear)
    .action(async (target: string, options: { year: number }) =>
      done(
        await (await commands.simulate()).rulesSimulate(target, options.year, loadConfig(), output),
      ),
    );
  rules
    .command('replay')
    .description('按归档的规则和填报内容重算全部归档报告的得分和校验，与归档的逐字节比较')
    .option('--year <year>', '只重算这一年度', wholeYear)
    .action(async (options: { year?: number }) =>
      done(await (await commands.replay()).rulesReplay(options.year ?? null, loadConfig(), output)),
    );
}

function day(text: string): string {
  const date = new Date(`${text}T00:00:00Z`);
  if (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) && text.length === 10)
    return text;
  throw new InvalidArgumentError('须为日期，如 2026-01-01');
}

function wholeYear(text: string): number {
  if (/^20\d\d$/.test(text)) return Number(text);
  throw new InvalidArgumentError('须为年度，如 2024');
}

function addReport(program: Command, output: Output, done: (code: ExitCode) => void): void {
  const report = program.command('report').description('一份报告的内容文件（规则示例的格式）');
  const onFile = (name: string, text: string): Command =>
    report
      .command(`${name} <file>`)
      .description(text)
      .option('--rules <folder>', '规则包（默认：文件所在的规则包，否则为最新年度）');
  const read = async (file: string, { rules }: RulesOption) =>
    (await commands.input()).readReportFile(file, rules, loadConfig().root);
  onFile(
    'check',
    '检查报告：内容文件（.json）的勾稽校验与必填项，或 .docx、.pdf、.txt 报告的文字与数字',
  )
    .option('--html <file>', '另存带批注的网页（.docx、.pdf、.txt）')
    .option('--docx <file>', '另存带批注的 Word 文件（.docx）')
    .action(async (file: string, options: RulesOption & TextCheckTargets) =>
      done(
        isReportText(file)
          ? await (await commands.textCheck()).textCheck(file, options, new Date(), output)
          : await (await commands.report()).reportCheck(await read(file, options), output),
      ),
    );
  onFile(
    'import',
    '从已有报告（.docx、.pdf、.txt）中读出填报内容，供逐项确认；不写入任何数据',
  ).action(async (file: string, { rules }: RulesOption) =>
    done(
      await (
        await commands.import()
      ).reportImport(
        file,
        await (await commands.input()).rulebookFor(file, rules, loadConfig().root),
        output,
      ),
    ),
  );
  onFile('score', '评分表与扣分理由').action(async (file: string, options: RulesOption) =>
    done(await (await commands.report()).reportScore(await read(file, options), output)),
  );
  onFile('render', '排版为 PDF（或 .html、.docx）')
    .option('-o, --output <file>', '写到哪里（默认 report.pdf，加 --docx 为 report.docx）')
    .option('--docx', '写成可编辑的 Word 文件')
    .action(async (file: string, options: RulesOption & RenderOptions) => {
      const { renderTarget, reportRender } = await commands.render();
      const target = renderTarget(options, new Date());
      done(await reportRender(await read(file, options), target, loadConfig(), output));
    });
}

/** Files whose text is read; a content file of the rulebook is JSON. */
const isReportText = (file: string): boolean => !/\.json$/i.test(file);

function addArchive(program: Command, output: Output, done: (code: ExitCode) => void): void {
  const archive = program.command('archive').description('档案');
  archive
    .command('export <id> <folder>')
    .description('导出一份档案的 BagIt 档案包到空的文件夹')
    .action(async (id: string, folder: string) =>
      done(await (await commands.archiveExport()).exportArchive(id, folder, loadConfig(), output)),
    );
  archive
    .command('verify [id]')
    .description('校验档案：本系统的全部或一份，或一个文件夹')
    .option('--folder <folder>', '只校验此文件夹中的档案文件，不连接数据库')
    .option('--jobs <n>', '同时校验几份', wholeNumber, 4)
    .option('--resume <file>', '进度文件：中断后从未校验的继续')
    .option('--roots <file>', '此前导出的校验根，一并核对')
    .action(async (id: string | undefined, options: VerifyOptions & { folder?: string }) =>
      done(
        options.folder === undefined
          ? await (
              await commands.archiveVerify()
            ).verifyInstallation(id, options, loadConfig(), output)
          : await (await commands.archive()).verifyFolder(options.folder, output),
      ),
    );
  archive
    .command('roots')
    .description('每日校验根：封存已过的日子，列出全部，供另行保存')
    .action(async () => done(await (await commands.knownRoots()).listRoots(loadConfig(), output)));
}

const MOST_JOBS = 64;

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= MOST_JOBS) return value;
  throw new InvalidArgumentError(`须为 1 至 ${MOST_JOBS} 的整数`);
}

function addPublic(program: Command, output: Output, done: (code: ExitCode) => void): void {
  program
    .command('public')
    .description('公开')
    .command('export <folder>')
    .description('把已公开的报告导出为静态网站，供政府门户托管')
    .option('--base <url>', '网站将来的网址，写入订阅文件（默认：PUBLIC_ORIGIN/public）')
    .action(async (folder: string, options: { base?: string }) =>
      done(
        await (await commands.publicExport()).exportPublic(folder, options, loadConfig(), output),
      ),
    );
}

function addInstall(program: Command, output: Output, done: (code: ExitCode) => void): void {
  program
    .command('install')
    .description('初始化空的数据库：建立财政局和三员账号，打印一次性密码')
    .requiredOption('--name <name>', '财政局全称，如 保定市徐水区财政局')
    .requiredOption('--short-name <name>', '简称，如 区财政局')
    .requiredOption('--district <name>', '所辖区划，如 保定市徐水区')
    .option('--rules <folder>', '同时发布这个年度规则包')
    .action(async (options: InstallOptions) =>
      done(await (await commands.install()).install(options, loadConfig(), output)),
    );
}

function addBackup(program: Command, output: Output, done: (code: ExitCode) => void): void {
  program
    .command('backup <folder>')
    .description('备份数据库和全部文件到文件夹（加密，文件只增量写入）')
    .requiredOption('--passphrase-file <file>', '口令文件，取第一行')
    .action(async (folder: string, options: BackupOptions) =>
      done(await (await commands.backup()).backup(folder, options, loadConfig(), output)),
    );
  program
    .command('restore <folder>')
    .description('从备份恢复到空的安装')
    .requiredOption('--passphrase-file <file>', '口令文件，取第一行')
    .option('--snapshot <name>', '恢复哪个快照（默认最新）')
    .action(async (folder: string, options: BackupOptions & { snapshot?: string }) =>
      done(await (await commands.backup()).restore(folder, options, loadConfig(), output)),
    );
}

function everyCommand(command: Command): Command[] {
  return [command, ...command.commands.flatMap(everyCommand)];
}
