import type { Evaluation } from '../evaluate/types.js';
import type { CompiledRulebook } from '../package/compiled.js';

const SCORE = /^(indicator|category)\.(.+)\.score$/;

/** What people call a place of the report: 重点任务 第 2 行 金额. */
export function nameOf(rulebook: CompiledRulebook, evaluation: Evaluation, ref: string): string {
  const score = SCORE.exec(ref);
  if (score !== null) return scoreName(evaluation, score[1] ?? '', score[2] ?? '');
  const [id = '', ...path] = ref.split('/');
  const symbol = rulebook.facts.get(id);
  const value = evaluation.facts[id]?.value;
  const rows = Array.isArray(value) ? value.map((row) => row.id) : [];
  const parts = path.map((part) => {
    const position = rows.indexOf(part);
    return position < 0 ? (symbol?.columns?.get(part)?.label ?? part) : `第 ${position + 1} 行`;
  });
  return [symbol?.label ?? id, ...parts].join(' ');
}

function scoreName({ score }: Evaluation, kind: string, id: string): string {
  const list: readonly { readonly id: string; readonly label: string }[] =
    kind === 'indicator' ? score.indicators : score.categories;
  return `${list.find((one) => one.id === id)?.label ?? id} 得分`;
}
