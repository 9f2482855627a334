import { isArray, isObject, textIn, type Json, type JsonObject } from '../draft/json.ts';

export type GroupKind = 'all' | 'any' | 'not';
export type ConditionKind = GroupKind | 'comparison' | 'condition';

export const KIND_NAMES: Readonly<Record<ConditionKind, string>> = {
  comparison: '比较',
  all: '同时满足以下各项',
  any: '满足以下任一项',
  not: '不满足以下条件',
  condition: '引用命名条件',
};

export const OPERATOR_NAMES: Readonly<Record<string, string>> = {
  equal: '等于',
  notEqual: '不等于',
  greaterThan: '大于',
  greaterThanInclusive: '大于或等于',
  lessThan: '小于',
  lessThanInclusive: '小于或等于',
  in: '是其中之一',
  notIn: '不是其中任何一个',
  contains: '包含文字',
  doesNotContain: '不包含文字',
  isMissing: '未填写',
  isPresent: '已填写',
};

const ANY_TYPE = ['isMissing', 'isPresent'];
const ORDER = ['greaterThan', 'greaterThanInclusive', 'lessThan', 'lessThanInclusive'];
const EQUAL = ['equal', 'notEqual'];
const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  boolean: [...EQUAL, ...ANY_TYPE],
  enum: [...EQUAL, 'in', 'notIn', ...ANY_TYPE],
  text: [...EQUAL, 'in', 'notIn', 'contains', 'doesNotContain', ...ANY_TYPE],
  table: ANY_TYPE,
};

/** The operators that make sense for a type of fact. */
export const operatorsFor = (type: string | undefined): readonly string[] =>
  type === undefined
    ? Object.keys(OPERATOR_NAMES)
    : (OPERATORS[type] ?? [...EQUAL, ...ORDER, 'in', 'notIn', ...ANY_TYPE]);

export const takesList = (operator: string): boolean => operator === 'in' || operator === 'notIn';
export const takesNothing = (operator: string): boolean => ANY_TYPE.includes(operator);

export function kindOf(value: Json | undefined): ConditionKind {
  if (!isObject(value)) return 'comparison';
  const kinds: readonly ConditionKind[] = ['all', 'any', 'not', 'condition'];
  return kinds.find((kind) => value[kind] !== undefined) ?? 'comparison';
}

export const NEW_COMPARISON: JsonObject = { fact: '', operator: 'equal', value: '' };

const partsOf = (value: Json | undefined): readonly Json[] => {
  const kind = kindOf(value);
  const inner = isObject(value) ? value[kind] : undefined;
  if (isArray(inner) && inner.length > 0) return inner;
  if (kind === 'not' && inner !== undefined) return [inner];
  return [value ?? NEW_COMPARISON];
};

/** A condition made over into another kind; what was there stays inside as far as it fits. */
export function asKind(value: Json | undefined, kind: ConditionKind): Json {
  const parts = partsOf(value);
  if (kind === 'condition') return { condition: '' };
  if (kind === 'comparison') return parts.find((part) => kindOf(part) === kind) ?? NEW_COMPARISON;
  if (kind === 'not')
    return { not: parts.length === 1 ? (parts[0] ?? NEW_COMPARISON) : { all: parts } };
  return { [kind]: parts };
}

/** The value a comparison starts with when its fact or operator changes; what still fits is kept. */
export function fittingValue(
  operator: string,
  type: string | undefined,
  value: Json | undefined,
): Json {
  if (takesNothing(operator)) return true;
  if (takesList(operator))
    return isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];
  if (isObject(value) && value['fact'] !== undefined) return value;
  if (type === 'boolean') return typeof value === 'boolean' ? value : true;
  return typeof value === 'string' ? value : '';
}

interface Names {
  readonly fact: (id: string) => string;
  readonly option: (fact: string, value: string) => string;
}

function valueSentence(fact: string, value: Json | undefined, names: Names): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (isArray(value)) return value.map((one) => names.option(fact, textIn(one))).join('、');
  if (isObject(value)) return names.fact(textIn(value['fact']));
  return names.option(fact, textIn(value));
}

/** What a comparison compares: a fact's id, or `row.<column>`. */
export const comparedIn = (comparison: JsonObject): string => {
  const fact = textIn(comparison['fact']);
  return fact === 'row' ? `row.${textIn(comparison['path'])}` : fact;
};

/** The condition as a Chinese sentence. */
export function sentenceOf(value: Json | undefined, names: Names): string {
  const kind = kindOf(value);
  if (!isObject(value)) return '（未设条件）';
  if (kind === 'condition') return `“${textIn(value['condition'])}”成立`;
  if (kind === 'not') return `并非（${sentenceOf(value['not'], names)}）`;
  if (kind !== 'comparison') {
    const words = partsOf(value).map((part) =>
      kindOf(part) === 'all' || kindOf(part) === 'any'
        ? `（${sentenceOf(part, names)}）`
        : sentenceOf(part, names),
    );
    return words.join(kind === 'all' ? '，且' : '，或');
  }
  const [fact, operator] = [comparedIn(value), textIn(value['operator'])];
  const said = `${names.fact(fact)}${OPERATOR_NAMES[operator] ?? operator}`;
  return takesNothing(operator) ? said : `${said} ${valueSentence(fact, value['value'], names)}`;
}
