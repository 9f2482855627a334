import type { OrganisationContext } from '../evaluate/types.js';
import type { ColumnDefinition, FactDefinition, FactValue, TableRow } from '../schema/index.js';

/** Who stands in for the unit; its kind stays, since rules depend on it. */
export function anonymousOrganisation({ kind }: OrganisationContext): OrganisationContext {
  const district = '示例县';
  const [full, short] = NAMES[kind];
  return { name: `${district}${full}`, shortName: short, kind, district };
}

const NAMES: Readonly<Record<OrganisationContext['kind'], readonly [string, string]>> = {
  township: ['示例乡人民政府', '示例乡'],
  town: ['示例镇人民政府', '示例镇'],
  subdistrict: ['示例街道办事处', '示例街道'],
  ethnic_township: ['示例民族乡人民政府', '示例民族乡'],
  department: ['示例局', '示例局'],
};

/** Stands in for what somebody wrote. The same text gets the same one, so that names that matched still match. */
export type Words = (label: string, text: string) => string;

const STEMS = '甲乙丙丁戊己庚辛壬癸';

/** No digits: figures typed into text are checked against the facts. */
export function anonymousWords(): Words {
  const known = new Map<string, string>();
  return (label, text) => {
    const found = known.get(text) ?? `示例${withoutDigits(label)}${stems(known.size)}`;
    known.set(text, found);
    return found;
  };
}

const withoutDigits = (label: string): string => label.replace(/[\d０-９]/g, '');

const stems = (number: number): string =>
  [...String(number)].map((digit) => STEMS[Number(digit)] ?? '').join('');

/**
 * A fact's value with its numbers, answers and choices, dates in another year, and nothing that anybody wrote. What is
 * classified stays marked so, which is all that is stored of it.
 * @param years years to add to dates
 */
export function anonymousFact(
  definition: FactDefinition,
  value: FactValue,
  years: number,
  words: Words,
): FactValue {
  if (Array.isArray(value)) return value.map((row) => anonymousRow(definition, row, years, words));
  if (typeof value === 'object') return { classified: true };
  return anonymousScalar(definition, value, years, words);
}

function anonymousRow(
  { columns = [] }: FactDefinition,
  row: TableRow,
  years: number,
  words: Words,
): TableRow {
  if ('classified' in row) return { id: row.id, classified: true };
  const cells = columns.flatMap((column) => {
    const cell = Object.hasOwn(row.cells, column.id) ? row.cells[column.id] : undefined;
    return cell === undefined ? [] : [[column.id, anonymousScalar(column, cell, years, words)]];
  });
  return { id: row.id, cells: Object.fromEntries(cells) as Record<string, string | boolean> };
}

function anonymousScalar(
  {
    type,
    label,
    maxLength,
  }: Pick<FactDefinition | ColumnDefinition, 'type' | 'label' | 'maxLength'>,
  value: string | boolean,
  years: number,
  words: Words,
): string | boolean {
  if (typeof value === 'boolean') return value;
  if (type === 'text') return words(label, value).slice(0, maxLength);
  return type === 'date' ? movedDate(value, years) : value;
}

/** The same day in another year; 29 February becomes the 28th where there is none. */
function movedDate(date: string, years: number): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const moved = Number(year) + years;
  const leap = (moved % 4 === 0 && moved % 100 !== 0) || moved % 400 === 0;
  return `${String(moved)}-${month}-${month === '02' && day === '29' && !leap ? '28' : day}`;
}
