import { formatIssue } from '../../template/formats.js';
import { parseTemplate, type FormatCall, type ParsedTemplate } from '../../template/parse.js';
import { scorePlaceholder } from '../../template/score-values.js';
import type { ColumnSymbol, FactSymbol } from '../../formula/symbols.js';
import type { RulebookPackage } from '../../schema/index.js';
import { allBlocks, narrativeTemplates } from '../blocks.js';
import type { LintContext } from './types.js';

/** Where a template stands decides what it may print. */
interface TemplatePlace {
  readonly facts: ReadonlyMap<string, FactSymbol>;
  readonly indicators: RulebookPackage['indicators'];
  /** The table whose row it stands in. */
  readonly row?: string | undefined;
  readonly score: boolean;
  /** Names of further values: `left`, `right`, `difference`. */
  readonly values?: readonly string[];
}

function rowIssues(place: TemplatePlace, column: string, formats: readonly FormatCall[]): string[] {
  if (place.row === undefined) return ['此处没有行，不能使用 row'];
  const symbol = place.facts.get(place.row)?.columns?.get(column);
  if (symbol === undefined) return [`表格 ${place.row} 没有列 ${column}`];
  const [first, ...rest] = formats;
  if (first?.name !== 'ref') return formatIssues(formats);
  return [...referenceIssues(place, symbol, first.argument ?? ''), ...formatIssues(rest)];
}

/** `ref:name` follows a `ref` column to a column of the table it points to. */
function referenceIssues(place: TemplatePlace, symbol: ColumnSymbol, column: string): string[] {
  if (symbol.definition?.type !== 'ref') return [`列 ${symbol.id} 不是引用列，不能用 ref`];
  const target = place.facts.get(symbol.definition.table ?? '')?.columns;
  return target?.has(column) === true ? [] : [`被引用的表格没有列 ${column}`];
}

function formatIssues(formats: readonly FormatCall[]): string[] {
  return formats.flatMap(({ name, argument }) => formatIssue(name, argument) ?? []);
}

function scoreIssues(place: TemplatePlace, id: string): string[] | null {
  const placeholder = scorePlaceholder(id);
  if (placeholder === null) return null;
  if (!place.score) return ['此处不能使用得分'];
  if (placeholder.kind === 'score') return [];
  const { categories } = place.indicators;
  const known =
    placeholder.kind === 'category'
      ? categories.some((category) => category.id === placeholder.id)
      : categories.some((category) =>
          category.indicators.some((indicator) => indicator.id === placeholder.id),
        );
  return known
    ? []
    : [`没有${placeholder.kind === 'category' ? '类别' : '指标'} ${placeholder.id}`];
}

function placeholderIssues(
  place: TemplatePlace,
  id: string,
  formats: readonly FormatCall[],
): string[] {
  if (place.values?.includes(id) === true) return formatIssues(formats);
  if (id.startsWith('row.')) return rowIssues(place, id.slice('row.'.length), formats);
  const ofScore = scoreIssues(place, id);
  if (ofScore !== null) return [...ofScore, ...formatIssues(formats)];
  if (!place.facts.has(id)) return [`没有事实 ${id}`];
  return formatIssues(formats);
}

/** Everything wrong with a template in its place: malformed or unknown placeholders, unknown formats. */
export function templateIssues(parsed: ParsedTemplate, place: TemplatePlace): string[] {
  const unknown = parsed.parts.flatMap((part) =>
    'id' in part ? placeholderIssues(place, part.id, part.formats) : [],
  );
  return [...parsed.issues, ...unknown];
}

type Place = Partial<TemplatePlace> & Pick<TemplatePlace, 'score'>;

function lintTemplate(context: LintContext, template: string, path: string, place: Place): void {
  const parsed = parseTemplate(template);
  const full = { facts: context.facts, indicators: context.pkg.indicators, ...place };
  templateIssues(parsed, full).forEach((issue) => context.error(path, issue));
  parsed.parts.forEach((part) => {
    if ('id' in part && context.facts.has(part.id)) context.read(part.id);
  });
}

function lintBlocks(context: LintContext): void {
  const categories = new Set(context.pkg.indicators.categories.map((category) => category.id));
  for (const { block, path } of allBlocks(context.pkg.narrative)) {
    if ('table' in block) {
      if (context.facts.get(block.table)?.type !== 'table')
        context.error(`${path}.table`, `没有表格 ${block.table}`);
      else context.read(block.table);
    }
    if (block.type === 'score_heading' && !categories.has(block.category))
      context.error(`${path}.category`, `没有类别 ${block.category}`);
  }
}

/** Every template of the package, and the tables and categories that blocks stand on. */
export function lintTemplates(context: LintContext): void {
  const { narrative, checks, indicators } = context.pkg;
  narrativeTemplates(narrative).forEach(({ template, path, row }) =>
    lintTemplate(context, template, path, { score: true, row }),
  );
  checks.checks.forEach((check, index) => {
    const place = {
      facts: context.checkFacts,
      score: true,
      row: check.forEach,
      values: ['left', 'right', 'difference'],
    };
    lintTemplate(context, check.message, `checks.checks.${index}.message`, place);
    lintTemplate(context, check.instruction, `checks.checks.${index}.instruction`, place);
  });
  indicators.categories.forEach((category, c) =>
    category.indicators.forEach((indicator, i) => {
      if (indicator.notApplicable === undefined) return;
      const path = `indicators.categories.${c}.indicators.${i}.notApplicable.reason`;
      lintTemplate(context, indicator.notApplicable.reason, path, { score: false });
    }),
  );
  lintBlocks(context);
}
