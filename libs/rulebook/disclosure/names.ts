import type { Evaluation } from '../evaluate/types.js';
import type { CompiledRulebook } from '../package/compiled.js';

const SCORE = /^(indicator|category)\.(.+)\.score$/;

/** What people call a place of the report: 重点任务 第 2 行 金额. */
export function nameOf(rulebook: CompiledRulebook, evaluation: Evaluation, ref: string): string {
  const score = SCORE.exec(ref);
  if (score !== null) return scoreName(evaluation, score[1] ?? '', score[2] ?? '');
  const [id = '', second, third] = ref.split('/');
  const symbol = rulebook.facts.get(id);
  const position = positionOf(evaluation, id, second);
  const column = third ?? (position < 0 ? second : undefined);
  const row = position < 0 ? [] : [`第 ${position + 1} 行`];
  return [symbol?.label ?? id, ...row, ...columnName(symbol, column)].join(' ');
}

type FactSymbol = ReturnType<CompiledRulebook['facts']['get']>;

const columnName = (symbol: FactSymbol, column: string | undefined): string[] =>
  column === undefined ? [] : [symbol?.columns?.get(column)?.label ?? column];

function positionOf({ facts }: Evaluation, id: string, row: string | undefined): number {
  const value = facts[id]?.value;
  return Array.isArray(value) ? value.findIndex((one) => one.id === row) : -1;
}

function scoreName({ score }: Evaluation, kind: string, id: string): string {
  const list: readonly { readonly id: string; readonly label: string }[] =
    kind === 'indicator' ? score.indicators : score.categories;
  return `${list.find((one) => one.id === id)?.label ?? id} 得分`;
}
