import { acceptExamples, addExamples } from '#libs/features/rulebooks';
import { contentHash } from '#libs/kernel';
import {
  compilePackage,
  diffPackages,
  expectationChanges,
  limitGaps,
  lintWithExamples,
  runExamples,
  type ExampleRun,
  type ExpectationChange,
  type LimitGap,
} from '#libs/rulebook';

import { EXIT, type ExitCode } from '../exit-codes.js';
import { readPackage } from '../input.js';
import type { Output } from '../output.js';
import { tableLines } from '../table.js';

/**
 * `ziping rules check <folder>`: everything that publication asks for and everything the editor hints at: schema, lint and
 * golden cases, every fault at once.
 */
export async function rulesCheck(folder: string, output: Output): Promise<ExitCode> {
  const pkg = await readPackage(folder);
  const faults = await lintWithExamples(pkg);
  const errors = faults.filter(({ severity }) => severity === 'error').length;
  const hash = contentHash(pkg);
  output.result({ ok: errors === 0, hash, faults }, [
    ...tableLines(faults.map(({ severity, path, message }) => [LABELS[severity], path, message])),
    `规则包 ${pkg.manifest.year} ${pkg.manifest.version}：错误 ${errors} 处，提醒 ${faults.length - errors} 处`,
    `标识 ${hash}`,
  ]);
  return errors === 0 ? EXIT.ok : EXIT.findings;
}

/** `ziping rules diff <before> <after>`: what differs between two packages, by stable ids; exit code 1 when something does. */
export async function rulesDiff(before: string, after: string, output: Output): Promise<ExitCode> {
  const differences = diffPackages(await readPackage(before), await readPackage(after));
  output.result({ differences }, [
    ...differences.map(({ partLabel, line }) => `[${partLabel}] ${line}`),
    differences.length === 0 ? '两份规则相同' : `不同之处 ${differences.length} 处`,
  ]);
  return differences.length === 0 ? EXIT.ok : EXIT.findings;
}

const LABELS = { error: '错误', warning: '提醒' } as const;

/** `ziping rules test <folder>`: the package's golden cases, and what none of them reaches. */
export async function rulesTest(folder: string, output: Output): Promise<ExitCode> {
  const rulebook = compilePackage(await readPackage(folder));
  output.progress(`正在运行 ${rulebook.package.examples.length} 个示例……`);
  const run = await runExamples(rulebook);
  output.result(run, [...failureLines(run), ...coverageLines(run)]);
  return run.passed ? EXIT.ok : EXIT.findings;
}

/**
 * `ziping rules test <folder> --accept`: writes what comes out now into the golden cases, and lists every line of it.
 * A golden case is a promise: the difference is read before it is committed.
 */
export async function rulesAccept(folder: string, output: Output): Promise<ExitCode> {
  const changes = await expectationChanges(compilePackage(await readPackage(folder)));
  const files = await acceptExamples(folder, changes);
  const left = changes.filter(({ value }) => value === undefined);
  output.result({ ok: left.length === 0, changes, files }, [
    ...tableLines(changes.map(changeCells)),
    `已改写示例文件 ${files.length} 个，预期结果 ${changes.length - left.length} 项；请逐行核对后再提交`,
    ...left.map(({ example, actual }) => `✗ ${example} 无法改写：${actual}`),
  ]);
  return left.length === 0 ? EXIT.ok : EXIT.findings;
}

const changeCells = ({ example, label, expected, actual }: ExpectationChange): string[] => [
  example,
  label,
  `${expected} → ${actual}`,
];

/**
 * `ziping rules test <folder> --limits`: the two golden cases of every limit that lacks them, with what they would
 * expect; with `--accept` each is written as a file, to be read before it is committed. Exit code 1 while one is missing.
 */
export async function rulesLimits(
  folder: string,
  accept: boolean,
  output: Output,
): Promise<ExitCode> {
  const gaps = await limitGaps(compilePackage(await readPackage(folder)));
  const pairs = gaps.flatMap(({ pairing }) => (pairing.pair === null ? [] : [pairing.pair]));
  const made = pairs.flatMap(({ on, beyond }) => [on.example, beyond.example]);
  const files = accept ? await addExamples(folder, made) : [];
  const ok = accept ? pairs.length === gaps.length : gaps.length === 0;
  const summary = accept
    ? `已写入示例文件 ${files.length} 个；请逐个核对预期结果后再提交`
    : `缺少示例的界限 ${gaps.length} 处，可补上 ${pairs.length} 处（加 --accept 写成文件）`;
  output.result({ ok, gaps, files }, [...gaps.flatMap(gapLines), summary]);
  return ok ? EXIT.ok : EXIT.findings;
}

function gapLines({ hint, pairing }: LimitGap): string[] {
  const head = `${hint.path} ${hint.message}`;
  if (pairing.pair === null) return [`✗ ${head}`, `    ${pairing.why}`];
  const { pair, base } = pairing;
  const before = pair.before === null ? '' : `，原为 ${pair.before}`;
  const besides = pair.besides.map(({ label, value }) => `${label}改为${value}`).join('，');
  return [
    head,
    ...(besides === '' ? [] : [`    使得分接近界限：${besides}`]),
    `    以示例 ${base} 为底，改动${pair.turned}${before}：`,
    ...[pair.on, pair.beyond].map(
      ({ example, typed, figure, expected }) =>
        `    ${example.id}：填 ${typed}，取值 ${figure}；预期 ${expected
          .map(({ label, value }) => `${label} ${value}`)
          .join('，')}`,
    ),
    ...(pair.differ ? [] : ['    两侧结果相同：这条规则在此示例中不起作用']),
  ];
}

function failureLines({ results }: ExampleRun): string[] {
  const failed = results.filter(({ passed }) => !passed);
  const details = failed.flatMap(({ id, title, differences }) => [
    `✗ ${id} ${title}`,
    ...differences.map(
      (found) => `    ${found.path}：应为 ${found.expected}，实为 ${found.actual}`,
    ),
  ]);
  return [...details, `示例 ${results.length} 个，通过 ${results.length - failed.length} 个`];
}

function coverageLines({ coverage }: ExampleRun): string[] {
  return [
    `规则的各种结果共 ${coverage.sides} 种，示例触及 ${coverage.touched} 种`,
    ...coverage.untouchedRules.map((rule) => `  未触及的规则：${rule}`),
  ];
}
