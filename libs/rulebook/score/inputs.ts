import { toDecimalString, type Decimal } from '#libs/kernel';
import type { ConditionOutcome } from '../conditions/outcome.js';
import type { EvaluationFault } from '../evaluate/types.js';
import { faultOf } from '../facts/store.js';
import type { CompiledFormula } from '../formula/nodes.js';
import { asNumber, FormulaFault, isMissing } from '../formula/values.js';
import type { FactName, FormResult, ScoreContext } from './types.js';

/** Reads a form's inputs, gathering everything that is missing before anything is scored. */
export class Inputs {
  private readonly missing = new Set<string>();
  private fault: EvaluationFault | undefined;

  constructor(private readonly context: ScoreContext) {}

  number(formula: CompiledFormula): Decimal | null {
    try {
      const value = formula.run(this.context.scope);
      if (!isMissing(value)) return asNumber(value);
      (value.paths.length > 0 ? value.paths : formula.facts).forEach((path) =>
        this.missing.add(path),
      );
    } catch (error) {
      if (!(error instanceof FormulaFault)) throw error;
      this.fault ??= faultOf(error);
    }
    return null;
  }

  decision(outcome: ConditionOutcome): boolean | null {
    if (outcome.outcome === 'fault')
      this.fault ??= outcome.fault ?? { code: 'rule.engine', message: '规则错误' };
    outcome.missing.forEach((path) => this.missing.add(path));
    return typeof outcome.outcome === 'boolean' ? outcome.outcome : null;
  }

  absorb(result: FormResult): void {
    if (result.status === 'missing') result.missing.forEach((path) => this.missing.add(path));
    if (result.status === 'error') this.fault ??= result.fault;
  }

  /** As `obstacle`, where an input is known not to be there. */
  refusal(): FormResult {
    return this.obstacle() ?? { status: 'missing', missing: [] };
  }

  /** Why the form cannot be scored, or null when all its inputs are there. A fault comes before anything missing. */
  obstacle(): FormResult | null {
    if (this.fault !== undefined) return { status: 'error', fault: this.fault };
    return this.missing.size > 0 ? { status: 'missing', missing: [...this.missing] } : null;
  }
}

/** 2 次, 12.5 %, 3 */
export function withUnit(value: Decimal, unit: string): string {
  return unit === '' ? toDecimalString(value) : `${toDecimalString(value)} ${unit}`;
}

/** A change of a percentage is counted in 个百分点. */
export function changeUnit(unit: string): string {
  return unit === '%' || unit === '％' ? '个百分点' : unit;
}

/** The name of the figure a formula stands for: of its fact when it is just that, else as given. */
export function nameOf(
  formula: CompiledFormula,
  context: ScoreContext,
  otherwise: FactName,
): FactName {
  const [fact] = formula.facts;
  return fact !== undefined && formula.source.trim() === fact ? context.name(fact) : otherwise;
}
