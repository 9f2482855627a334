import checks from '../../../../../rules/schema/checks.schema.json' with { type: 'json' };
import disclosure from '../../../../../rules/schema/disclosure.schema.json' with { type: 'json' };
import example from '../../../../../rules/schema/example.schema.json' with { type: 'json' };
import facts from '../../../../../rules/schema/facts.schema.json' with { type: 'json' };
import indicators from '../../../../../rules/schema/indicators.schema.json' with { type: 'json' };
import narrative from '../../../../../rules/schema/narrative.schema.json' with { type: 'json' };
import manifest from '../../../../../rules/schema/rulebook.schema.json' with { type: 'json' };
import workflow from '../../../../../rules/schema/workflow.schema.json' with { type: 'json' };
import { isArray, isObject, type Json, type JsonPath } from '../draft/json.ts';

/** What the forms read of JSON Schema. */
export interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly enum?: readonly string[];
  readonly const?: string | number;
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly default?: unknown;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** The files of a package as they are called in it. */
export const FILES: Readonly<Record<string, Schema>> = {
  manifest: manifest,
  facts: facts,
  indicators: indicators,
  checks: checks,
  narrative: narrative,
  workflow: workflow,
  disclosure: disclosure,
  examples: { type: 'array', items: example as Schema },
};

/** A schema with its reference followed, in the file it stands in. */
export function resolved(schema: Schema, file: Schema): Schema {
  if (schema.$ref === undefined) return schema;
  const found = file.$defs?.[schema.$ref.replace('#/$defs/', '')];
  return found === undefined ? {} : resolved(found, file);
}

/** json-rules-engine's conditions, told by their shape: the names of definitions are numbered. */
export const isCondition = (schema: Schema): boolean =>
  schema.anyOf?.some(({ properties }) => properties?.['operator'] !== undefined) ?? false;

/** The key whose constant tells the variants of a union apart: `form`, `type`. */
export function discriminatorOf({ oneOf }: Schema): string | undefined {
  const first = oneOf?.[0]?.properties ?? {};
  return Object.keys(first).find((key) => first[key]?.const !== undefined);
}

/** The variant a value is of. */
export function variantOf(schema: Schema, value: Json | undefined): Schema | undefined {
  const key = discriminatorOf(schema);
  if (key === undefined || !isObject(value)) return undefined;
  return schema.oneOf?.find(({ properties }) => properties?.[key]?.const === value[key]);
}

function step(schema: Schema, key: string | number, value: Json | undefined): Schema | undefined {
  if (typeof key === 'number') {
    const list = schema.items === undefined ? schema.anyOf?.find(({ items }) => items) : schema;
    return list?.items;
  }
  const whole = schema.oneOf === undefined ? schema : variantOf(schema, value);
  const own = whole?.properties?.[key];
  const rest = whole?.additionalProperties;
  return own ?? (typeof rest === 'object' ? rest : undefined);
}

/** The schema of one place of a package, and of the file it stands in; undefined for what no schema knows. */
export function schemaAt(
  pkg: Json,
  [fileName, ...path]: JsonPath,
): { readonly schema: Schema; readonly file: Schema } | undefined {
  const file = FILES[String(fileName)];
  if (file === undefined || !isObject(pkg)) return undefined;
  let schema: Schema | undefined = file;
  let value: Json | undefined = pkg[String(fileName)];
  for (const key of path) {
    schema = schema === undefined ? undefined : step(resolved(schema, file), key, value);
    value = isArray(value) ? value[Number(key)] : isObject(value) ? value[String(key)] : undefined;
  }
  return schema === undefined ? undefined : { schema: resolved(schema, file), file };
}

const DECIMAL = /\\d\{0,17\}/;
export const isDecimal = ({ pattern }: Schema): boolean =>
  pattern !== undefined && DECIMAL.test(pattern);

function emptyObject(schema: Schema, file: Schema): Json {
  const required = schema.required ?? [];
  return Object.fromEntries(
    required.map((key) => [key, emptyOf(schema.properties?.[key] ?? {}, file)]),
  );
}

/** The least a new value of a schema can be; what people must fill in is empty, and lint says so. */
export function emptyOf(unresolved: Schema, file: Schema): Json {
  const schema = resolved(unresolved, file);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0] ?? '';
  if (isCondition(schema)) return { fact: '', operator: 'equal', value: true };
  const variant = schema.oneOf?.[0] ?? schema.anyOf?.[0];
  if (variant !== undefined) return emptyOf(variant, file);
  return emptyOfType(schema, file);
}

function emptyOfType(schema: Schema, file: Schema): Json {
  switch (schema.type) {
    case 'object':
      return emptyObject(schema, file);
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => emptyOf(schema.items ?? {}, file));
    case 'boolean':
      return false;
    case 'number':
    case 'integer':
      return schema.minimum ?? 0;
    default:
      return isDecimal(schema) ? '0' : '';
  }
}

/** A value made over into another variant: what both have stays. */
export function asVariant(value: Json | undefined, variant: Schema, file: Schema): Json {
  const start = emptyOf(variant, file);
  if (!isObject(value) || !isObject(start)) return start;
  const kept = Object.entries(value).filter(
    ([key]) => variant.properties?.[key]?.const === undefined && variant.properties?.[key],
  );
  const fits = kept.filter(([key, entry]) => {
    const wanted = resolved(variant.properties?.[key] ?? {}, file);
    return isArray(entry) ? wanted.type === 'array' && key !== 'items' : wanted.type !== 'array';
  });
  return { ...start, ...Object.fromEntries(fits) };
}
