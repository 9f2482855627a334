import type { Fault } from '#libs/kernel';
import type { CompiledRulebook, FactDefinition, ReportContent } from '#libs/rulebook';

/**
 * How far a path reaches: a note may be pinned to anything shown; a return opens what can be typed, and as
 * `indicators/<indicator>` or `evidence` the files that prove it.
 */
export type FieldUse = 'note' | 'return';

const fault = (path: string, message: string): Fault => ({ code: 'fact.unknown', message, path });

function columnProblem(definition: FactDefinition, column: string, use: FieldUse): string | null {
  const found = definition.columns?.find(({ id }) => id === column);
  if (found === undefined) return '没有这一列';
  return use === 'return' && found.formula !== undefined ? '由系统计算，不能退回修改' : null;
}

function factProblem(
  rulebook: CompiledRulebook,
  content: ReportContent,
  path: string,
  use: FieldUse,
): string | null {
  const [id = '', row, column, ...rest] = path.split('/');
  const definition = rulebook.facts.get(id)?.definition;
  if (definition === undefined || rest.length > 0) return '报告中没有这一项';
  if (use === 'return' && definition.origin !== 'input')
    return '由系统计算或给出，请退回它所依据的填报项';
  if (row === undefined) return null;
  const value = content.facts[id];
  const rows = Array.isArray(value) ? value : [];
  if (definition.type !== 'table' || !rows.some((entry) => entry.id === row)) return '没有这一行';
  return column === undefined ? null : columnProblem(definition, column, use);
}

function problem(
  rulebook: CompiledRulebook,
  content: ReportContent,
  path: string,
  use: FieldUse,
): string | null {
  const [head = '', id = ''] = path.split('/', 2);
  const blocks = [
    ...rulebook.package.narrative.body,
    ...rulebook.package.narrative.appendices.flatMap(({ blocks: inner }) => inner),
  ];
  const known: Readonly<Record<string, () => boolean>> = {
    paragraphs: () =>
      blocks.some(
        (block) =>
          block.id === id && (use === 'note' || (block.type === 'paragraph' && block.editable)),
      ),
    measures: () => rulebook.indicators.some(({ definition }) => definition.id === id),
    indicators: () => rulebook.indicators.some(({ definition }) => definition.id === id),
    evidence: () => path === 'evidence',
  };
  const check = Object.hasOwn(known, head) ? known[head] : undefined;
  if (check === undefined) return factProblem(rulebook, content, path, use);
  return check() ? null : '报告中没有这一项';
}

/** A fault for every path that names nothing in the report, or nothing that can be used so. */
export function fieldFaults(
  rulebook: CompiledRulebook,
  content: ReportContent,
  paths: readonly string[],
  use: FieldUse,
): Fault[] {
  return paths.flatMap((path) => {
    const found = problem(rulebook, content, path, use);
    return found === null ? [] : [fault(path, found)];
  });
}
