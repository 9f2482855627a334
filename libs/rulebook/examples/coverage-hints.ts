import type { LintFault } from '../package/lint/index.js';
import type { RulebookPackage } from '../schema/index.js';
import type { RuleCoverage } from './coverage.js';

/** What no example reaches: whole rules, and of the others the outcomes on one side of a limit. */
export function coverageHints(
  pkg: RulebookPackage,
  { untouched, untouchedRules }: RuleCoverage,
): readonly LintFault[] {
  const whole = new Set(untouchedRules);
  const hint = (rule: string, message: string): LintFault => ({
    ...{ path: placeOf(pkg, rule), message },
    severity: 'warning',
  });
  const oneSided = untouched.flatMap((side) => {
    const at = side.lastIndexOf(': ');
    const [rule, outcome] = [side.slice(0, at), side.slice(at + 2)];
    const message = `规则 ${rule} 的结果 ${outcome} 没有任何示例触及，界限两边都应有示例`;
    return whole.has(rule) ? [] : [hint(rule, message)];
  });
  return [
    ...untouchedRules.map((rule) => hint(rule, `规则 ${rule} 没有任何示例触及`)),
    ...oneSided,
  ];
}

/** `indicators.<id>`, `checks.<id>`, `caps.<id>` or `grades.<id>` as a path into the files. */
function placeOf({ indicators, checks }: RulebookPackage, rule: string): string {
  const [kind = ''] = rule.split('.', 1);
  const id = rule.slice(kind.length + 1);
  const within = (path: string, list: readonly { readonly id: string }[]): string =>
    `${path}.${String(list.findIndex((one) => one.id === id))}`;
  if (kind === 'checks') return within('checks.checks', checks.checks);
  if (kind === 'caps') return within('indicators.caps', indicators.caps);
  if (kind === 'grades') return within('indicators.grades', indicators.grades);
  const at = indicators.categories.findIndex((one) => one.indicators.some((own) => own.id === id));
  const own = indicators.categories[at]?.indicators ?? [];
  return within(`indicators.categories.${String(at)}.indicators`, own);
}
