import { canonicalJson } from '#libs/kernel';
import { isComparison } from '../conditions/compile.js';
import { traceText } from '../conditions/trace.js';
import { factSymbols, type FactSymbol } from '../formula/symbols.js';
import type { Condition, RulebookPackage } from '../schema/index.js';
import { isList, isObject, type Json, type JsonObject } from './json.js';

/** What the ids of two packages are called; the later one's names come first. */
export type Names = ReadonlyMap<string, FactSymbol>;

export const namesOf = (before: RulebookPackage, after: RulebookPackage): Names =>
  new Map([...factSymbols(before.facts.facts), ...factSymbols(after.facts.facts)]);

const FORMULAS = new Set(['formula', 'count', 'value', 'actual', 'target', 'left', 'right']);
const PLACEHOLDER = /\{\{\s*([^{}|]+?)\s*(?:\|[^{}]*)?\}\}/g;
const ID = /[a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)*/g;

/** What messages of checks print besides facts. */
const SIDES: Readonly<Record<string, string>> = { left: '左边', right: '右边', difference: '差额' };

const ROW = 'row.';

/** Of a column, its name in the first table that has it: what stands beside says which one it is. */
function placeholderName(id: string, names: Names): string {
  const column = id.startsWith(ROW) ? id.slice(ROW.length) : null;
  if (column === null) return names.get(id)?.label ?? SIDES[id] ?? id;
  const found = [...names.values()].find(({ columns }) => columns?.has(column) === true);
  return found?.columns?.get(column)?.label ?? id;
}

/** A template with names in place of ids: 【单位自称】. */
export const templateWords = (text: string, names: Names): string =>
  text.replace(PLACEHOLDER, (_, id: string) => `【${placeholderName(id, names)}】`);

const formulaWords = (text: string, names: Names): string =>
  text.replace(ID, (id) => {
    const label = names.get(id)?.label;
    return label === undefined ? id : `「${label}」`;
  });

/** A text as people read it: ids of facts by name. */
export const textWords = (text: string, key: string, names: Names): string =>
  FORMULAS.has(key) ? formulaWords(text, names) : templateWords(text, names);

/** A check has an operator, too, but compares no `fact`. */
export const isCondition = (value: JsonObject): boolean =>
  (value['fact'] !== undefined && value['operator'] !== undefined) ||
  ['all', 'any', 'not', 'condition'].some((key) => value[key] !== undefined);

/** A condition as a sentence: 有制度 = 是 且（退回次数 = 0 或 总额 > 10）. */
function conditionWords(condition: Condition, names: Names, inner = false): string {
  if (isComparison(condition)) return traceText(condition, names);
  if ('condition' in condition) return `命名条件“${condition.condition}”成立`;
  if ('not' in condition) return `不满足（${conditionWords(condition.not, names)}）`;
  const [parts, joint] = 'all' in condition ? [condition.all, '且'] : [condition.any, '或'];
  const told = parts.map((part) => conditionWords(part, names, true)).join(` ${joint} `);
  return inner && parts.length > 1 ? `（${told}）` : told;
}

/** Any value of a package as people read it; null where there is none. */
export function valueWords(value: Json, key: string, names: Names): string | null {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return textWords(value, key, names);
  if (typeof value === 'number') return String(value);
  if (isList(value)) return value.map((one) => valueWords(one, key, names) ?? '').join('；');
  if (isCondition(value)) return conditionWords(value as unknown as Condition, names);
  return thingWords(value, names) ?? canonicalJson(value);
}

/** What is said of a thing that came or went, beyond its name. */
export function thingWords(value: Json, names: Names): string | null {
  if (!isObject(value)) return null;
  const text = (key: string) => {
    const found = value[key];
    return typeof found === 'string' ? templateWords(found, names) : null;
  };
  const given = (key: string, say: (words: string) => string) => {
    const found = text(key);
    return found === null ? [] : [say(found)];
  };
  const sentences = isList(value['text']) ? valueWords(value['text'], 'text', names) : null;
  const when = value['when'] === undefined ? null : valueWords(value['when'], 'when', names);
  const parts = [
    ...given('fullMarks', (marks) => `满分 ${marks} 分`),
    ...given('points', (points) => `${points} 分`),
    ...given('unit', (unit) => `单位：${unit}`),
    ...(when === null ? [] : [`条件：${when}`]),
    ...[
      text('standard') ?? text('message') ?? text('text') ?? sentences ?? text('help') ?? [],
    ].flat(),
  ];
  return parts.length === 0 ? null : parts.join('；');
}
