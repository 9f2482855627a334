import type { Condition, Option, Rulebook } from '../../api/types.ts';

type Comparison = Extract<Condition, { readonly fact: string }>;

const WORDS: Readonly<Record<string, string>> = {
  equal: '为',
  notEqual: '不为',
  in: '属于',
  notIn: '不属于',
  lessThan: '小于',
  lessThanInclusive: '不大于',
  greaterThan: '大于',
  greaterThanInclusive: '不小于',
  contains: '包含',
  doesNotContain: '不包含',
};

const factOf = ({ facts }: Rulebook, id: string) => facts.facts.find((fact) => fact.id === id);

function textWords(value: string, options: readonly Option[]): string {
  return value === '' ? '空' : (options.find((option) => option.value === value)?.label ?? value);
}

function valueWords(rulebook: Rulebook, value: unknown, options: readonly Option[] = []): string {
  if (typeof value === 'boolean') return value ? '“是”' : '“否”';
  if (typeof value === 'string') return textWords(value, options);
  if (Array.isArray(value))
    return value.map((one) => valueWords(rulebook, one, options)).join('、');
  const other = (value as { fact?: string } | null)?.fact;
  return other === undefined ? '' : `“${factOf(rulebook, other)?.label ?? other}”`;
}

function comparisonWords(rulebook: Rulebook, { fact, operator, value }: Comparison): string {
  const definition = factOf(rulebook, fact);
  const label = `“${definition?.label ?? fact}”`;
  if (operator === 'isMissing' || operator === 'isPresent')
    return `${label}${(operator === 'isPresent') === (value !== false) ? '已填写' : '未填写'}`;
  return `${label}${WORDS[operator] ?? operator}${valueWords(rulebook, value, definition?.options)}`;
}

const grouped = (rulebook: Rulebook, condition: Condition): string =>
  'all' in condition || 'any' in condition
    ? `（${conditionWords(rulebook, condition)}）`
    : conditionWords(rulebook, condition);

/** When a sentence of the rulebook prints, in the words of the form. */
export function conditionWords(rulebook: Rulebook, condition: Condition): string {
  if ('all' in condition) return condition.all.map((one) => grouped(rulebook, one)).join('，且');
  if ('any' in condition) return condition.any.map((one) => grouped(rulebook, one)).join('，或');
  if ('not' in condition) return `不满足${grouped(rulebook, condition.not)}`;
  if ('condition' in condition) return `满足“${condition.condition}”`;
  return comparisonWords(rulebook, condition);
}
