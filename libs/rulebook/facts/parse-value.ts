import type { Fault } from '#libs/kernel';
import { idSchema, type FactDefinition, type FactValue, type TableRow } from '../schema/index.js';
import { parseScalar, refuse, type Parsed } from './parse-scalar.js';

const DEFAULT_MAX_ROWS = 2_000;

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null && !Array.isArray(raw);
}

function hasOnlyKeys(raw: Record<string, unknown>, allowed: readonly string[]): boolean {
  return Object.keys(raw).every((key) => allowed.includes(key));
}

/** `{ classified: true }` and nothing beside it: what is classified never enters the system. */
function isClassified(raw: unknown): raw is Record<string, unknown> {
  return isRecord(raw) && Object.hasOwn(raw, 'classified');
}

function classifiedFault(
  definition: FactDefinition,
  raw: Record<string, unknown>,
  allowed: readonly string[],
  path: string,
): { faults: Fault[] } | null {
  if (!definition.classifiable) return refuse(path, `${definition.label}不得标为涉密`);
  if (raw['classified'] !== true) return refuse(path, 'classified 只能为 true');
  return hasOnlyKeys(raw, allowed) ? null : refuse(path, '标为涉密的内容不得录入本系统');
}

function parseCells(
  definition: FactDefinition,
  raw: unknown,
  path: string,
): Parsed<Record<string, string | boolean>> {
  if (!isRecord(raw)) return refuse(path, `${definition.label}的行须有 cells`);
  const columns = new Map((definition.columns ?? []).map((column) => [column.id, column]));
  const cells: Record<string, string | boolean> = {};
  const faults: Fault[] = [];
  for (const [key, value] of Object.entries(raw)) {
    const column = columns.get(key);
    const at = `${path}.${key}`;
    if (column === undefined)
      faults.push({ code: 'fact.unknown', message: `${definition.label}没有这一列`, path: at });
    else if (column.formula !== undefined)
      faults.push({
        code: 'fact.not_editable',
        message: `${column.label}由系统计算，不能填写`,
        path: at,
      });
    else {
      const parsed = parseScalar(column, value, at);
      if (parsed.faults !== undefined) faults.push(...parsed.faults);
      else cells[key] = parsed.value;
    }
  }
  return faults.length > 0 ? { faults } : { value: cells };
}

function parseRow(
  definition: FactDefinition,
  raw: unknown,
  index: number,
  path: string,
): Parsed<TableRow> {
  const id = isRecord(raw) && Object.hasOwn(raw, 'id') ? idSchema.safeParse(raw['id']) : undefined;
  if (!isRecord(raw) || id?.success !== true)
    return refuse(`${path}.${index}`, `${definition.label}第 ${index + 1} 行须有行标识 id`);
  const at = `${path}.${id.data}`;
  if (isClassified(raw)) {
    return (
      classifiedFault(definition, raw, ['id', 'classified'], at) ?? {
        value: { id: id.data, classified: true },
      }
    );
  }
  if (!hasOnlyKeys(raw, ['id', 'cells']))
    return refuse(at, `${definition.label}的行只能有 id 和 cells`);
  const cells = parseCells(definition, raw['cells'], at);
  return cells.faults !== undefined
    ? { faults: cells.faults }
    : { value: { id: id.data, cells: cells.value } };
}

function parseTable(definition: FactDefinition, raw: unknown, path: string): Parsed<TableRow[]> {
  if (!Array.isArray(raw)) return refuse(path, `${definition.label}须为表格`);
  const most = definition.maxRows ?? DEFAULT_MAX_ROWS;
  if (raw.length > most)
    return refuse(path, `${definition.label}最多 ${most} 行`, 'fact.out_of_range');
  const parsed = raw.map((row: unknown, index) => parseRow(definition, row, index, path));
  const faults = parsed.flatMap((row) => row.faults ?? []);
  const rows = parsed.flatMap((row) => (row.value === undefined ? [] : [row.value]));
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.id))
      faults.push({
        code: 'fact.invalid_value',
        message: `${definition.label}有重复的行标识`,
        path: `${path}.${row.id}`,
      });
    seen.add(row.id);
  }
  return faults.length > 0 ? { faults } : { value: rows };
}

/**
 * Parses what came from outside for one fact into the form it is stored and hashed in: decimals in minimal form,
 * dates of the calendar, members of the enum, rows with known columns - or every fault, each with its path
 * (`<path>` or `<path>.<row>.<column>`). Faults: `fact.invalid_value`, `fact.out_of_range`, `fact.unknown`, `fact.not_editable`.
 */
export function parseFactValue(
  definition: FactDefinition,
  raw: unknown,
  path: string,
): Parsed<FactValue> {
  if (definition.type === 'table') return parseTable(definition, raw, path);
  if (isClassified(raw)) {
    return (
      classifiedFault(definition, raw, ['classified'], path) ?? { value: { classified: true } }
    );
  }
  return parseScalar(definition, raw, path);
}
