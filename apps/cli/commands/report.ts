import { evaluate, type CheckResult, type Evaluation, type ScoreRun } from '#libs/rulebook';

import { EXIT, type ExitCode } from '../exit-codes.js';
import type { ReportFile } from '../input.js';
import type { Output } from '../output.js';
import { tableLines } from '../table.js';

/** `ziping report check <file>`: the cross-checks that fail, and what is still missing. */
export async function reportCheck(file: ReportFile, output: Output): Promise<ExitCode> {
  const { checks, completeness } = await evaluate(file.rulebook, file.input);
  const failing = checks.filter(({ outcome }) => outcome === 'fail' || outcome === 'error');
  const errors = failing.filter(({ severity }) => severity === 'error');
  output.result({ ok: errors.length === 0, completeness, checks }, [
    ...failing.flatMap(checkLines),
    `勾稽校验：错误 ${errors.length} 处，其他提示 ${failing.length - errors.length} 处`,
    `必填 ${completeness.required} 项，已填 ${completeness.filled} 项`,
    ...completeness.missing.map((path) => `  待填：${path}`),
  ]);
  return errors.length === 0 && completeness.missing.length === 0 ? EXIT.ok : EXIT.findings;
}

const SEVERITY = { error: '错误', warning: '提醒', hint: '建议' } as const;

function checkLines(check: CheckResult): string[] {
  const label = check.outcome === 'error' ? '规则错误' : SEVERITY[check.severity];
  return [`[${label}] ${check.key}  ${check.message}`, `    ${check.instruction}`];
}

/** `ziping report score <file>`: the score table with reasons. */
export async function reportScore(file: ReportFile, output: Output): Promise<ExitCode> {
  const { score } = await evaluate(file.rulebook, file.input);
  output.result(score, scoreLines(score));
  return score.status === 'complete' ? EXIT.ok : EXIT.findings;
}

const STATUS = {
  scored: '',
  not_applicable: '不涉及',
  missing: '待填',
  error: '规则错误',
} as const;

/** The score table for a terminal. */
export function scoreLines(score: ScoreRun): string[] {
  const rows = score.categories.flatMap((category) => [
    ['', category.label, category.applicableFullMarks, category.score, ''],
    ...score.indicators
      .filter((indicator) => indicator.category === category.id)
      .map((indicator) => [
        indicator.number,
        indicator.label,
        indicator.applicableFullMarks,
        indicator.score ?? '—',
        [STATUS[indicator.status], ...indicator.reasons, indicator.counterfactual ?? '']
          .filter((text) => text !== '')
          .join('；'),
      ]),
  ]);
  const result = score.conversion ?? '尚有未完成的指标，未换算';
  return [
    ...tableLines([['序号', '指标', '适用满分', '得分', '说明'], ...rows]),
    `得分 ${score.score}，适用满分 ${score.applicableFullMarks}`,
    score.gradeLabel === null ? result : `${result}，等级 ${score.gradeLabel}`,
  ];
}

/** Evaluates for commands that print more than the score. */
export function evaluateFile(file: ReportFile): Promise<Evaluation> {
  return evaluate(file.rulebook, file.input);
}
