import { isObject, keyOf, parentOf, type JsonPath } from '../draft/json.ts';
import { KIND_NAMES, OPERATOR_NAMES } from '../forms/condition.ts';
import { nameOf, valueName } from '../forms/labels.ts';
import { textKind } from '../forms/references.ts';
import { isCondition, isDecimal, resolved, type Schema } from '../forms/schema.ts';

const OF_CONDITION: Readonly<Record<string, string>> = {
  ...KIND_NAMES,
  fact: '填报项或命名条件中的事实',
  operator: '关系',
  path: '事实之内的位置',
};

/** What a key is called where it stands; a key that is an id has no name of the schema's. */
export function keyName(path: JsonPath): string {
  const key = keyOf(path);
  const name = nameOf(key, parentOf(path));
  return name === key ? (OF_CONDITION[key] ?? '') : name;
}

/** What a literal is called; nothing for one that says itself. */
export function literalName(value: unknown, key: string): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value !== 'string') return '';
  const name = key === 'operator' ? OPERATOR_NAMES[value] : valueName(value, key);
  return name === undefined || name === value ? '' : name;
}

const TYPES: Readonly<Record<string, string>> = {
  object: '一组内容 { }',
  array: '列表 [ ]',
  boolean: '是或否',
  integer: '整数',
  number: '数值',
  null: '空',
};
const TEXTS = { formula: '公式', template: '可插入数据的文字', long: '文字', plain: '文字' };

function typeWord(schema: Schema, key: string): string {
  if (isCondition(schema)) return '条件';
  if (schema.enum !== undefined || schema.const !== undefined) return '选项';
  if (schema.oneOf !== undefined) return '几种写法之一';
  if (schema.type !== 'string') return TYPES[schema.type ?? ''] ?? '';
  return isDecimal(schema) ? '十进制数，写成文字' : TEXTS[textKind(schema, key)];
}

const shown = (value: unknown, key: string): string => {
  const name = literalName(value, key);
  return name === '' ? JSON.stringify(value) : `${JSON.stringify(value)} ${name}`;
};

/** What the schema says of a place, in a few lines. */
export function described(unresolved: Schema, file: Schema, path: JsonPath): string {
  const schema = resolved(unresolved, file);
  const key = keyOf(path);
  const choices = schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
  const most = schema.maxLength;
  const lines = [
    schema.description ?? schema.title,
    typeWord(schema, key),
    choices.length > 0 && `可取 ${choices.map((one) => shown(one, key)).join('、')}`,
    most !== undefined && choices.length === 0 && !isDecimal(schema) && `最多 ${String(most)} 字`,
    isPlain(schema.default) && `不写时为 ${shown(schema.default, key)}`,
  ];
  return lines.filter((line) => typeof line === 'string' && line !== '').join('\n');
}

const isPlain = (value: unknown): boolean =>
  value !== undefined && !isObject(value) && !Array.isArray(value);
