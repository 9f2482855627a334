import checks from '../../../../../rules/schema/checks.schema.json' with { type: 'json' };
import disclosure from '../../../../../rules/schema/disclosure.schema.json' with { type: 'json' };
import example from '../../../../../rules/schema/example.schema.json' with { type: 'json' };
import facts from '../../../../../rules/schema/facts.schema.json' with { type: 'json' };
import indicators from '../../../../../rules/schema/indicators.schema.json' with { type: 'json' };
import narrative from '../../../../../rules/schema/narrative.schema.json' with { type: 'json' };
import manifest from '../../../../../rules/schema/rulebook.schema.json' with { type: 'json' };
import workflow from '../../../../../rules/schema/workflow.schema.json' with { type: 'json' };
import { at, isArray, isObject, type Json, type JsonPath } from '../draft/json.ts';

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
  readonly title?: string;
  readonly description?: string;
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

const ofType = ({ type }: Schema, value: Json): boolean =>
  (type !== 'object' || isObject(value)) && (type !== 'array' || isArray(value));

/** Breaks no constant of the shape: `form`, `type`. */
const keepsConstants = ({ properties }: Schema, value: Json): boolean =>
  !isObject(value) ||
  Object.entries(value).every(([key, own]) => {
    const wanted = properties?.[key]?.const;
    return wanted === undefined || wanted === own;
  });

/** Has no key that the shape forbids. */
const keepsKeys = ({ properties, additionalProperties }: Schema, value: Json): boolean =>
  !isObject(value) ||
  additionalProperties !== false ||
  Object.keys(value).every((key) => properties?.[key] !== undefined);

/** The single shapes that a value may be of: references followed, unions taken apart, what no longer fits left out. */
export function shapesOf(schema: Schema, file: Schema, value?: Json): readonly Schema[] {
  const whole = resolved(schema, file);
  const union = whole.oneOf ?? whole.anyOf;
  if (union === undefined) return [whole];
  const shapes = union.flatMap((one) => shapesOf(one, file, value));
  if (value === undefined) return shapes;
  return [ofType, keepsConstants, keepsKeys].reduce<readonly Schema[]>((left, keeps) => {
    const fitting = left.filter((shape) => keeps(shape, value));
    return fitting.length === 0 ? left : fitting;
  }, shapes);
}

function step(shape: Schema, key: string | number): Schema | undefined {
  if (typeof key === 'number') return shape.items;
  const { properties, additionalProperties: rest } = shape;
  return properties?.[key] ?? (typeof rest === 'object' ? rest : undefined);
}

/** The schemas a place below `whole` may follow, which itself follows those of `start`: several while it is open which shape of a union is being written. */
export function schemasBelow(
  start: readonly Schema[],
  file: Schema,
  whole: Json | undefined,
  path: JsonPath,
): readonly Schema[] {
  return path.reduce<readonly Schema[]>(
    (schemas, key, depth) =>
      schemas
        .flatMap((schema) => shapesOf(schema, file, at(whole, path.slice(0, depth))))
        .flatMap((shape) => step(shape, key) ?? []),
    start,
  );
}

/** The schema of one place of a package, and of the file it stands in; undefined for what no schema knows. */
export function schemaAt(
  pkg: Json,
  [fileName, ...path]: JsonPath,
): { readonly schema: Schema; readonly file: Schema } | undefined {
  const file = FILES[String(fileName)];
  if (file === undefined) return undefined;
  const [schema] = schemasBelow([file], file, at(pkg, [String(fileName)]), path);
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
