import { Decimal, sumDecimals, toDecimalString } from '#libs/kernel';
import type { CompiledCondition } from '../../conditions/compile.js';
import type { ScoringForm } from '../../schema/index.js';
import { Inputs } from '../inputs.js';
import type { FormCompiler, FormResult, ScoreContext, Scorer } from '../types.js';

type Form = Extract<ScoringForm, { form: 'checklist' }>;

interface Item {
  readonly id: string;
  readonly label: string;
  readonly condition: CompiledCondition;
  readonly points: Decimal;
}

function total(
  items: readonly Item[],
  met: readonly (boolean | null)[],
  context: ScoreContext,
): FormResult {
  const unmet = items.filter((_, index) => met[index] === false);
  const lost = Decimal.min(sumDecimals(unmet.map((item) => item.points)), context.fullMarks);
  const score = context.fullMarks.minus(lost);
  const sides = items.map((item, index) => `${item.id}.${met[index] === true ? 'met' : 'unmet'}`);
  const difference = `${toDecimalString(context.fullMarks)} − 扣分 ${toDecimalString(lost)}`;
  const arithmetic = [`满分 ${difference} = ${toDecimalString(score)}`];
  if (unmet.length === 0) return { status: 'scored', score, reasons: [], arithmetic, sides };
  return {
    status: 'scored',
    score,
    reasons: unmet.map((item) => `未满足“${item.label}”，扣 ${toDecimalString(item.points)} 分`),
    arithmetic,
    counterfactual: `${unmet.map((item) => `满足“${item.label}”`).join('，且')}可得满分`,
    sides,
  };
}

/** Every item not met takes its points, down to zero (缺一项扣 x 分). */
export function compileChecklist(form: Form, compiler: FormCompiler): Scorer {
  const items: Item[] = form.items.map((item) => ({
    id: item.id,
    label: item.label,
    condition: compiler.condition(item.when),
    points: new Decimal(item.points),
  }));
  return {
    formulas: [],
    conditions: items.map((item) => item.condition),
    sides: items.flatMap((item) => [`${item.id}.met`, `${item.id}.unmet`]),
    score: (context) => {
      const inputs = new Inputs(context);
      const met = items.map((item) => inputs.decision(context.condition(item.condition)));
      return inputs.obstacle() ?? total(items, met, context);
    },
  };
}
