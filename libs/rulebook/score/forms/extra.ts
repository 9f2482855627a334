import { Decimal, sumDecimals, toDecimalString } from '#libs/kernel';
import type { CompiledCondition } from '../../conditions/compile.js';
import type { CompiledFormula } from '../../formula/nodes.js';
import type { ScoringForm } from '../../schema/index.js';
import { Inputs } from '../inputs.js';
import type { FormCompiler, FormResult, ScoreContext, Scorer } from '../types.js';

type BonusForm = Extract<ScoringForm, { form: 'bonus' }>;
type PenaltyForm = Extract<ScoringForm, { form: 'penalty' }>;

interface Item {
  readonly id: string;
  readonly label: string;
  readonly condition: CompiledCondition;
  readonly points: Decimal;
  readonly count: CompiledFormula | null;
}

interface Moved {
  readonly item: Item;
  readonly met: boolean;
  readonly count: Decimal;
  readonly points: Decimal;
}

/** A count is asked for only where the condition holds; below zero it counts as none. */
function read(items: readonly Item[], inputs: Inputs, context: ScoreContext): Moved[] {
  return items.map((item) => {
    const met = inputs.decision(context.condition(item.condition)) === true;
    const count =
      met && item.count !== null ? Decimal.max(0, inputs.number(item.count) ?? 0) : new Decimal(1);
    return { item, met, count, points: met ? item.points.times(count) : new Decimal(0) };
  });
}

function line({ item, count, points }: Moved, word: '加' | '扣'): string {
  const times =
    item.count === null ? '' : ` ${toDecimalString(count)} × ${toDecimalString(item.points)} 分 =`;
  return `${item.label}${times === '' ? '，' : `${times} `}${word} ${toDecimalString(points)} 分`;
}

function total(moved: readonly Moved[], limit: Decimal, word: '加' | '扣'): FormResult {
  const effective = moved.filter((entry) => entry.met && entry.points.gt(0));
  const sum = sumDecimals(effective.map((entry) => entry.points));
  const points = Decimal.min(sum, limit);
  const lines = effective.map((entry) => line(entry, word));
  const capped = sum.gt(limit)
    ? [`合计 ${toDecimalString(sum)} 分，至多${word} ${toDecimalString(limit)} 分`]
    : [];
  return {
    status: 'scored',
    score: word === '加' ? points : points.negated(),
    reasons: [...lines, ...capped],
    arithmetic: [...lines, ...capped, `${word}分 ${toDecimalString(points)}`],
    sides: moved.map((entry) => `${entry.item.id}.${entry.met ? 'met' : 'unmet'}`),
  };
}

function scorer(
  items: readonly Item[],
  word: '加' | '扣',
  limit: (context: ScoreContext) => Decimal,
): Scorer {
  return {
    formulas: items.flatMap((item) => item.count ?? []),
    conditions: items.map((item) => item.condition),
    sides: items.flatMap((item) => [`${item.id}.met`, `${item.id}.unmet`]),
    score: (context) => {
      const inputs = new Inputs(context);
      const moved = read(items, inputs, context);
      return inputs.obstacle() ?? total(moved, limit(context), word);
    },
  };
}

function compileItems(items: PenaltyForm['items'], compiler: FormCompiler): Item[] {
  return items.map((item) => ({
    id: item.id,
    label: item.label,
    condition: compiler.condition(item.when),
    points: new Decimal(item.points),
    count: item.count === undefined ? null : compiler.formula(item.count),
  }));
}

/** Every item met adds its points, up to full marks (加分项). */
export function compileBonus(form: BonusForm, compiler: FormCompiler): Scorer {
  return scorer(compileItems(form.items, compiler), '加', (context) => context.fullMarks);
}

/** Every item met subtracts its points, per unit where it counts, down to minus `limit` (扣分项). */
export function compilePenalty(form: PenaltyForm, compiler: FormCompiler): Scorer {
  const limit = new Decimal(form.limit);
  return scorer(compileItems(form.items, compiler), '扣', () => limit);
}
