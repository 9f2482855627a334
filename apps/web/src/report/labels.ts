import type {
  Evaluation,
  FactDefinition,
  FactValue,
  Option,
  Report,
  Rulebook,
} from '../api/types.ts';

/** What labels are made from. */
export interface Names {
  readonly rulebook: Rulebook;
  readonly content: Report['content'];
  readonly evaluation: Evaluation;
}

const factOf = (rulebook: Rulebook, id: string): FactDefinition | undefined =>
  rulebook.facts.facts.find((fact) => fact.id === id);

/** A row as people call it: its place and its name. */
export function rowLabel(rows: FactValue | undefined, rowId: string): string {
  const list = Array.isArray(rows) ? rows : [];
  const place = list.findIndex(({ id }) => id === rowId);
  if (place < 0) return '（已删除的行）';
  const row = list[place];
  const text =
    row !== undefined && 'cells' in row
      ? Object.values(row.cells).find((cell) => typeof cell === 'string' && !/_\d+$/.test(cell))
      : '涉密';
  return `第 ${String(place + 1)} 行 ${String(text ?? '').slice(0, 24)}`.trim();
}

function indicatorLabel({ evaluation }: Names, id: string): string {
  const found = evaluation.score.indicators.find((indicator) => indicator.id === id);
  return found === undefined ? id : `${found.number} ${found.label}`;
}

/** A paragraph by its lead, or by the heading it stands under. */
export function blockLabel({ narrative }: Rulebook, id: string): string {
  const place = narrative.body.findIndex((block) => block.id === id);
  const block = narrative.body[place];
  if (block?.lead !== undefined) return block.lead.replace(/。$/, '');
  const heading = narrative.body
    .slice(0, Math.max(place, 0))
    .findLast(({ type }) => type.endsWith('heading'));
  const text = typeof heading?.text === 'string' ? heading.text : '开头';
  return text.replace(/，?得分.*$/, '').replaceAll(/\{\{[^}]*\}\}/g, '…');
}

function factLabel(names: Names, path: string): string {
  const [id = '', row, column] = path.split('/');
  const fact = factOf(names.rulebook, id);
  const stored = names.content.facts[id];
  const parts = [
    fact?.label ?? id,
    row === undefined ? undefined : rowLabel(stored, row),
    column === undefined
      ? undefined
      : (fact?.columns?.find((candidate) => candidate.id === column)?.label ?? column),
  ];
  return parts.filter((part) => part !== undefined).join(' · ');
}

const measureText = (text: string | undefined): string[] =>
  text === undefined ? [] : [text === 'reason' ? '扣分原因' : '整改措施'];

/**
 * What a path of the report is called: a fact, `table/row/column`, `paragraphs/<block>`, `measures/<indicator>` (or one text
 * of it) or `indicators/<indicator>`.
 */
export function pathLabel(names: Names, path: string): string {
  const [head = '', id = '', text] = path.split('/');
  if (head === 'paragraphs') return `正文 · ${blockLabel(names.rulebook, id)}`;
  if (head === 'indicators') return `指标 · ${indicatorLabel(names, id)}`;
  // `measures` is also a table of the 2024 rulebook; below it stand rows there and indicators here.
  if (head === 'measures' && names.evaluation.score.indicators.some((entry) => entry.id === id))
    return ['扣分与整改', indicatorLabel(names, id), ...measureText(text)].join(' · ');
  return factLabel(names, path);
}

function structureText(value: object): string {
  if (Array.isArray(value)) return `${String(value.length)} 行`;
  if ('classified' in value) return '涉密';
  const parts: unknown = 'cells' in value ? value.cells : value;
  return Object.values(parts as Record<string, unknown>)
    .map((part) => valueText(part))
    .join('；');
}

/** A stored value as text for people. */
export function valueText(value: unknown, options?: readonly Option[]): string {
  if (value === null || value === undefined || value === '') return '（空）';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'object') return structureText(value);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return options?.find((option) => option.value === text)?.label ?? text;
}

/** Whether a path names a row of a table. */
export const isRow = (rulebook: Rulebook, path: string): boolean =>
  path.split('/').length === 2 && factOf(rulebook, path.split('/')[0] ?? '')?.type === 'table';

/** The options of the field a path leads to, so that an enum shows its label. */
export function optionsOfPath(rulebook: Rulebook, path: string): readonly Option[] | undefined {
  const [id = '', , column] = path.split('/');
  const fact = factOf(rulebook, id);
  return column === undefined
    ? fact?.options
    : fact?.columns?.find((candidate) => candidate.id === column)?.options;
}
