import { checkSymbols } from '../../checks/system-tables.js';
import { factSymbols } from '../../formula/symbols.js';
import type { RulebookPackage } from '../../schema/index.js';
import { lintGrades } from './bands.js';
import { lintConditionCycles, lintFactCycles } from './cycles.js';
import { lintExamples } from './examples.js';
import { lintFacts } from './facts.js';
import { lintCapFormulas, lintCheckFormulas, lintDerived } from './formulas.js';
import { lintMarks } from './marks.js';
import { lintNames } from './names.js';
import { lintPercent } from './percent.js';
import { lintPoints } from './points.js';
import { lintReach } from './reach.js';
import { lintRules } from './rules.js';
import { lintTemplates } from './templates.js';
import { lintTwice } from './twice.js';
import { lintUnits } from './units.js';
import { lintWording } from './wording.js';
import { lintWorkflow } from './workflow.js';
import type { LintContext, LintFault } from './types.js';

function newContext(pkg: RulebookPackage): {
  context: LintContext;
  faults: LintFault[];
  reads: Set<string>;
} {
  const faults: LintFault[] = [];
  const reads = new Set<string>();
  const add = (severity: LintFault['severity']) => (path: string, message: string) => {
    const known = faults.some((fault) => fault.path === path && fault.message === message);
    if (!known) faults.push({ path, message, severity });
  };
  const facts = factSymbols(pkg.facts.facts);
  const context = {
    pkg,
    facts,
    checkFacts: checkSymbols(facts),
    error: add('error'),
    warn: add('warning'),
    read: (fact: string) => void reads.add(fact),
  };
  return { context, faults, reads };
}

/** Input facts that no rule, text, formula or completeness reads: typed for nothing. */
function lintUnread(context: LintContext, reads: ReadonlySet<string>): void {
  const referenced = new Set(
    context.pkg.facts.facts.flatMap((fact) =>
      (fact.columns ?? []).flatMap((column) => column.table ?? []),
    ),
  );
  context.pkg.facts.facts.forEach((fact, index) => {
    if (fact.origin === 'context' || reads.has(fact.id) || referenced.has(fact.id)) return;
    context.warn(`facts.facts.${index}`, `事实 ${fact.id} 没有任何规则、文本或公式使用`);
  });
}

/**
 * Everything wrong with a package that has its schema, all at once, each fault with its path into the files.
 * With an error a package cannot be compiled; warnings are for its editor to judge.
 */
export function lintPackage(pkg: RulebookPackage): readonly LintFault[] {
  const { context, faults, reads } = newContext(pkg);
  lintNames(context);
  lintFacts(context);
  lintFactCycles(context, lintDerived(context));
  lintConditionCycles(context);
  lintRules(context);
  lintCapFormulas(context);
  lintCheckFormulas(context);
  lintMarks(context);
  lintGrades(context);
  lintTemplates(context);
  lintWorkflow(context);
  lintExamples(context);
  lintUnread(context, reads);
  if (faults.some(({ severity }) => severity === 'error')) return faults;
  for (const lint of [lintReach, lintPoints, lintUnits, lintPercent, lintWording, lintTwice])
    lint(context);
  return faults;
}

export type { LintFault } from './types.js';
