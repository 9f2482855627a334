import { allBlocks } from '../blocks.js';
import type { ScoringForm } from '../../schema/index.js';
import type { LintContext } from './types.js';

interface Named {
  readonly id: string;
  readonly path: string;
}

function unique(context: LintContext, what: string, list: readonly Named[]): void {
  const seen = new Set<string>();
  for (const { id, path } of list) {
    if (seen.has(id)) context.error(path, `${what} ${id} 重复`);
    seen.add(id);
  }
}

function named(items: readonly { readonly id: string }[], path: string): Named[] {
  return items.map(({ id }, index) => ({ id, path: `${path}.${index}.id` }));
}

/** Every list of items inside a scoring form; ids must differ within one list. */
function itemLists(
  form: ScoringForm,
  path: string,
): { items: readonly { id: string }[]; path: string }[] {
  if ('items' in form) return [{ items: form.items, path: `${path}.items` }];
  if (form.form === 'gate') return itemLists(form.then, `${path}.then`);
  if (form.form === 'best_of')
    return form.alternatives.flatMap(({ scoring }, index) =>
      itemLists(scoring, `${path}.alternatives.${index}.scoring`),
    );
  return [];
}

/** Ids that must be unique, each within its kind: indicators over all categories, blocks over report and appendices. */
export function lintNames(context: LintContext): void {
  const { facts, indicators, checks, narrative, examples } = context.pkg;
  unique(context, '事实', named(facts.facts, 'facts.facts'));
  unique(context, '分组', named(facts.sections, 'facts.sections'));
  facts.facts.forEach((fact, index) =>
    unique(context, '列', named(fact.columns ?? [], `facts.facts.${index}.columns`)),
  );
  unique(context, '类别', named(indicators.categories, 'indicators.categories'));
  unique(
    context,
    '指标',
    indicators.categories.flatMap((category, index) =>
      named(category.indicators, `indicators.categories.${index}.indicators`),
    ),
  );
  unique(context, '等级', named(indicators.grades, 'indicators.grades'));
  unique(context, '封顶', named(indicators.caps, 'indicators.caps'));
  unique(context, '校验', named(checks.checks, 'checks.checks'));
  unique(
    context,
    '段落',
    allBlocks(narrative).map(({ block, path }) => ({ id: block.id, path: `${path}.id` })),
  );
  unique(context, '附件', named(narrative.appendices, 'narrative.appendices'));
  unique(context, '示例', named(examples, 'examples'));
  indicators.categories.forEach((category, c) =>
    category.indicators.forEach((indicator, i) => {
      const path = `indicators.categories.${c}.indicators.${i}.scoring`;
      itemLists(indicator.scoring, path).forEach((list) =>
        unique(context, '评分项', named(list.items, list.path)),
      );
    }),
  );
}
