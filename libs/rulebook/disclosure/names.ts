import type { Evaluation } from '../evaluate/types.js';
import type { CompiledRulebook } from '../package/compiled.js';

const SCORE = /^(indicator|category)\.(.+)\.score$/;

/** What people call a place of the report: 重点任务 第 2 行 金额. */
export function nameOf(rulebook: CompiledRulebook, evaluation: Evaluation, ref: string): string {
  const score = SCORE.exec(ref);
  if (score !== null) return scoreName(evaluation, score[1] ?? '', score[2] ?? '');
  const [id = '', second, third] = ref.split('/');
  const symbol = rulebook.facts.get(id);
  const columnName = (column: string) => symbol?.columns?.get(column)?.label;
  const value = evaluation.facts[id]?.value;
  const position = Array.isArray(value) ? value.findIndex((row) => row.id === second) : -1;
  const row = position < 0 ? [] : [`第 ${position + 1} 行`];
  const column = third ?? (position < 0 ? second : undefined);
  const last = column === undefined ? [] : [columnName(column) ?? column];
  return [symbol?.label ?? id, ...row, ...last].join(' ');
}

function scoreName({ score }: Evaluation, kind: string, id: string): string {
  const list: readonly { readonly id: string; readonly label: string }[] =
    kind === 'indicator' ? score.indicators : score.categories;
  return `${list.find((one) => one.id === id)?.label ?? id} 得分`;
}
