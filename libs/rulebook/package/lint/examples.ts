import { contentReferenceFaults, parseEditableFact } from '../../facts/content-faults.js';
import type { RulebookExample } from '../../schema/index.js';
import type { LintContext } from './types.js';

/** `id`, `id:row`, or an id with a row that examples add. */
function checkId(key: string): string {
  const [id = ''] = key.split(':', 1);
  return id;
}

function lintExpectations(context: LintContext, example: RulebookExample, path: string): void {
  const indicators = new Set(
    context.pkg.indicators.categories.flatMap((category) =>
      category.indicators.map((indicator) => indicator.id),
    ),
  );
  const checks = new Set(context.pkg.checks.checks.map((check) => check.id));
  const { expect } = example;
  Object.keys(expect.indicators ?? {}).forEach((id) => {
    if (!indicators.has(id)) context.error(`${path}.expect.indicators.${id}`, `没有指标 ${id}`);
  });
  Object.keys(expect.facts ?? {}).forEach((id) => {
    if (!context.facts.has(id)) context.error(`${path}.expect.facts.${id}`, `没有事实 ${id}`);
  });
  (['failing', 'passing'] as const).forEach((list) =>
    (expect[list] ?? []).forEach((key, index) => {
      if (!checks.has(checkId(key)))
        context.error(`${path}.expect.${list}.${index}`, `没有校验 ${checkId(key)}`);
    }),
  );
}

function lintContent(context: LintContext, example: RulebookExample, path: string): void {
  const facts = example.content?.facts ?? {};
  for (const [id, value] of Object.entries(facts)) {
    const parsed = parseEditableFact(context.facts, id, value);
    (parsed.faults ?? []).forEach((fault) =>
      context.error(`${path}.content.${fault.path ?? ''}`, `示例 ${example.id}：${fault.message}`),
    );
  }
  if (example.extends !== undefined) return; // rows it refers to may stand in the example it extends
  contentReferenceFaults(context.facts, { facts }).forEach((fault) =>
    context.error(`${path}.content.${fault.path ?? ''}`, `示例 ${example.id}：${fault.message}`),
  );
}

/** Examples: content that could be typed, expectations that name what there is, an `extends` chain that ends. */
export function lintExamples(context: LintContext): void {
  const byId = new Map(context.pkg.examples.map((example) => [example.id, example]));
  context.pkg.examples.forEach((example, index) => {
    const path = `examples.${index}`;
    lintExpectations(context, example, path);
    lintContent(context, example, path);
    const seen = new Set([example.id]);
    for (let next = example.extends; next !== undefined; next = byId.get(next)?.extends) {
      if (!byId.has(next)) context.error(`${path}.extends`, `没有示例 ${next}`);
      if (seen.has(next)) {
        context.error(`${path}.extends`, `示例 ${example.id} 的 extends 循环`);
        break;
      }
      seen.add(next);
    }
  });
}
