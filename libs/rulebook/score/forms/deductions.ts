import { Decimal, sumDecimals, toDecimalString } from '#libs/kernel';
import type { CompiledFormula } from '../../formula/nodes.js';
import type { ScoringForm } from '../../schema/index.js';
import { Inputs, nameOf, withUnit } from '../inputs.js';
import type { FormCompiler, FormResult, ScoreContext, Scorer } from '../types.js';

type Form = Extract<ScoringForm, { form: 'deductions' }>;
type Item = Form['items'][number];

interface CompiledItem {
  readonly item: Item;
  readonly formula: CompiledFormula;
  readonly allowance: Decimal;
  readonly per: Decimal | null;
  readonly points: Decimal;
}

interface Deduction {
  readonly compiled: CompiledItem;
  readonly count: Decimal;
  /** Units that cost points: what exceeds the allowance, in whole `per` when that is given. */
  readonly units: Decimal;
  readonly lost: Decimal;
}

function deduct(compiled: CompiledItem, count: Decimal): Deduction {
  const over = Decimal.max(0, count.minus(compiled.allowance));
  const units = compiled.per === null ? over : over.div(compiled.per).ceil();
  return { compiled, count, units, lost: units.times(compiled.points) };
}

/** 退回修改次数 2 次 × 0.2 分 = 扣 0.4 分 */
function line({ compiled, count, units, lost }: Deduction): string {
  const { item, allowance, per, points } = compiled;
  const price = `${toDecimalString(points)} 分 = 扣 ${toDecimalString(lost)} 分`;
  const unit = item.unit ?? '';
  if (per === null && allowance.isZero())
    return `${item.label} ${withUnit(count, unit)} × ${price}`;
  const over = `${item.label} ${withUnit(count, unit)}，超过 ${withUnit(allowance, unit)} 部分`;
  const step =
    per === null ? '' : `每 ${withUnit(per, unit)}（不足的按 ${withUnit(per, unit)}）计一次，`;
  return `${over}${step === '' ? ' ' : `，${step}`}${toDecimalString(units)} × ${price}`;
}

function remedy({ compiled }: Deduction, context: ScoreContext): string {
  const { item, formula, allowance } = compiled;
  const goal = toDecimalString(allowance);
  if (item.fact !== undefined && formula.source.trim() !== item.fact) {
    return `调整${context.name(item.fact).label}，使${item.label}降为 ${goal}`;
  }
  return `${nameOf(formula, context, { label: item.label, unit: '' }).label}降为 ${goal}`;
}

function total(deductions: readonly Deduction[], context: ScoreContext): FormResult {
  const lost = sumDecimals(deductions.map((deduction) => deduction.lost));
  const score = Decimal.max(0, context.fullMarks.minus(lost));
  const costly = deductions.filter((deduction) => deduction.lost.gt(0));
  const sides = deductions.map(
    ({ compiled, lost: cost }) => `${compiled.item.id}.${cost.gt(0) ? 'deducted' : 'clean'}`,
  );
  const marks = toDecimalString(context.fullMarks);
  const floor = lost.gt(context.fullMarks)
    ? [`扣分合计 ${toDecimalString(lost)} 分，扣完为止，扣 ${marks} 分`]
    : [];
  const arithmetic = [
    `满分 ${marks} − 扣分 ${toDecimalString(Decimal.min(lost, context.fullMarks))} = ${toDecimalString(score)}`,
  ];
  if (costly.length === 0) return { status: 'scored', score, reasons: [], arithmetic, sides };
  return {
    status: 'scored',
    score,
    reasons: [...costly.map(line), ...floor],
    arithmetic: [...costly.map(line), ...arithmetic],
    counterfactual: `${costly.map((deduction) => remedy(deduction, context)).join('，且')} 可得满分`,
    sides,
  };
}

/** Full marks minus count × points for every item, never below zero (扣完为止). A negative count deducts nothing. */
export function compileDeductions(form: Form, compiler: FormCompiler): Scorer {
  const items: CompiledItem[] = form.items.map((item) => ({
    item,
    formula: compiler.formula(item.count),
    allowance: new Decimal(item.allowance ?? 0),
    per: item.per === undefined ? null : new Decimal(item.per),
    points: new Decimal(item.points),
  }));
  return {
    formulas: items.map((item) => item.formula),
    conditions: [],
    sides: items.flatMap(({ item }) => [`${item.id}.deducted`, `${item.id}.clean`]),
    score: (context) => {
      const inputs = new Inputs(context);
      const deductions = items.flatMap((item) => {
        const count = inputs.number(item.formula);
        return count === null ? [] : [deduct(item, count)];
      });
      return inputs.obstacle() ?? total(deductions, context);
    },
  };
}
